import { describe, expect, it } from 'vitest';
import { commandFor } from '../../src/model/by-hand.js';
import type { ProofItem } from '../../src/model/finding.js';

const dns = (parts: Partial<Extract<ProofItem, { kind: 'dns' }>>): ProofItem => ({
  kind: 'dns',
  server: '192.0.2.1',
  question: 'example.jp. SOA',
  observed: 'NXDOMAIN aa',
  at: '2026-11-22T03:00:00Z',
  ...parts,
});
const registry = (parts: Partial<Exclude<ProofItem, { kind: 'dns' }>>): ProofItem => ({
  kind: 'whois',
  server: 'whois.jprs.jp',
  question: 'example.jp',
  observed: 'No match!!',
  at: '2026-11-22T03:00:00Z',
  ...parts,
});

describe('the command that shows the same by hand', () => {
  it.each<[string, ProofItem, string]>([
    ['an address', dns({}), 'dig +norecurse @192.0.2.1 example.jp. SOA'],
    ['a named server', dns({ server: 'a.dns.jp (192.0.2.1)' }), 'dig +norecurse @192.0.2.1 example.jp. SOA'],
    [
      'another port',
      dns({ server: 'a.dns.jp (127.0.0.1#5300)' }),
      'dig +norecurse @127.0.0.1 -p 5300 example.jp. SOA',
    ],
    ['IPv6', dns({ server: 'a.dns.jp (2001:db8::1)' }), 'dig +norecurse @2001:db8::1 example.jp. SOA'],
    ['TCP', dns({ how: ['tcp'] }), 'dig +norecurse +tcp @192.0.2.1 example.jp. SOA'],
    ['recursion', dns({ how: ['rd'] }), 'dig +recurse @192.0.2.1 example.jp. SOA'],
    ['DNSSEC', dns({ how: ['do'] }), 'dig +norecurse +dnssec @192.0.2.1 example.jp. SOA'],
    [
      'an EDNS version',
      dns({ how: ['edns-version'] }),
      'dig +norecurse +edns=1 +noednsnegotiation @192.0.2.1 example.jp. SOA',
    ],
    ['the root', dns({ question: '. NS' }), 'dig +norecurse @192.0.2.1 . NS'],
    ['a name the shell would read', dns({ question: 'a\\$b. A' }), "dig +norecurse @192.0.2.1 'a\\$b.' A"],
    ['a quote in a name', dns({ question: "a'b. A" }), "dig +norecurse @192.0.2.1 'a'\\''b.' A"],
    ['a name like an option', dns({ question: '+tcp. A' }), "dig +norecurse @192.0.2.1 -q '+tcp.' -t A"],
    ['WHOIS at JPRS', registry({}), 'whois -h whois.jprs.jp example.jp/e'],
    [
      'WHOIS elsewhere',
      registry({ server: 'whois.nic.example', question: 'example.io' }),
      'whois -h whois.nic.example example.io',
    ],
    [
      'RDAP',
      registry({ kind: 'rdap', server: 'rdap.example', question: 'example.com' }),
      'whois example.com',
    ],
  ])('for %s', (_, item, command) => {
    expect(commandFor(item)).toBe(command);
  });

  it.each<[string, ProofItem]>([
    ['a domain of RDAP that is none', registry({ kind: 'rdap', question: '-x y' })],
    [
      'a registry answer without its question',
      { ...registry({}), question: undefined } as unknown as ProofItem,
    ],
    ['a server that is no address', dns({ server: '$(reboot)' })],
    ['a question that is none', dns({ question: 'example.jp.; reboot' })],
    ['a registry server that is no host', registry({ server: '-h;reboot' })],
    ['a domain that is none', registry({ question: '--help x' })],
  ])('is none for %s', (_, item) => {
    expect(commandFor(item)).toBeUndefined();
  });
});
