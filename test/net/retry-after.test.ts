import { expect, test } from 'vitest';
import { readRetryAfter } from '../../src/net/retry-after.js';

const DATE = 'Tue, 01 Sep 2026 00:00:00 GMT';

test.each<readonly [string, Parameters<typeof readRetryAfter>[0], number | null]>([
  ['seconds', { 'retry-after': '120' }, 120],
  [
    'a date, counted from the reply itself',
    { 'retry-after': 'Tue, 01 Sep 2026 00:01:30 GMT', date: DATE },
    90,
  ],
  ['a date that has passed', { 'retry-after': 'Mon, 31 Aug 2026 00:00:00 GMT', date: DATE }, 0],
  ['a date without the reply’s own', { 'retry-after': 'Tue, 01 Sep 2026 00:01:30 GMT' }, null],
  ['nonsense', { 'retry-after': 'soon', date: DATE }, null],
  ['a negative number', { 'retry-after': '-5' }, null],
  ['nothing', {}, null],
])('%s', (_name, headers, seconds) => {
  expect(readRetryAfter(headers)).toBe(seconds);
});
