import { describe, expect, it } from 'vitest';
import { readServerTime } from '../../src/net/server-time.js';

const DATE = 'Sun, 22 Nov 2026 03:00:00 GMT';

describe('readServerTime', () => {
  it.each<[string, Record<string, string>, string | null]>([
    ['the date of a fresh reply', { date: DATE }, '2026-11-22T03:00:00.000Z'],
    ['the date of a cached one, with its age', { date: DATE, age: '90' }, '2026-11-22T03:01:30.000Z'],
    ['the date beside an age that is none', { date: DATE, age: 'old' }, '2026-11-22T03:00:00.000Z'],
    ['nothing without a date', {}, null],
    ['nothing from a date that is none', { date: 'today' }, null],
  ])('gives %s', (_, headers, expected) => expect(readServerTime(headers)).toBe(expected));
});
