import { describe, expect, it } from 'vitest';
import { domainName } from '../../src/dns/name.js';
import { isListedTld, isRegistryName, registrableDomain } from '../../src/dns/public-suffix.js';

describe('the registered domain by rule', () => {
  it.each([
    ['ns1.example.co.jp', 'example.co.jp'],
    // What the list's parser would take for a URL, a user, a port: names may hold any octet (RFC 2181 section 11).
    ['a/b.example.co.jp', 'example.co.jp'],
    ['a?b.example.co.jp', 'example.co.jp'],
    ['a#b.example.co.jp', 'example.co.jp'],
    ['a:53.example.co.jp', 'example.co.jp'],
    ['http:.example.co.jp', 'example.co.jp'],
    ['[a].example.co.jp', 'example.co.jp'],
    ['user\\@host.example.co.jp', 'example.co.jp'],
    ['www\\.example.co.jp', 'www\\.example.co.jp'],
    ['www.ex\\.ample.co.jp', 'ex\\.ample.co.jp'],
    ['ns.0/25.example.tokyo.jp', 'example.tokyo.jp'],
    ['ns1.a/b.tokyo.jp', 'a/b.tokyo.jp'],
    // Where an address stands in place of a name, nothing is registered but a label of digits.
    ['192.0.2.1', '2.1'],
    ['ns1.example.co.jp:53', 'co.jp:53'],
  ])('of %s is %s', (name, registered) => {
    expect(registrableDomain(domainName(name))).toBe(registered);
  });
});

describe('the names of registries', () => {
  it.each([
    ['.', true],
    ['jp', true],
    ['co.jp', true],
    ['tokyo.jp', true],
    ['example.co.jp', false],
    ['a/b.jp', false],
    ['co.jp/x.jp', false],
  ])('%s: %s', (name, isOne) => {
    expect(isRegistryName(domainName(name))).toBe(isOne);
  });

  it.each([
    ['jp', true],
    ['local', false],
    ['5', false],
    ['jp:53', false],
    ['jp/x', false],
  ])('%s is on the list: %s', (tld, isListed) => {
    expect(isListedTld(domainName(tld))).toBe(isListed);
  });
});
