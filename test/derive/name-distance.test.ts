import { describe, expect, it } from 'vitest';
import { operatorDomains, slipBetween, withoutOrigin } from '../../src/derive/name-distance.js';
import { domainName } from '../../src/dns/name.js';

describe('a slip between two domains', () => {
  it.each<[string, string, string | undefined]>([
    ['exmaple.jp', 'example.jp', 'letters'],
    ['exampl.jp', 'example.jp', 'letters'],
    ['examplee.jp', 'example.jp', 'letters'],
    ['exemple.jp', 'example.jp', 'letters'],
    ['example.ne.jp', 'example.jp', 'suffix'],
    ['example.com', 'example.co.jp', 'suffix'],
    ['example.net', 'example.ne.jp', 'suffix'],
    ['example.com', 'example.jp', 'suffix'],
    ['example.com', 'example.net', 'suffix'],
    ['example.com', 'example.ne.jp', 'suffix'],
    ['example.jp', 'example.jp', undefined],
    ['example1.jp', 'example2.jp', undefined],
    ['example.jp', 'example01.jp', undefined],
    ['abc.jp', 'abd.jp', undefined],
    ['elpmaxe.jp', 'example.jp', undefined],
    ['exmaple.com', 'example.jp', undefined],
  ])('%s and %s: %s', (a, b, slip) => {
    expect(slipBetween(domainName(a), domainName(b))).toBe(slip);
    expect(slipBetween(domainName(b), domainName(a))).toBe(slip);
  });
});

it.each<[string, string, string | undefined]>([
  ['exampleco.jp', 'example.co.jp', 'dot'],
  ['example.co.jp', 'exampleco.jp', undefined],
  ['ns1example.jp', 'example.jp', 'dot'],
  ['dns2example.ne.jp', 'example.ne.jp', 'dot'],
  ['example.jp', 'ns1example.jp', undefined],
  ['myexample.jp', 'example.jp', undefined],
])('%s in the place of %s: %s', (written, meant, slip) => {
  expect(slipBetween(domainName(written), domainName(meant))).toBe(slip);
});

it('gives an operator who numbers its domains the number at hand', () => {
  expect(operatorDomains(domainName('awsdfs-09.com'))).toContain('awsdns-09.com');
  expect(operatorDomains(domainName('example.com'))).toContain('awsdns-00.com');
});

it.each<[string, string | undefined]>([
  ['ns1.example.jp.city.example.lg.jp', 'ns1.example.jp'],
  ['ns1.city.example.lg.jp', undefined],
  ['a.ns.city.example.lg.jp', undefined],
  ['ns1.dns.internal.city.example.lg.jp', undefined],
  ['ns1.example.jp', undefined],
])('%s without its origin: %s', (host, meant) => {
  expect(withoutOrigin(domainName(host), domainName('city.example.lg.jp'))).toBe(meant);
});
