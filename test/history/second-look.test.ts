import { expect, it } from 'vitest';
import { secondLook } from '../../src/history/second-look.js';
import type { DomainReport } from '../../src/model/report.js';
import { found, open, rowOf } from './sample-report.js';

const A = 'a.example.lg.jp';
const GONE = found('gone.jp');
const first = rowOf(A, [GONE]);

it.each<[string, DomainReport, 'first' | 'again']>([
  ['still there: the later row', rowOf(A, [GONE, found('more.jp')]), 'again'],
  ['gone: the later row', rowOf(A, []), 'again'],
  ['could not be checked: the first row', rowOf(A, [], [open()]), 'first'],
  [
    'another question is open beside a finding: the later row',
    rowOf(A, [found('x.jp')], [open({ check: 'zone/x' })]),
    'again',
  ],
  [
    'there, and in question for another server: the later row',
    rowOf(A, [GONE], [open({ subject: { nameServer: 'ns.example.jp' } })]),
    'again',
  ],
])('%s stands', (_, again, expected) => {
  const stands = secondLook(first, again, new Set([GONE.fingerprint]));
  expect(stands).toBe(expected === 'first' ? first : again);
});

it('keeps the first row for one open question of several findings', () => {
  const other = found('other.jp');
  const both = rowOf(A, [other, GONE]);
  const again = rowOf(A, [other], [open({ subject: { registeredDomain: 'gone.jp' } })]);
  expect(secondLook(both, again, new Set([other.fingerprint, GONE.fingerprint]))).toBe(both);
});

it('does not mind an open question about a finding that was not in question', () => {
  const other = found('other.jp');
  const both = rowOf(A, [other, GONE]);
  const again = rowOf(A, [], [open({ subject: { registeredDomain: 'other.jp' } })]);
  expect(secondLook(both, { ...again, status: 'findings' }, new Set([GONE.fingerprint]))).toEqual({
    ...again,
    status: 'findings',
  });
});
