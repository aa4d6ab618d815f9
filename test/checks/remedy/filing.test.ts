import { describe, expect, it } from 'vitest';
import { fileChange, filingDesk } from '../../../src/checks/remedy/filing.js';
import { domainName } from '../../../src/dns/name.js';
import { OUTSIDE_DOMAIN, view } from '../view-builder.js';

const zoneOf = (zone: string, parent: string) => view({ zone: domainName(zone), parent: domainName(parent) });
const FORM = /LG\.JPドメイン名ネームサーバ情報の変更/;

describe('where a change is filed', () => {
  it.each([
    ['city.example.lg.jp', 'jp', 'j-lis'],
    ['city.example.lg.jp', 'lg.jp', 'j-lis'],
    ['example.lg.jp', 'jp', 'j-lis'],
    ['sub.city.example.lg.jp', 'city.example.lg.jp', 'parent-operator'],
    ['city.example.tokyo.jp', 'jp', 'registrar'],
    ['example.jp', 'jp', 'registrar'],
    ['example.com', 'com', 'registrar'],
    ['sub.example.com', 'example.com', 'parent-operator'],
  ])('%s below %s: %s', (zone, parent, desk) => {
    expect(filingDesk(zoneOf(zone, parent))).toBe(desk);
  });
});

describe('the steps', () => {
  it('name J-LIS’s form and the 8th day after today, for LG.JP alone', () => {
    const [form, date, ...rest] = fileChange(view());
    for (const text of [form?.en, form?.ja]) expect(text).toMatch(FORM);
    for (const text of [date?.en, date?.ja]) expect(text).toContain('2026-11-30');
    expect(rest).toEqual([]);
  });

  it('name the registrar, and no date, for other names', () => {
    const steps = fileChange(zoneOf('example.jp', 'jp'), { domain: OUTSIDE_DOMAIN, from: '2026-11-23' });
    expect(steps).toHaveLength(1);
    expect(steps[0]?.ja).toContain('指定事業者');
    expect(steps[0]?.ja).not.toMatch(FORM);
  });

  it.each([
    ['2026-12-01', false],
    ['2026-11-30', true],
    ['2026-11-29', true],
    ['2026-11-22', true],
  ])('warn where a third party can register the domain by that date: %s', (from, warns) => {
    const steps = fileChange(view(), { domain: OUTSIDE_DOMAIN, from });
    expect(steps).toHaveLength(warns ? 3 : 2);
    if (warns) expect(steps[2]?.en).toMatch(new RegExp(`${from}.*J-LIS at once`));
  });

  it.each(['hold', 'claim'] as const)('say nothing of registering where that is not the way: %s', (how) => {
    const steps = fileChange(view(), { domain: OUTSIDE_DOMAIN, from: '2026-11-22', how });
    expect(steps).toHaveLength(3);
    expect(steps[2]?.en).toMatch(/already.*J-LIS at once/);
    expect(steps[2]?.en).not.toContain('register');
  });
});
