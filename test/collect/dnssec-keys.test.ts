import { describe, expect, it } from 'vitest';
import { dnskeyOf, KSK, keyFrom } from '../../fixtures/world/zone-keys.js';
import { askForKeys } from '../../src/collect/dnssec-keys.js';
import type { Scope } from '../../src/collect/scope.js';
import type { DnsMessage, Question } from '../../src/dns/message.js';
import { type DomainName, domainName } from '../../src/dns/name.js';
import type { ServerProbe } from '../../src/model/evidence.js';
import type { AskOptions, DnsExchange, Endpoint, FailureKind } from '../../src/model/exchange.js';
import { exchangeOf } from '../checks/exchange-builder.js';

const ZONE = domainName('city.example.lg.jp');
const SOA = { name: ZONE, type: 'SOA' } as const;
const KEYS: Partial<DnsMessage> = {
  authoritative: true,
  answers: [dnskeyOf(ZONE, keyFrom('the zone', KSK))],
};
const NO_KEYS: Partial<DnsMessage> = { authoritative: true };

type Replies = Readonly<Record<string, Partial<DnsMessage> | FailureKind>>;

/** Asks for keys where the servers, by address, serve the zone; `silent` are others that do not. */
async function ask(
  dnskey: Replies,
  silent: readonly string[] = [],
  probed: Partial<ServerProbe> = {},
  hosts: readonly DomainName[] = [],
) {
  const exchanges: DnsExchange[] = [];
  const probes = [...Object.keys(dnskey), ...silent].map((address, index): ServerProbe => {
    const isSilent = silent.includes(address);
    const soa = exchangeOf(address, SOA, isSilent ? 'timeout' : { authoritative: true });
    exchanges.push(soa);
    const host = hosts[index] ?? domainName(`dns${index + 1}.city.example.lg.jp`);
    const seen = isSilent ? { soa: soa.key } : { soa: soa.key, ns: soa.key };
    return { host, server: soa.server, exchanges: seen, ...probed };
  });
  const asked: string[] = [];
  const scope = {
    signal: new AbortController().signal,
    ask: async (server: Endpoint, question: Question, options: Partial<AskOptions>) => {
      const what = question.name === ZONE ? question.type : 'denial';
      asked.push(`${server.address} ${what}${options.dnssecOk === true ? ' +do' : ''}`);
      return exchangeOf(server.address, question, (what === 'DNSKEY' && dnskey[server.address]) || NO_KEYS);
    },
  } as unknown as Scope;
  return { asked, ...(await askForKeys(ZONE, probes, exchanges, scope)) };
}

const FIRST = '192.0.2.1';
const SECOND = '192.0.2.2';
const THIRD = '192.0.2.3';
const everything = (address: string) =>
  ['A', 'DNSKEY', 'MX', 'NS', 'NSEC', 'SOA', 'denial'].map((what) => `${address} ${what} +do`);

describe('the question for keys to a zone without a DS', () => {
  it('goes to two servers, and no third', async () => {
    const { asked, keys, signing } = await ask({ [FIRST]: NO_KEYS, [SECOND]: NO_KEYS, [THIRD]: KEYS });
    expect(asked).toEqual([`${FIRST} DNSKEY +do`, `${SECOND} DNSKEY +do`]);
    expect(keys).toMatchObject({ address: FIRST });
    expect(signing).toEqual([]);
  });

  it('goes to servers of two names, where there are as many', async () => {
    const dns1 = domainName('dns1.city.example.lg.jp');
    const dns2 = domainName('dns2.city.example.lg.jp');
    const replies = { [FIRST]: NO_KEYS, [SECOND]: NO_KEYS, [THIRD]: NO_KEYS };
    const { asked } = await ask(replies, [], {}, [dns1, dns1, dns2]);
    expect(asked).toEqual([`${FIRST} DNSKEY +do`, `${THIRD} DNSKEY +do`]);
    expect((await ask(replies, [], {}, [dns1, dns1, dns1])).asked).toHaveLength(2);
  });

  it.each<[string, Replies]>([
    ['the first', { [FIRST]: KEYS, [SECOND]: NO_KEYS }],
    ['the second', { [FIRST]: NO_KEYS, [SECOND]: KEYS }],
  ])('finds keys that only %s of two servers has', async (_, replies) => {
    const { keys, signing } = await ask(replies);
    expect(replies[keys?.address as string]).toBe(KEYS);
    expect(signing.map(({ server }) => server.address)).toEqual([FIRST, SECOND]);
  });

  it.each<[string, Partial<DnsMessage> | FailureKind]>([
    ['is silent', 'timeout'],
    ['refuses', { rcode: 5 }],
    ['fails', { rcode: 2, authoritative: true }],
    ['answers without authority', { ...KEYS, authoritative: false }],
  ])('goes by the server that tells, where the other %s', async (_, failure) => {
    expect((await ask({ [FIRST]: failure, [SECOND]: NO_KEYS })).keys).toMatchObject({ address: SECOND });
    expect((await ask({ [FIRST]: NO_KEYS, [SECOND]: failure })).keys).toMatchObject({ address: FIRST });
    expect((await ask({ [FIRST]: failure, [SECOND]: failure })).keys).toMatchObject({ address: FIRST });
  });

  it('brings on every question about signatures, at every server that serves the zone', async () => {
    const { asked, signing, exchanges } = await ask({ [FIRST]: KEYS, [SECOND]: NO_KEYS }, [THIRD]);
    expect(asked.slice(2).sort()).toEqual([...everything(FIRST), ...everything(SECOND)]);
    expect(signing.map(({ server }) => server.address)).toEqual([FIRST, SECOND]);
    const known = new Set(exchanges.map(({ key }) => key));
    for (const probe of signing) {
      for (const key of Object.values(probe.exchanges)) expect(known).toContain(key);
    }
  });

  it('is not put where nobody serves the zone', async () => {
    expect(await ask({}, [FIRST])).toEqual({ asked: [], keys: null, signing: [], exchanges: [] });
  });

  it('is not put where the probes did', async () => {
    const { key } = exchangeOf(FIRST, { name: ZONE, type: 'DNSKEY' }, KEYS);
    expect((await ask({ [FIRST]: KEYS }, [], { exchanges: { dnskey: key } })).asked).toEqual([]);
  });
});
