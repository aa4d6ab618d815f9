import type { DnsMessage, Question } from '../../dns/message.js';
import type { DomainName } from '../../dns/name.js';
import { RCODE } from '../../dns/rcode.js';
import type { RecordOf } from '../../dns/rr.js';
import type { ServerQuestion } from '../../model/evidence.js';
import type { DnsExchange } from '../../model/exchange.js';
import type { ExchangeIndex } from '../exchange-index.js';
import { digestOf, fits, type KeyDigest, usableDigests } from './delegation-signer.js';
import { DNSSEC_LIMITS } from './limits.js';
import { findRrset, type Rrset } from './rrset.js';
import { keysIn, unusableKeysIn, validateKeys } from './validate-keys.js';
import { type RrsetVerdict, type Signer, validateRrset } from './validate-rrset.js';
import type { BrokenLink, DnskeyRecord, Missing } from './verdict.js';
import type { Work } from './work.js';

/**
 * The DS set that a zone asks its parent to have, by its CDS and CDNSKEY records, as one of its servers gives them.
 * RFC 7344, RFC 8078.
 */
export type WantedDs = {
  /** One a question; none where other replies told that there are no such records. */
  readonly answers: readonly WantedAnswer[];
  /** The keys that the DS is to point at; none where there are no such records. */
  readonly digests: readonly KeyDigest[];
  /** Those of them that fit no key of the zone: gone ahead of their keys, or left over. RFC 7583 section 2.2. */
  readonly withoutKey: readonly KeyDigest[];
  /** The DS set is to go. RFC 8078 section 4. */
  readonly isDelete: boolean;
  /** Why a parent that reads these records must not follow them. */
  readonly fault: WantedDsFault | undefined;
};

type WantedAnswer = {
  readonly host: DomainName;
  readonly address: string | null;
  readonly exchange: DnsExchange;
  /** Why it says nothing: no usable reply came, or a limit of ours kept it from being validated. */
  readonly open: Missing | undefined;
};

/**
 * - `untrusted`: not signed by a key that the DS points at (without a DS: by any key of the zone). RFC 7344 section 4.1.
 * - `mixed`: the request to remove the DS stands beside keys. `differ`: CDS and CDNSKEY name different keys.
 * - `breaks`: no key that they name signs the zone's keys, so that a DS made from them would break the chain.
 * - `no-keys`: the zone's keys could not be had, so that nobody can tell whose word it is.
 */
type WantedDsFault =
  | { readonly kind: 'untrusted'; readonly link: BrokenLink }
  | { readonly kind: 'mixed' | 'differ' | 'breaks' | 'no-keys' };

/**
 * The server that was asked: its DNSKEY reply, and those of its keys that may speak for the zone to the parent. No reply
 * where the zone's keys could not be had.
 */
export type KeyHolder = {
  readonly dnskey: DnsMessage | undefined;
  readonly entryKeys: readonly DnskeyRecord[];
};

type Circumstances = { readonly now: number; readonly work: Work };

/** What a zone wants as its DS, from the replies of one server. Undefined where that has neither keys nor wishes. */
export function deriveWantedDs(
  zone: DomainName,
  asked: readonly ServerQuestion[],
  { dnskey, entryKeys }: KeyHolder,
  circumstances: Circumstances,
  index: ExchangeIndex,
): WantedDs | undefined {
  const signer = { zone, keys: entryKeys, ...circumstances };
  const seen = asked.flatMap(({ host, address, exchange: key }) => {
    const exchange = index.exchange(key);
    if (exchange === undefined) return [];
    const { open, ...content } = readAnswer(exchange.question, index.reply(key), signer);
    return [{ answer: { host, address, exchange, open }, ...content }];
  });
  const records = seen.flatMap(({ rrset }) => rrset?.records ?? []);
  const cds = records.filter((rr): rr is RecordOf<'CDS'> => rr.type === 'CDS');
  const cdnskey = records.filter((rr): rr is RecordOf<'CDNSKEY'> => rr.type === 'CDNSKEY').map(asDnskey);
  const digests = cds.length > 0 ? cds.filter(isKey) : cdnskey.filter(isKey).map(digestFrom(zone));
  const keys = dnskey === undefined ? [] : [...keysIn(dnskey, zone), ...unusableKeysIn(dnskey, zone)];
  if (keys.length === 0 && records.length === 0) return undefined;
  return {
    answers: seen.map(({ answer }) => answer),
    digests,
    withoutKey: digests.filter(
      (digest) => usableDigests([digest]).length > 0 && !keys.some((key) => fits(zone, digest, key)),
    ),
    isDelete: [...cds, ...cdnskey].some((one) => !isKey(one)),
    fault:
      keys.length === 0
        ? { kind: 'no-keys' }
        : (untrusted(zone, seen) ?? inconsistent(zone, cds, cdnskey) ?? breaking(dnskey, digests)),
  };

  function breaking(reply: DnsMessage | undefined, wanted: readonly KeyDigest[]): WantedDsFault | undefined {
    if (wanted.length === 0) return undefined;
    // One key that holds is enough: a DS may go ahead of its key (RFC 7583 section 2.2).
    const verdict = validateKeys(zone, reply, wanted, circumstances);
    return verdict.state === 'bogus' ? { kind: 'breaks' } : undefined;
  }
}

/** The records that came, with the verdict on their signatures, or why nothing can be said. */
type Content = {
  readonly open: Missing | undefined;
  readonly rrset?: Rrset | undefined;
  readonly verdict?: RrsetVerdict | undefined;
};

function readAnswer({ type }: Question, message: DnsMessage | undefined, signer: Signer): Content {
  const isUsable = message?.authoritative === true && !message.truncated && message.rcode === RCODE.NOERROR;
  if (!isUsable) return { open: { kind: 'no-answer', zone: signer.zone, type } };
  const rrset = findRrset(message.answers, signer.zone, type);
  if (rrset === undefined) return { open: undefined };
  if (rrset.records.length > DNSSEC_LIMITS.MAX_WANTED_DS)
    return { open: { kind: 'limit', limit: 'MAX_WANTED_DS' } };
  const verdict = validateRrset(rrset, signer);
  if (verdict.state === 'indeterminate') return { open: { kind: 'limit', limit: verdict.limit } };
  return { open: undefined, rrset, verdict };
}

function untrusted(
  zone: DomainName,
  seen: readonly Pick<Content, 'rrset' | 'verdict'>[],
): WantedDsFault | undefined {
  for (const { rrset, verdict } of seen) {
    if (rrset === undefined || verdict?.state !== 'bogus') continue;
    return { kind: 'untrusted', link: { zone, name: zone, type: rrset.type, flaw: verdict.flaw } };
  }
  return undefined;
}

function inconsistent(
  zone: DomainName,
  cds: readonly RecordOf<'CDS'>[],
  cdnskey: readonly DnskeyRecord[],
): WantedDsFault | undefined {
  for (const set of [cds, cdnskey]) {
    if (set.length > 1 && !set.every(isKey)) return { kind: 'mixed' };
  }
  // A zone may publish only one of the two: whoever reads them takes what it needs.
  if (cds.length === 0 || cdnskey.length === 0) return undefined;
  const agree = (digest: KeyDigest, key: DnskeyRecord): boolean => {
    if (!isKey(digest) || !isKey(key)) return !isKey(digest) && !isKey(key);
    if (digest.keyTag !== key.keyTag || digest.algorithm !== key.algorithm) return false;
    // Of a digest in an unknown type nothing more can be said.
    return usableDigests([digest]).length === 0 || fits(zone, digest, key);
  };
  const isMatched =
    cds.every((digest) => cdnskey.some((key) => agree(digest, key))) &&
    cdnskey.every((key) => cds.some((digest) => agree(digest, key)));
  return isMatched ? undefined : { kind: 'differ' };
}

/** Algorithm 0 stands for no key at all. RFC 8078 section 4. */
function isKey({ algorithm }: { readonly algorithm: number }): boolean {
  return algorithm !== 0;
}

function asDnskey(record: RecordOf<'CDNSKEY'>): DnskeyRecord {
  return { ...record, type: 'DNSKEY' };
}

const SHA256 = 2;

function digestFrom(zone: DomainName) {
  return (key: DnskeyRecord): KeyDigest => ({
    keyTag: key.keyTag,
    algorithm: key.algorithm,
    digestType: SHA256,
    digest: digestOf(zone, key, SHA256) as Uint8Array,
  });
}
