import { describe, expect, it } from 'vitest';
import { mergeReports } from '../../src/assess/merge-reports.js';
import { compareReports } from '../../src/history/compare-reports.js';
import type { Report } from '../../src/model/report.js';
import { found, night, open, rowOf } from '../history/sample-report.js';

const [A, B, C] = ['a.example.lg.jp', 'b.example.lg.jp', 'c.example.lg.jp'] as const;
const GONE = found('gone.jp', 'critical', { id: 'hijack/ns-domain-unregistered' });

const first = night('2026-11-02', rowOf(C, [GONE]), rowOf(A, []));
const second = night('2026-11-01', rowOf(B, [], [open()]));
const named = (...reports: readonly Report[]) =>
  reports.map((report, at) => ({ name: `${at + 1}.json`, report }));

function merged(...reports: readonly Report[]): Report {
  const result = mergeReports(named(...reports), '1.2.3');
  if ('kind' in result) throw new Error(result.domain);
  return result;
}

describe('results of shards put together', () => {
  const whole = merged(first, second);

  it('have every row once, by name, and what they add up to', () => {
    expect(whole.domains.map(({ domain }) => domain)).toEqual([A, B, C]);
    expect(whole.summary).toMatchObject({
      domains: 3,
      clean: 1,
      withFindings: 1,
      incomplete: 1,
      complete: 2,
    });
    expect(whole.rootCauses).toEqual([{ registeredDomain: 'gone.jp', findings: [GONE.id], domains: [C] }]);
    expect(whole.tool.version).toBe('1.2.3');
  });

  it('run from the first beginning to the last end, and their questions add up', () => {
    expect(whole.run).toMatchObject({
      startedAt: '2026-11-01T00:00:00Z',
      finishedAt: '2026-11-02T00:00:00Z',
    });
    const sum = (protocol: 'dns' | 'whois' | 'rdap') =>
      first.run.queries[protocol] + second.run.queries[protocol];
    expect(whole.run.queries).toEqual({ dns: sum('dns'), whois: sum('whois'), rdap: sum('rdap') });
    expect(sum('dns')).toBeGreaterThan(0);
  });

  it('keep what one of them left out', () => {
    const filter = { minSeverity: 'high', minConfidence: 'possible', off: [] } as const;
    expect(merged(first, { ...second, run: { ...second.run, filter } }).run.filter).toEqual(filter);
    expect(merged(first, second).run).not.toHaveProperty('filter');
  });

  it('leave out what any of them left out', () => {
    const left = (minSeverity: 'info' | 'high', minConfidence: 'probable' | 'possible', off: string[]) => ({
      ...first,
      domains: [],
      run: { ...first.run, filter: { minSeverity, minConfidence, off } },
    });
    const strictest = { minSeverity: 'high', minConfidence: 'probable', off: ['zone/spf', 'zone/x'] };
    const [mild, strict] = [left('info', 'probable', ['zone/x']), left('high', 'possible', ['zone/spf'])];
    expect(merged(mild, strict, second).run.filter).toEqual(strictest);
    expect(merged(strict, second, mild).run.filter).toEqual(strictest);
  });

  it('tell of each finding once, where all were compared with one result: what the part with its name tells', () => {
    const before = night('2026-10-31', rowOf(C, [GONE]), rowOf(B, [found('b.jp')]));
    const part = (report: Report) => ({ ...report, history: compareReports(before, report) });
    for (const parts of [
      [part(first), part(second)],
      [part(second), part(first)],
    ]) {
      const { findings } = merged(...parts).history ?? { findings: [] };
      expect(findings.map(({ domain, state, reason }) => [domain, state, reason?.en ?? null]).sort()).toEqual(
        [
          [B, 'unknown', 'rate limited'],
          [C, 'open', null],
        ],
      );
    }
  });

  it('have a history where all of them have, since the first', () => {
    const history = { since: '2026-10-02T00:00:00Z', findings: [] };
    const earlier = { since: '2026-10-01T00:00:00Z', findings: [] };
    expect(merged({ ...first, history }, { ...second, history: earlier }).history).toEqual(earlier);
    expect(merged({ ...first, history }, second)).not.toHaveProperty('history');
  });

  it('cannot be put together where a name stands in two', () => {
    expect(mergeReports(named(first, second, night('2026-11-03', rowOf(B, []))), '1.2.3')).toEqual({
      kind: 'duplicate',
      domain: B,
      names: ['2.json', '3.json'],
    });
  });
});
