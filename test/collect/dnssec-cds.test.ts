import { describe, expect, it } from 'vitest';
import { deleteDs } from '../../fixtures/world/wanted-ds.js';
import { dnskeyOf, KSK, keyFrom } from '../../fixtures/world/zone-keys.js';
import { askForCds } from '../../src/collect/dnssec-cds.js';
import type { Scope } from '../../src/collect/scope.js';
import type { DnsMessage } from '../../src/dns/message.js';
import { type DomainName, domainName } from '../../src/dns/name.js';
import type { ResourceRecord, RrType } from '../../src/dns/rr.js';
import type { ServerProbe } from '../../src/model/evidence.js';
import type { DnsExchange, Endpoint, FailureKind } from '../../src/model/exchange.js';
import { exchangeOf } from '../checks/exchange-builder.js';

const ZONE = domainName('city.example.lg.jp');
const FIRST = '192.0.2.1';
const SECOND = '192.0.2.2';
const KEYS: Partial<DnsMessage> = {
  authoritative: true,
  answers: [dnskeyOf(ZONE, keyFrom('the zone', KSK))],
};

type Replies = Readonly<Record<string, Partial<DnsMessage> | FailureKind>>;

/** Asks for CDS after the probes have shown `dnskey` (by address) and `denial`; `replies` are those to the questions. */
async function ask(
  dnskey: Replies,
  replies: Replies,
  denial: readonly ResourceRecord[] = [],
  keysAsked: 'with the probes' | 'beside the probes' = 'with the probes',
): Promise<{ readonly asked: readonly string[]; readonly exchanges: readonly DnsExchange[] }> {
  const exchanges: DnsExchange[] = [];
  const probes = Object.entries(dnskey).map(([address, reply], index): ServerProbe => {
    const keys = exchangeOf(address, { name: ZONE, type: 'DNSKEY' }, reply);
    const mx = exchangeOf(address, { name: ZONE, type: 'MX' }, { authoritative: true, authorities: denial });
    exchanges.push(keys, mx);
    const host = domainName(`dns${index + 1}.city.example.lg.jp`);
    const exchangesOf = keysAsked === 'with the probes' ? { dnskey: keys.key, mx: mx.key } : { mx: mx.key };
    return { host, server: keys.server, exchanges: exchangesOf };
  });
  const asked: string[] = [];
  const scope = {
    signal: new AbortController().signal,
    ask: async (server: Endpoint, question: { readonly name: DomainName; readonly type: RrType }) => {
      asked.push(`${server.address} ${question.type}`);
      return exchangeOf(server.address, question, replies[question.type] ?? 'timeout');
    },
  } as unknown as Scope;
  const questions = await askForCds(ZONE, probes, exchanges, scope);
  expect(questions.views.map(({ exchange }) => exchange)).toEqual(questions.exchanges.map(({ key }) => key));
  return { asked, exchanges: questions.exchanges };
}

const [cds, cdnskey] = deleteDs(ZONE);
const both: Replies = {
  CDS: { authoritative: true, answers: [cds] },
  CDNSKEY: { authoritative: true, answers: [cdnskey] },
};
const nsecAt = (name: DomainName, types: readonly RrType[]): ResourceRecord => ({
  name,
  class: 1,
  ttl: 60,
  type: 'NSEC',
  next: ZONE,
  types,
});

const signature: ResourceRecord = {
  name: ZONE,
  class: 1,
  ttl: 60,
  type: 'RRSIG',
  typeCovered: 'SOA',
  algorithm: 13,
  labels: 4,
  originalTtl: 60,
  inception: 0,
  expiration: 1,
  keyTag: 1,
  signer: ZONE,
  signature: new Uint8Array(64),
};

describe('the questions for CDS and CDNSKEY', () => {
  it('go to one server', async () => {
    expect((await ask({ [FIRST]: KEYS, [SECOND]: KEYS }, both)).asked).toEqual([
      `${FIRST} CDS`,
      `${FIRST} CDNSKEY`,
    ]);
  });

  it.each<[string, Partial<DnsMessage> | FailureKind]>([
    ['is silent', 'timeout'],
    ['has no keys', { authoritative: true }],
    ['refuses', { rcode: 5 }],
  ])('pass over a server that %s', async (_, first) => {
    expect((await ask({ [FIRST]: first, [SECOND]: KEYS }, both)).asked).toEqual([
      `${SECOND} CDS`,
      `${SECOND} CDNSKEY`,
    ]);
  });

  it('are not put where no server of a zone with a DS has keys', async () => {
    expect((await ask({ [FIRST]: { authoritative: true } }, both)).asked).toEqual([]);
    expect((await ask({ [FIRST]: { rcode: 2 } }, both)).asked).toEqual([]);
  });

  it.each<[string, Partial<DnsMessage> | FailureKind, readonly string[]]>([
    ['denies keys as any unsigned zone does', { authoritative: true }, []],
    ['is silent', 'timeout', []],
    ['fails', { rcode: 2 }, [`${FIRST} CDS`]],
    ['refuses', { rcode: 5 }, [`${FIRST} CDS`]],
    ['signs the denial', { authoritative: true, authorities: [signature] }, [`${FIRST} CDS`]],
    [
      'signs a denial that shows no CDS',
      { authoritative: true, authorities: [signature, nsecAt(ZONE, ['SOA', 'NS'])] },
      [],
    ],
  ])('go, where there is no DS, to a server that %s', async (_, dnskey, expected) => {
    expect((await ask({ [FIRST]: dnskey }, both, [], 'beside the probes')).asked).toEqual(expected);
  });

  it.each<[string, readonly ResourceRecord[], readonly string[]]>([
    ['none of them', [nsecAt(ZONE, ['SOA', 'NS', 'DNSKEY'])], []],
    ['CDNSKEY alone', [nsecAt(ZONE, ['SOA', 'CDNSKEY'])], [`${FIRST} CDNSKEY`]],
    ['CDS alone', [nsecAt(ZONE, ['SOA', 'CDS'])], [`${FIRST} CDS`]],
  ])('are those for what a denial shows: %s', async (_, denial, expected) => {
    expect((await ask({ [FIRST]: KEYS }, both, denial)).asked).toEqual(expected);
  });

  it.each<[string, ResourceRecord]>([
    ['a name below the apex', nsecAt(domainName('www.city.example.lg.jp'), ['A'])],
    ['the parent’s side of the cut', nsecAt(ZONE, ['NS', 'DS'])],
  ])('are put whatever the denial of %s shows', async (_, denial) => {
    expect((await ask({ [FIRST]: KEYS }, both, [denial])).asked).toHaveLength(2);
  });

  it('keep silence as it is', async () => {
    const { asked, exchanges } = await ask({ [FIRST]: KEYS }, {});
    expect(asked).toHaveLength(2);
    expect(exchanges.map(({ reply }) => reply)).toEqual([null, null]);
  });
});
