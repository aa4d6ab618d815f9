import { describe, expect, it } from 'vitest';
import { compareReports } from '../../src/history/compare-reports.js';
import { newsOf } from '../../src/history/news.js';
import type { DomainReport, Report } from '../../src/model/report.js';
import { found, night, open, rowOf } from './sample-report.js';

const A = 'a.example.lg.jp';
const GONE = found('gone.jp');

/** Several nights, each compared with the one before, as `--state` does. */
function nights(...rows: readonly (readonly DomainReport[])[]): Report {
  let last: Report | undefined;
  for (const [at, one] of rows.entries()) {
    const plain = night(`2026-11-${String(at + 1).padStart(2, '0')}`, ...one);
    last = { ...plain, history: compareReports(last, plain) };
  }
  return last as Report;
}

const summaryOf = (report: Report) =>
  report.history?.findings.map(({ fingerprint, state, change, runs, ageDays }) => ({
    fingerprint,
    state,
    change,
    runs,
    ageDays,
  }));

const seen = (more: object) => [{ fingerprint: GONE.fingerprint, ageDays: 0, ...more }];

describe('what became of a finding', () => {
  it.each<[string, readonly (readonly DomainReport[])[], object[]]>([
    ['it is new', [[rowOf(A, [])], [rowOf(A, [GONE])]], seen({ state: 'open', change: 'new', runs: 1 })],
    [
      'it stays',
      [[rowOf(A, [GONE])], [rowOf(A, [GONE])], [rowOf(A, [GONE])]],
      seen({ state: 'open', change: null, runs: 3 }),
    ],
    [
      'it is checked and gone',
      [[rowOf(A, [GONE])], [rowOf(A, [])]],
      seen({ state: 'resolved', change: 'resolved', runs: 0, ageDays: 1 }),
    ],
    [
      'it was gone and is back',
      [[rowOf(A, [GONE])], [rowOf(A, [])], [rowOf(A, [])], [rowOf(A, [GONE])]],
      seen({ state: 'open', change: 'reopened', runs: 1 }),
    ],
    [
      'it became worse',
      [[rowOf(A, [GONE])], [rowOf(A, [found('gone.jp', 'critical')])]],
      seen({ state: 'open', change: 'changed', runs: 2 }),
    ],
    [
      'it became more certain',
      [[rowOf(A, [found('gone.jp', 'high', { confidence: 'possible' })])], [rowOf(A, [GONE])]],
      seen({ state: 'open', change: 'changed', runs: 2 }),
    ],
    [
      'it was gone and is back, and worse',
      [[rowOf(A, [GONE])], [rowOf(A, [])], [rowOf(A, [found('gone.jp', 'critical')])]],
      seen({ state: 'open', change: 'reopened', runs: 1 }),
    ],
    [
      'it stays gone',
      [[rowOf(A, [GONE])], [rowOf(A, [])], [rowOf(A, [])]],
      seen({ state: 'resolved', change: null, runs: 0, ageDays: 2 }),
    ],
    [
      'it is gone, and now its check cannot tell',
      [[rowOf(A, [GONE])], [rowOf(A, [])], [rowOf(A, [], [open()])]],
      seen({ state: 'resolved', change: null, runs: 0, ageDays: 2 }),
    ],
    [
      'its check could not tell, for two nights',
      [[rowOf(A, [GONE])], [rowOf(A, [], [open()])], [rowOf(A, [], [open()])]],
      seen({ state: 'unknown', change: 'unknown', runs: 1, ageDays: 2 }),
    ],
    [
      'its check could not tell, beside another finding',
      [[rowOf(A, [GONE])], [rowOf(A, [], [open({ subject: { registeredDomain: 'gone.jp' } })])]],
      seen({ state: 'unknown', change: 'unknown', runs: 1, ageDays: 1 }),
    ],
    [
      'its name is incomplete for another reason',
      [[rowOf(A, [GONE])], [rowOf(A, [], [open({ check: 'zone/other' })])]],
      seen({ state: 'unknown', change: 'unknown', runs: 1, ageDays: 1 }),
    ],
    [
      'its name was not audited',
      [[rowOf(A, [GONE])], []],
      seen({ state: 'unknown', change: 'unknown', runs: 1, ageDays: 1 }),
    ],
    [
      'it was unknown and is there again: no news',
      [[rowOf(A, [GONE])], [], [rowOf(A, [GONE])]],
      seen({ state: 'open', change: null, runs: 2 }),
    ],
    [
      'it was unknown and is gone',
      [[rowOf(A, [GONE])], [], [rowOf(A, [])]],
      seen({ state: 'resolved', change: 'resolved', runs: 0, ageDays: 2 }),
    ],
  ])('%s', (_, rows, expected) => {
    expect(summaryOf(nights(...rows))).toEqual(expected);
  });

  it('is resolved where the open question is about something else', () => {
    const other = found('other.jp', 'low');
    const later = rowOf(A, [other], [open({ subject: { registeredDomain: 'third.jp' } })]);
    const [gone] = nights([rowOf(A, [GONE, other])], [later]).history?.findings ?? [];
    expect(gone).toMatchObject({ fingerprint: GONE.fingerprint, state: 'resolved' });
  });

  it('is not resolved by leaving it out', () => {
    const filter = { minSeverity: 'critical', minConfidence: 'possible', off: [] } as const;
    const later = night('2026-11-02', rowOf(A, []));
    const { findings } = compareReports(night('2026-11-01', rowOf(A, [GONE])), {
      ...later,
      run: { ...later.run, filter },
    });
    expect(findings[0]).toMatchObject({ state: 'unknown', change: 'unknown' });
  });

  it('is still there while it is only accepted', () => {
    const accepted = { reason: 'moving', owner: 'dns team', expires: '2026-12-31' };
    const row = { ...rowOf(A, []), ignored: [{ ...GONE, accepted }] };
    expect(summaryOf(nights([rowOf(A, [GONE])], [row]))).toEqual(
      seen({ state: 'open', change: null, runs: 2 }),
    );
  });

  it('is no news while it is accepted: not when it is there first, nor when it is worse', () => {
    const accepted = { reason: 'moving', owner: 'dns team', expires: '2026-12-31' };
    const row = { ...rowOf(A, []), ignored: [{ ...GONE, accepted }] };
    const worse = { ...rowOf(A, []), ignored: [{ ...found('gone.jp', 'critical'), accepted }] };
    expect(summaryOf(nights([row]))).toEqual(seen({ state: 'open', change: null, runs: 1 }));
    const [finding] = nights([rowOf(A, [GONE])], [worse]).history?.findings ?? [];
    expect(finding).toMatchObject({ change: null, before: null, severity: 'critical', runs: 2 });
  });

  it.each([['low', 'critical'] as const, ['critical', 'low'] as const])(
    'keeps one identity once, the worst: %s, %s',
    (first, second) => {
      const twice = rowOf(A, [found('gone.jp', first), found('gone.jp', second)]);
      const { findings } = compareReports(undefined, night('2026-11-01', twice));
      expect(findings.map(({ severity }) => severity)).toEqual(['critical']);
    },
  );

  it('remembers since when it is seen, and what it was before', () => {
    const worse = found('gone.jp', 'critical');
    const [finding] =
      nights([rowOf(A, [GONE])], [rowOf(A, [GONE])], [rowOf(A, [worse])]).history?.findings ?? [];
    expect(finding).toMatchObject({
      firstSeen: '2026-11-01T00:00:00Z',
      lastSeen: '2026-11-03T00:00:00Z',
      before: { severity: 'high', confidence: GONE.confidence },
    });
    const [back] = nights([rowOf(A, [GONE])], [rowOf(A, [])], [rowOf(A, [worse])]).history?.findings ?? [];
    expect(back).toMatchObject({ firstSeen: '2026-11-01T00:00:00Z', before: null, resolvedAt: null });
  });

  it('lists by name, whatever the order of the rows', () => {
    const [b, c] = ['b.example.lg.jp', 'c.example.lg.jp'] as const;
    const row = (domain: string) =>
      rowOf(domain, [found('gone.jp', 'high', { fingerprint: `lga1:${domain}` })]);
    const { findings } = compareReports(night('2026-11-01', row(b)), night('2026-11-02', row(c), row(A)));
    expect(findings.map(({ domain }) => domain)).toEqual([A, b, c]);
  });

  it('says since when it compares', () => {
    const [first, second] = [night('2026-11-01', rowOf(A, [])), night('2026-11-02', rowOf(A, []))];
    expect(compareReports(undefined, first).since).toBeNull();
    expect(compareReports(first, second).since).toBe('2026-11-01T00:00:00Z');
  });

  it.each([
    ['2027-11-02', 'remembered for a year', ['resolved']],
    ['2027-11-03', 'forgotten after it', []],
  ])('on %s a finding that went on 2026-11-02 is %s', (day, _, states) => {
    const gone = nights([rowOf(A, [GONE])], [rowOf(A, [])]);
    const { findings } = compareReports(gone, night(day, rowOf(A, [])));
    expect(findings.map(({ state }) => state)).toEqual(states);
  });
});

describe('news', () => {
  it.each<[string, readonly (readonly DomainReport[])[], boolean]>([
    ['a new finding is', [[], [rowOf(A, [GONE])]], true],
    ['a worse one is', [[rowOf(A, [GONE])], [rowOf(A, [found('gone.jp', 'critical')])]], true],
    ['a milder one is not', [[rowOf(A, [GONE])], [rowOf(A, [found('gone.jp', 'low')])]], false],
    ['the same is not', [[rowOf(A, [GONE])], [rowOf(A, [GONE])]], false],
    [
      'a more certain one is not',
      [[rowOf(A, [found('gone.jp', 'high', { confidence: 'possible' })])], [rowOf(A, [GONE])]],
      false,
    ],
    ['one that came back is', [[rowOf(A, [GONE])], [rowOf(A, [])], [rowOf(A, [GONE])]], true],
    ['an unknown one is not', [[rowOf(A, [GONE])], []], false],
    ['a resolved one is not', [[rowOf(A, [GONE])], [rowOf(A, [])]], false],
  ])('%s', (_, rows, expected) => {
    const { history } = nights(...rows);
    expect(history !== undefined && newsOf(history).has(GONE.fingerprint)).toBe(expected);
  });
});
