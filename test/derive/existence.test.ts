import { describe, expect, it } from 'vitest';
import { existenceOf } from '../../src/derive/existence.js';
import type { DnsMessage } from '../../src/dns/message.js';
import { type DomainName, domainName } from '../../src/dns/name.js';
import { RCODE } from '../../src/dns/rcode.js';
import type { ResourceRecord } from '../../src/dns/rr.js';
import type { RegistrationEvidence } from '../../src/model/evidence.js';
import type { ExchangeKey } from '../../src/model/exchange.js';
import { messageOf } from '../dns/samples.js';

const D = domainName('example.jp');
const ZONE = domainName('jp');
const head = { class: 1, ttl: 900 };
const soa = (name: DomainName): ResourceRecord => ({
  ...head,
  name,
  type: 'SOA',
  mname: name,
  rname: name,
  serial: 1,
  refresh: 1,
  retry: 1,
  expire: 1,
  minimum: 1,
});
const alias: ResourceRecord = { ...head, name: D, type: 'CNAME', target: domainName('gone.jp') };
const delegation: ResourceRecord = { ...head, name: D, type: 'NS', target: domainName('ns.example.net') };
const NXDOMAIN = { authoritative: true, rcode: RCODE.NXDOMAIN, authorities: [soa(ZONE)] };
const NO_DATA = { authoritative: true, authorities: [soa(ZONE)] };
const REFERRAL = { authorities: [delegation] };

type Said = Partial<DnsMessage> | 'silent';

function seen(said: readonly Said[], registryServers = 4) {
  const messages = said.map((one) => (one === 'silent' ? undefined : messageOf(one)));
  const existence = said.map((_, at) => ({
    host: domainName(`${'abcd'[at]}.dns.jp`),
    address: '192.0.2.1',
    exchange: String(at) as ExchangeKey,
  }));
  const registration = { domain: D, registryZone: ZONE, delegated: false, registryServers, existence };
  return existenceOf(registration as unknown as RegistrationEvidence, {
    exchange: () => undefined,
    reply: (key) => messages[Number(key)],
  });
}

describe('what the servers of the registry’s zone say of a domain', () => {
  it.each<[string, readonly Said[], object]>([
    ['two deny it', [NXDOMAIN, NXDOMAIN], { kind: 'nonexistent', witnesses: 2 }],
    ['one denies it, the other is silent', [NXDOMAIN, 'silent'], { kind: 'single-witness', witnesses: 1 }],
    ['a denial without authority is none', [{ ...NXDOMAIN, authoritative: false }], { kind: 'unclear' }],
    [
      'a denial by another zone is none',
      [{ ...NXDOMAIN, authorities: [soa(domainName('.'))] }],
      { kind: 'unclear' },
    ],
    ['one denies it, one delegates it', [NXDOMAIN, REFERRAL], { kind: 'unclear' }],
    ['one denies it, one knows its name', [NXDOMAIN, NO_DATA], { kind: 'unclear' }],
    ['its name is there', [NO_DATA, NO_DATA], { kind: 'no-delegation', witnesses: 2 }],
    ['it is delegated', [REFERRAL, 'silent'], { kind: 'delegated' }],
    ['its own zone answers there', [{ authoritative: true, answers: [soa(D)] }], { kind: 'delegated' }],
    [
      'an alias stands at it, and leads to a name that does not exist',
      [{ ...NXDOMAIN, answers: [alias] }],
      { kind: 'no-delegation' },
    ],
    ['an alias stands at it', [{ authoritative: true, answers: [alias] }], { kind: 'no-delegation' }],
    ['an error', [{ rcode: RCODE.SERVFAIL }, { rcode: RCODE.REFUSED }], { kind: 'unclear' }],
    ['nobody was asked', [], { kind: 'unclear' }],
  ])('%s', (_, said, expected) => {
    expect(seen(said)).toMatchObject(expected);
  });

  it('takes the only server of a lab for all of them', () => {
    expect(seen([NXDOMAIN], 1)).toEqual({ kind: 'nonexistent', witnesses: 1 });
  });
});
