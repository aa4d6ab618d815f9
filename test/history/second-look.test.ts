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
])('%s stands', (_, again, expected) => {
  const stands = secondLook(first, again, new Set([GONE.fingerprint]));
  expect(stands).toBe(expected === 'first' ? first : again);
});
