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
    expect(acceptFindings(rowOf(A, [GONE], [open()]), rules, TODAY).row.status).toBe('incomplete');
  });

  it.each<[string, Partial<AcceptanceRule>, readonly string[]]>([
    ['hides', { id: GONE.id }, ['hides']],
    ['is expired', { id: GONE.id, expires: '2026-01-01' }, ['expired']],
    ['is for nothing here', { fingerprint: 'lga1:none', id: 'delegation/absent' }, []],
    ['may be for what could not be checked', { id: 'zone/x' }, ['waits']],
  ])('tells of a rule that %s', (_, more, uses) => {
    const row = rowOf(A, [GONE], [open({ check: 'zone/x' })]);
    expect(acceptFindings(row, [rule(more)], TODAY).uses.map(({ use }) => use)).toEqual(uses);
  });
});
