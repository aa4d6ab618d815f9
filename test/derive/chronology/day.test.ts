import { expect, it } from 'vitest';
import { dayOf, isLater } from '../../../src/derive/chronology/day.js';

it.each([
  ['2026-11-02', '2026-11-02'],
  ['2026-11-02T14:59:59Z', '2026-11-02'],
  // The 3rd in Japan.
  ['2026-11-02T15:00:00Z', '2026-11-03'],
  ['294247-01-10T04:00:54Z', null],
  ['2026-13-45', null],
  ['2026-13-45T00:00:00Z', null],
  ['2 November 2026', null],
  ['November', null],
  ['', null],
  [null, null],
  [undefined, null],
])('the day of %j: %j', (value, day) => expect(dayOf(value)).toBe(day));

it.each([
  ['2026-11-02', '2026-11-01', undefined, false],
  ['2026-11-03', '2026-11-01', undefined, true],
  ['2026-11-01', '2026-11-03', undefined, false],
  ['2026-03-02', '2026-02-28', 2, false],
  ['2026-03-03', '2026-02-28', 2, true],
] as const)('%s after %s, with a slack of %s: %s', (day, than, slack, later) => {
  expect(isLater(day, than, slack)).toBe(later);
});
