import { describe, expect, it } from 'vitest';
import { operatingPattern, targetKind } from '../../src/derive/target-kind.js';
import { domainName } from '../../src/dns/name.js';
import { registrableDomain } from '../../src/dns/public-suffix.js';

describe('what kind of name it is', () => {
  it.each([
    ['city.example.lg.jp', 'local-government', 'city.example.lg.jp'],
    ['www.city.example.lg.jp', 'local-government', 'city.example.lg.jp'],
    ['pref.example.lg.jp', 'local-government', 'pref.example.lg.jp'],
    ['x.metro.example.lg.jp', 'local-government', 'metro.example.lg.jp'],
    ['union.example.lg.jp', 'local-government', 'union.example.lg.jp'],
    ['service.lg.jp', 'administrative-service', 'service.lg.jp'],
    ['www.service.lg.jp', 'administrative-service', 'service.lg.jp'],
    ['lg.jp', 'other', undefined],
    ['city.example.tokyo.jp', 'regional', 'city.example.tokyo.jp'],
    ['www.town.example.hokkaido.jp', 'regional', 'town.example.hokkaido.jp'],
    ['city.yokohama.jp', 'regional', 'city.yokohama.jp'],
    ['pref.osaka.jp', 'regional', 'pref.osaka.jp'],
    // A prefecture-type name, which anybody can register.
    ['example.tokyo.jp', 'other', 'example.tokyo.jp'],
    ['example.co.jp', 'other', 'example.co.jp'],
    ['example.jp', 'other', 'example.jp'],
    ['www.example.com', 'other', 'example.com'],
    ['example.co.uk', 'other', 'example.co.uk'],
  ])('%s', (name, kind, registrable) => {
    expect(targetKind(domainName(name))).toBe(kind);
    expect(registrableDomain(domainName(name))).toBe(registrable);
  });
});

describe('who runs the name servers', () => {
  const city = domainName('city.example.lg.jp');
  it.each([
    ['all its own', ['a.city.example.lg.jp', 'b.city.example.lg.jp'], 'in-house'],
    ['all with others', ['ns1.example.ne.jp', 'ns2.example.ne.jp'], 'hosted'],
    ['both', ['a.city.example.lg.jp', 'ns1.example.ne.jp'], 'mixed'],
    ['none known', [], 'hosted'],
  ])('%s', (_, hosts, pattern) => {
    expect(operatingPattern(city, city, hosts.map(domainName))).toBe(pattern);
  });

  it('counts servers of the city for a zone below it as its own', () => {
    const zone = domainName('x.city.example.lg.jp');
    expect(operatingPattern(zone, zone, [domainName('dns.city.example.lg.jp')])).toBe('in-house');
  });
});
