import { describe, expect, it } from 'vitest';
import { type AcceptanceRule, acceptFindings } from '../../src/history/acceptances.js';
import { found, open, rowOf } from './sample-report.js';

const A = 'a.example.lg.jp';
const GONE = found('gone.jp', 'critical');
const OTHER = found('other.jp', 'low', { id: 'delegation/too-large' });
const TODAY = '2026-11-22';

const rule = (more: Partial<AcceptanceRule>): AcceptanceRule => ({
  place: 'ignore.json: entry 1',
  reason: 'moving',
  owner: 'dns team',
  expires: '2026-12-31',
  ...more,
});

describe('accepted findings', () => {
  it('are not back where another rule still holds', () => {
    const rules = [rule({ id: GONE.id, expires: '2026-01-01' }), rule({ id: GONE.id })];
    const { row, uses } = acceptFindings(rowOf(A, [GONE]), rules, TODAY);
    expect(row.findings).toEqual([]);
    expect(uses.map(({ use }) => use)).not.toContain('expired');
  });

  it.each<[string, Partial<AcceptanceRule>, boolean]>([
    ['by fingerprint', { fingerprint: GONE.fingerprint }, true],
    ['by check', { id: GONE.id }, true],
    ['by check and name', { id: GONE.id, domain: A }, true],
    ['of another name', { id: GONE.id, domain: 'b.example.lg.jp' }, false],
    ['of another check', { id: 'delegation/absent' }, false],
    ['on its last day', { id: GONE.id, expires: TODAY }, true],
    ['after its last day', { id: GONE.id, expires: '2026-11-21' }, false],
  ])('%s', (_, more, hides) => {
    const { row } = acceptFindings(rowOf(A, [GONE, OTHER]), [rule(more)], TODAY);
    expect(row.findings).toEqual(hides ? [OTHER] : [GONE, OTHER]);
    expect(row.risk).toBe(hides ? 'low' : 'critical');
    expect(row.ignored?.map(({ accepted }) => accepted.owner)).toEqual(hides ? ['dns team'] : undefined);
  });

  it('leave the row clean, or incomplete, by what is left', () => {
    const rules = [rule({ id: GONE.id })];
    expect(acceptFindings(rowOf(A, [GONE]), rules, TODAY).row).toMatchObject({
      status: 'clean',
      risk: 'none',
    });
    expect(acceptFindings(rowOf(A, [GONE], [open()]), rules, TODAY).row).toMatchObject({
      status: 'incomplete',
      risk: 'unknown',
    });
  });

  it('take their exposure with them, and nothing else of the row', () => {
    const most = found('gone.jp', 'critical', { exposure: 0.75 });
    const rest = [
      found('a.jp', 'low', { exposure: 0.25 }),
      found('b.jp', 'low', { exposure: 0.5 }),
      found('c.jp', 'low', { exposure: null }),
    ];
    const before = rowOf(A, [most, ...rest]);
    const { row } = acceptFindings(before, [rule({ fingerprint: most.fingerprint })], TODAY);
    const accepted = { reason: 'moving', owner: 'dns team', expires: '2026-12-31' };
    expect(row).toEqual({
      ...before,
      status: 'findings',
      risk: 'low',
      exposure: 0.5,
      findings: rest,
      ignored: [{ ...most, accepted }],
    });
    expect(acceptFindings(rowOf(A, [most]), [rule({ id: most.id })], TODAY).row.exposure).toBe(0);
  });

  it.each<[string, Partial<AcceptanceRule>, readonly string[]]>([
    ['hides', { id: GONE.id }, ['hides']],
    ['hides on its last day', { id: GONE.id, expires: TODAY }, ['hides']],
    ['is expired', { id: GONE.id, expires: '2026-01-01' }, ['expired']],
    ['is for nothing here', { fingerprint: 'lga1:none', id: 'delegation/absent' }, []],
    ['may be for what could not be checked', { id: 'zone/x' }, ['waits']],
    ['may be for that in this name', { id: 'zone/x', domain: A }, ['waits']],
    ['is for that in another name', { id: 'zone/x', domain: 'b.example.lg.jp' }, []],
    ['is for any check of another name', { domain: 'b.example.lg.jp' }, []],
    ['may be for anything', {}, ['hides', 'waits']],
  ])('tells of a rule that %s', (_, more, uses) => {
    const row = rowOf(A, [GONE], [open({ check: 'zone/x' }), open({ check: 'zone/y' })]);
    expect(acceptFindings(row, [rule(more)], TODAY).uses.map(({ use }) => use)).toEqual(uses);
  });
});
