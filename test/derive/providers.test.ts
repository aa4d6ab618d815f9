import { describe, expect, it } from 'vitest';
import providers from '../../src/derive/hijack-data/providers.json' with { type: 'json' };
import { letsCustomersNameHosts, providerOf, sacrificialIdiom } from '../../src/derive/providers.js';
import { domainName } from '../../src/dns/name.js';

describe('what is known of providers', () => {
  it.each([
    ['ns-1.awsdns-01.com', 'conditional'],
    ['ns1.digitalocean.com', 'open'],
    ['dns1.easydns.com', 'closed'],
    ['ns1.example.jp', undefined],
    ['ns1.digitalocean.com.example.jp', undefined],
  ])('%s: %s', (host, claim) => expect(providerOf(domainName(host))?.claim).toBe(claim));

  it('has no row that nobody verified: one alone may raise no more than medium', () => {
    expect(providers.rows.filter(({ verified }) => !verified)).toEqual([]);
  });

  it('says since when and from where', () => {
    expect(providerOf(domainName('ns1.digitalocean.com'))).toMatchObject({
      asOf: expect.stringMatching(/^\d{4}-\d{2}$/),
      source: expect.stringMatching(/\w/),
    });
  });

  it.each([
    ['pleasedropthishost12.example.com', true],
    ['dropthishost-01234567-89ab-cdef-0123-456789abcdef.biz', true],
    ['ns1.example.invalid', true],
    ['ns1.example.jp', false],
  ])('%s was renamed by a registrar: %s', (host, is) => {
    expect(sacrificialIdiom(domainName(host)) !== undefined).toBe(is);
  });

  it.each([
    ['ns.duckdns.org', true],
    ['duckdns.org', false],
    ['ns.example.jp', false],
  ])('%s can be named by customers: %s', (host, is) => {
    expect(letsCustomersNameHosts(domainName(host))).toBe(is);
  });
});
