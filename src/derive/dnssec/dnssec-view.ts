import type { DomainName } from '../../dns/name.js';
import type { ResourceRecord } from '../../dns/rr.js';
import type { ProbePurpose } from '../../model/evidence.js';
import type { DnsExchange } from '../../model/exchange.js';
import type { ChainVerdict } from './chain.js';
import type { KeyDigest } from './delegation-signer.js';
import type { AnswerVerdict } from './validate-answer.js';
import type { DsVerdict } from './validate-ds.js';
import type { KeysVerdict } from './validate-keys.js';
import type { DnskeyRecord, DsRecord, RrsigRecord, TrustVerdict } from './verdict.js';
import type { WantedDs } from './wanted-ds.js';

/** DNSSEC of the audited zone: the chain of trust to it, and its own data at every server. */
export type DnssecView = {
  /** How the chain ends for the zone as a whole: the worst that any server does to it. */
  readonly state: TrustVerdict;
  /** The chain from the trust anchor to the keys of the parent. */
  readonly chain: ChainVerdict;
  /** What each server of the parent says of the DS, as far as they said anything. */
  readonly parents: readonly ParentSigner[];
  /** Every DS that a server of the parent gives; the trust anchors where the zone has its own. */
  readonly digests: readonly KeyDigest[];
  /** The zone's servers that answer. Empty where the zone has neither a DS nor keys. */
  readonly servers: readonly ServerSignatures[];
  /** Keys of a zone without DS, as one server tells; undefined where it has a DS, or no server could tell. */
  readonly keysWithoutDs: KeysWithoutDs | undefined;
  /** The question for such keys that no server answered. */
  readonly unansweredKeys: DnsExchange | undefined;
  /** Servers of the parent that did not answer a question for the DS. */
  readonly unansweredDs: readonly UnansweredDs[];
  /** What the zone asks its parent to have as DS; undefined where nobody looked, or the zone's keys do not hold. */
  readonly wantedDs: WantedDs | undefined;
  /** Seconds since 1970. */
  readonly now: number;
};

export type ParentSigner = {
  readonly host: DomainName;
  readonly exchange: DnsExchange;
  readonly ds: readonly DsRecord[];
  /** It signs its answers: without that, no chain can go through it. */
  readonly isSigned: boolean;
  /** Null where the chain does not reach the parent. */
  readonly verdict: DsVerdict | null;
};

/**
 * What one address of the zone's servers shows; `keys` and `answers` are held against the DS, trusted or not. Where there
 * is none, against the DS that the zone could have, of any of its keys.
 */
export type ServerSignatures = {
  readonly host: DomainName;
  readonly address: string;
  readonly exchange: DnsExchange | undefined;
  readonly keys: readonly DnskeyRecord[];
  /** Keys that may not sign the zone's data: no zone key, another protocol, or revoked. */
  readonly unusableKeys: readonly DnskeyRecord[];
  readonly verdict: KeysVerdict;
  /** Only where the keys hold. */
  readonly answers: readonly SignedAnswer[];
  /** Every signature of the zone that it showed, and its denial records. */
  readonly signatures: readonly RrsigRecord[];
  readonly denials: readonly ResourceRecord[];
  /** The most NSEC or NSEC3 records of the zone's apex that any one reply carries: one is enough. */
  readonly apexDenials: number;
  /** It showed no denial, and did not answer the question for NSEC either, which is put where there is no DS. */
  readonly hidesDenials: boolean;
};

export type SignedAnswer = {
  readonly purpose: ProbePurpose;
  readonly exchange: DnsExchange;
  /** Undefined where no reply came. */
  readonly verdict: AnswerVerdict | undefined;
};

type UnansweredDs = { readonly host: DomainName; readonly address: string | null };

type KeysWithoutDs = { readonly exchange: DnsExchange; readonly keys: readonly DnskeyRecord[] };

/** A digest as its record is written: key tag, algorithm, digest type, digest. */
export function dsText({ keyTag, algorithm, digestType, digest }: KeyDigest): string {
  return `${keyTag} ${algorithm} ${digestType} ${Buffer.from(digest).toString('hex')}`;
}
