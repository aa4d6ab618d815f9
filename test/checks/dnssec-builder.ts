import { dnskeyOf, dsOf, KSK, keyFrom, type ZoneKey, ZSK } from '../../fixtures/world/zone-keys.js';
import type {
  DnssecView,
  ParentSigner,
  ServerSignatures,
  SignedAnswer,
} from '../../src/derive/dnssec/dnssec-view.js';
import type {
  BrokenLink,
  DnskeyRecord,
  Flaw,
  Missing,
  RrsigRecord,
} from '../../src/derive/dnssec/verdict.js';
import type { WantedDs } from '../../src/derive/dnssec/wanted-ds.js';
import { domainName } from '../../src/dns/name.js';
import { exchangeOf } from './exchange-builder.js';
import { INSIDE, INSIDE_ADDRESS, NOW, OUTSIDE, OUTSIDE_ADDRESS, view, ZONE } from './view-builder.js';

/** DNSSEC views by hand, a signed zone in good health unless told otherwise. */

const SECONDS = Date.parse(NOW) / 1000;
const DAY = 86_400;
export const KEY: ZoneKey = keyFrom('the zone', KSK);
export const OTHER_KEY: ZoneKey = keyFrom('another', ZSK);
const JP = domainName('jp');
const KEY_QUESTION = exchangeOf(INSIDE_ADDRESS, { name: ZONE, type: 'DNSKEY' }, { authoritative: true });
const NOTHING_WANTED: WantedDs = {
  answers: [],
  digests: [],
  withoutKey: [],
  isDelete: false,
  fault: undefined,
};

export function signed(parts: Partial<DnssecView> = {}) {
  return view({
    dnssec: {
      state: { state: 'secure' },
      chain: { state: 'secure', zone: JP, keys: [] },
      parents: [parentSigner()],
      digests: [dsOf(ZONE, KEY)],
      servers: [serverAt(INSIDE, INSIDE_ADDRESS), serverAt(OUTSIDE, OUTSIDE_ADDRESS)],
      keysWithoutDs: undefined,
      unansweredKeys: undefined,
      unansweredDs: [],
      wantedDs: NOTHING_WANTED,
      now: SECONDS,
      ...parts,
    },
  });
}

/** A zone without DS below a signed parent. */
export function unsignedZone(parts: Partial<DnssecView> = {}) {
  const proof = { kind: 'no-ds', zone: ZONE, by: 'nsec3' } as const;
  return signed({
    state: { state: 'insecure', proof },
    parents: [parentSigner({ ds: [], verdict: { state: 'insecure', proof } })],
    digests: [],
    servers: [],
    keysWithoutDs: { exchange: KEY_QUESTION, keys: [] },
    ...parts,
  });
}

/** A zone that has keys and no DS, in good health unless told otherwise. */
export function waitingZone(parts: Partial<DnssecView> = {}) {
  return unsignedZone({
    servers: [serverAt(INSIDE, INSIDE_ADDRESS), serverAt(OUTSIDE, OUTSIDE_ADDRESS)],
    keysWithoutDs: { exchange: KEY_QUESTION, keys: [dnskeyOf(ZONE, KEY)] },
    ...parts,
  });
}

export function parentSigner(parts: Partial<ParentSigner> = {}): ParentSigner {
  const ds = [dsOf(ZONE, KEY)];
  return {
    host: domainName('a.dns.jp'),
    exchange: exchangeOf('203.0.113.1', { name: ZONE, type: 'NS' }, { authorities: ds }),
    ds,
    isSigned: true,
    verdict: { state: 'secure', ds },
    ...parts,
  };
}

export function serverAt(
  host: typeof INSIDE,
  address: string,
  parts: Partial<ServerSignatures> = {},
): ServerSignatures {
  const keys: DnskeyRecord[] = [dnskeyOf(ZONE, KEY)];
  return {
    host,
    address,
    exchange: exchangeOf(address, { name: ZONE, type: 'DNSKEY' }, { authoritative: true, answers: keys }),
    keys,
    unusableKeys: [],
    verdict: { state: 'secure', keys },
    answers: [answered()],
    signatures: [signature()],
    denials: [],
    apexDenials: 0,
    hidesDenials: false,
    ...parts,
  };
}

export function answered(
  verdict: SignedAnswer['verdict'] = { state: 'secure', signature: undefined },
): SignedAnswer {
  const exchange = exchangeOf(INSIDE_ADDRESS, { name: ZONE, type: 'SOA' }, { authoritative: true });
  return { purpose: 'soa', exchange, verdict };
}

/** A signature over the SOA; times in days from now. */
export function signature(from = -3, until = 25, algorithm = KEY.algorithm): RrsigRecord {
  return {
    name: ZONE,
    class: 1,
    ttl: 3600,
    type: 'RRSIG',
    typeCovered: 'SOA',
    algorithm,
    labels: 4,
    originalTtl: 3600,
    inception: SECONDS + from * DAY,
    expiration: SECONDS + until * DAY,
    keyTag: KEY.keyTag,
    signer: ZONE,
    signature: new Uint8Array(64),
  };
}

export function broken(flaw: Flaw, parts: Partial<BrokenLink> = {}) {
  const link: BrokenLink = { zone: ZONE, name: ZONE, type: 'DNSKEY', flaw, ...parts };
  return { state: 'bogus', link } as const;
}

/** A server without the right keys: none at all, or others. */
export function lacking(
  host: typeof INSIDE,
  address: string,
  kind: 'no-dnskey' | 'no-match',
): ServerSignatures {
  const keys = kind === 'no-dnskey' ? [] : [dnskeyOf(ZONE, OTHER_KEY)];
  return serverAt(host, address, { keys, verdict: broken({ kind }), answers: [], signatures: [] });
}

/** A server that gave no answer to the question for its keys. */
export function silentServer(host: typeof INSIDE, address: string): ServerSignatures {
  const missing = { kind: 'no-answer', zone: ZONE, type: 'DNSKEY' } as const;
  const exchange = exchangeOf(address, { name: ZONE, type: 'DNSKEY' }, 'timeout');
  return serverAt(host, address, {
    exchange,
    keys: [],
    verdict: { state: 'indeterminate', missing },
    answers: [],
    signatures: [],
  });
}

/** What a zone wants as its DS, read at one server. */
export function wishFor(
  keys: readonly ZoneKey[],
  parts: Partial<Pick<WantedDs, 'withoutKey' | 'isDelete' | 'fault'>> & { readonly open?: Missing } = {},
): WantedDs {
  const { open, ...rest } = parts;
  const exchange = exchangeOf(INSIDE_ADDRESS, { name: ZONE, type: 'CDS' }, { authoritative: true });
  const answer = { host: INSIDE, address: INSIDE_ADDRESS, exchange, open };
  return { ...NOTHING_WANTED, answers: [answer], digests: keys.map((key) => dsOf(ZONE, key)), ...rest };
}
