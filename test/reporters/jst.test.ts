import { describe, expect, it } from 'vitest';
import { jstDate, jstMinute, jstTime } from '../../src/reporters/jst.js';

describe('Japan time', () => {
  it.each([
    ['2026-11-21T18:02:11.000Z', '2026-11-22', '03:02:11', '2026-11-22 03:02'],
    ['2026-12-31T15:00:00Z', '2027-01-01', '00:00:00', '2027-01-01 00:00'],
    ['2026-12-31T14:59:59Z', '2026-12-31', '23:59:59', '2026-12-31 23:59'],
  ])('%s', (instant, date, time, minute) => {
    expect([jstDate(instant), jstTime(instant), jstMinute(instant)]).toEqual([date, time, minute]);
  });

  it('leaves a calendar date of the registry as it is', () =>
    expect(jstDate('2026-11-30')).toBe('2026-11-30'));

  it.each(['', 'before 2001', '+294247-01-10T04:00:54Z', '+275760-09-12T23:00:00Z', '2026-13-45T00:00:00Z'])(
    'shows what is no time as it came: %j',
    (text) => {
      for (const read of [jstDate, jstTime, jstMinute]) expect(read(text)).toBe(text);
    },
  );

  it('cuts and cleans what is no time', () => {
    expect(jstDate(`\u001b[2J${'9'.repeat(100)}`)).toMatch(/^\[2J9{1,20}…$/);
  });
});
