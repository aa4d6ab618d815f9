import { describe, expect, it } from 'vitest';
import { answer } from '../../../fixtures/world/answer.js';
import { signZone } from '../../../fixtures/world/sign-zone.js';
import { withSignatures } from '../../../fixtures/world/signed-answer.js';
import { deleteDs, wantedDsOf } from '../../../fixtures/world/wanted-ds.js';
import { dnskeyOf, KSK, keyFrom, type ZoneKey, ZSK } from '../../../fixtures/world/zone-keys.js';
import { zone } from '../../../fixtures/world/zone-text.js';
import { deriveWantedDs, type WantedDs } from '../../../src/derive/dnssec/wanted-ds.js';
import { createWork } from '../../../src/derive/dnssec/work.js';
import { domainName } from '../../../src/dns/name.js';
import type { ResourceRecord, RrType } from '../../../src/dns/rr.js';
import type { DnsExchange } from '../../../src/model/exchange.js';
import { replyOf } from '../../../src/model/reply.js';
import { exchangeOf } from '../../checks/exchange-builder.js';
import { CITY, DAY, NOW } from './signed-lab.js';

const HOST = domainName('dns1.city.example.lg.jp');
const ADDRESS = '192.0.2.1';
const OLD = keyFrom('old', KSK);
const NEW = keyFrom('new', KSK);
const SIGNER = keyFrom('zone-signing', ZSK);

type Plan = {
  readonly more: readonly ResourceRecord[];
  /** Keys in the zone beside the zone-signing one; the first one stands in the DS. */
  readonly keys?: readonly ZoneKey[];
  /** Who signs, where others than the keys of the zone do. */
  readonly signers?: readonly ZoneKey[];
  readonly published?: readonly ResourceRecord[];
  readonly change?: (exchange: DnsExchange) => DnsExchange;
  /** The question for keys came to nothing. */
  readonly isKeyless?: boolean;
};

function wanted(plan: Plan): WantedDs {
  const view = derive(plan);
  if (view === undefined) throw new Error('neither keys nor wishes');
  return view;
}

function derive({
  more,
  keys = [OLD],
  signers,
  published = [],
  change = (one) => one,
  isKeyless = false,
}: Plan): WantedDs | undefined {
  const plain = zone('city.example.lg.jp.', `city.example.lg.jp. NS ${HOST}.`);
  const signed = signZone(
    { ...plain, records: [...plain.records, ...more, ...published] },
    {
      keys: [...keys, SIGNER],
      inception: NOW - DAY,
      expiration: NOW + DAY,
      denial: { kind: 'nsec' },
      ...(signers === undefined ? {} : { signers }),
    },
  );
  const ask = (type: RrType) => {
    const question = { name: CITY, type };
    return exchangeOf(ADDRESS, question, withSignatures([signed], question, answer([signed], question)));
  };
  const dnskey = replyOf(ask('DNSKEY'));
  const exchanges = [ask('CDS'), ask('CDNSKEY')].map(change);
  const find = (key: string | null | undefined) => exchanges.find((one) => one.key === key);
  return deriveWantedDs(
    CITY,
    exchanges.map(({ key }) => ({ host: HOST, address: ADDRESS, exchange: key })),
    isKeyless
      ? { dnskey: undefined, entryKeys: [] }
      : { dnskey: dnskey as NonNullable<typeof dnskey>, entryKeys: [dnskeyOf(CITY, keys[0] as ZoneKey)] },
    { now: NOW, work: createWork() },
    {
      exchange: find,
      reply: (key) => {
        const exchange = find(key);
        return exchange && replyOf(exchange);
      },
    },
  );
}

const [oldCds, oldCdnskey] = wantedDsOf(CITY, OLD);
const [newCds, newCdnskey] = wantedDsOf(CITY, NEW);
const [deleteCds, deleteCdnskey] = deleteDs(CITY);
const tagsOf = ({ digests }: WantedDs) => digests.map(({ keyTag }) => keyTag);

describe('the DS that a zone wants', () => {
  it('is none where it has no such records', () => {
    expect(wanted({ more: [] })).toMatchObject({ digests: [], isDelete: false, fault: undefined });
  });

  it.each<[string, readonly ResourceRecord[]]>([
    ['both kinds of record', [oldCds, oldCdnskey]],
    ['CDS alone', [oldCds]],
    ['CDNSKEY alone', [oldCdnskey]],
  ])('is read from %s', (_, more) => {
    const view = wanted({ more });
    expect(tagsOf(view)).toEqual([OLD.keyTag]);
    expect(view.fault).toBeUndefined();
    expect(view.answers.map(({ open }) => open)).toEqual([undefined, undefined]);
  });

  it('may be that of another key of the zone, with the old key’s word for it', () => {
    const view = wanted({ more: [newCds, newCdnskey], keys: [OLD, NEW] });
    expect(tagsOf(view)).toEqual([NEW.keyTag]);
    expect(view).toMatchObject({ withoutKey: [], fault: undefined });
  });

  it('may go ahead of its key, beside that of a key that holds', () => {
    const view = wanted({ more: [oldCds, newCds, oldCdnskey, newCdnskey] });
    expect(view.fault).toBeUndefined();
    expect(view.withoutKey.map(({ keyTag }) => keyTag)).toEqual([NEW.keyTag]);
  });

  it('may be that of a key that is there and must not sign, which is for dnssec/key-flags', () => {
    const unmarked = keyFrom('unmarked', 0);
    const [unmarkedCds] = wantedDsOf(CITY, unmarked);
    const view = wanted({ more: [oldCds, unmarkedCds], published: [dnskeyOf(CITY, unmarked)] });
    expect(view).toMatchObject({ withoutKey: [], fault: undefined });
  });

  it('is nobody’s word where the keys could not be had, and nothing where there are no records either', () => {
    expect(derive({ more: [oldCds], isKeyless: true })?.fault).toEqual({ kind: 'no-keys' });
    expect(derive({ more: [], isKeyless: true })).toBeUndefined();
  });

  it('may be none any more', () => {
    const view = wanted({ more: [deleteCds, deleteCdnskey] });
    expect(view).toMatchObject({ digests: [], isDelete: true, fault: undefined });
  });

  it.each<[string, Plan, string]>([
    ['keys beside the request for removal', { more: [oldCds, deleteCds] }, 'mixed'],
    ['removal in one and a key in the other', { more: [deleteCds, oldCdnskey] }, 'differ'],
    ['two different keys', { more: [newCds, oldCdnskey], keys: [OLD, NEW] }, 'differ'],
    [
      'a wrong digest beside the key',
      { more: [{ ...oldCds, digest: new Uint8Array(32) }, oldCdnskey] },
      'differ',
    ],
    ['a key that the zone does not have', { more: [newCds, newCdnskey] }, 'breaks'],
    [
      'a key that does not sign the keys',
      { more: [newCds, newCdnskey], published: [dnskeyOf(CITY, NEW)] },
      'breaks',
    ],
    ['records signed by another key', { more: [oldCds, oldCdnskey], signers: [NEW, SIGNER] }, 'untrusted'],
  ])('is not to be followed with %s', (_, plan, kind) => {
    expect(wanted(plan).fault).toMatchObject({ kind });
  });

  it.each<[string, (exchange: DnsExchange) => DnsExchange]>([
    ['silence', ({ server, question }) => exchangeOf(server.address, question, 'timeout')],
    ['an error', ({ server, question }) => exchangeOf(server.address, question, { rcode: 2 })],
    ['an answer without authority', ({ server, question }) => exchangeOf(server.address, question, {})],
  ])('is open after %s', (_, change) => {
    const view = wanted({ more: [oldCds, oldCdnskey], change });
    expect(view.answers.map(({ open }) => open?.kind)).toEqual(['no-answer', 'no-answer']);
    expect(view).toMatchObject({ digests: [], isDelete: false, fault: undefined });
  });

  it('is open where there are more records than any honest zone has', () => {
    const many = Array.from({ length: 17 }, (_, at) => ({ ...oldCds, digest: new Uint8Array(32).fill(at) }));
    const [answered] = wanted({ more: many }).answers;
    expect(answered?.open).toEqual({ kind: 'limit', limit: 'MAX_WANTED_DS' });
  });

  it.each(['CDS', 'RRSIG'] as const)('is not to be followed with any bit of a %s record turned', (type) => {
    for (let bit = 0; bit < 256; bit += 5) {
      const change = (exchange: DnsExchange) => withBitTurned(exchange, type, bit);
      expect(wanted({ more: [newCds], keys: [OLD, NEW], change }).fault?.kind).toBe('untrusted');
    }
  });
});

/** The reply with one bit of its CDS digest, or of the signature over it, turned. */
function withBitTurned(exchange: DnsExchange, type: 'CDS' | 'RRSIG', bit: number): DnsExchange {
  const message = replyOf(exchange);
  if (message === undefined || exchange.question.type !== 'CDS') return exchange;
  const turned = (octets: Uint8Array) =>
    octets.map((octet, at) => (at === bit >> 3 ? octet ^ (1 << (bit & 7)) : octet));
  const answers = message.answers.map((rr) => {
    if (rr.type !== type) return rr;
    return rr.type === 'RRSIG'
      ? { ...rr, signature: turned(rr.signature) }
      : { ...rr, digest: turned(rr.digest) };
  });
  return exchangeOf(exchange.server.address, exchange.question, { ...message, answers });
}
