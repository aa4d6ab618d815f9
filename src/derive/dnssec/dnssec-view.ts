import type { DomainName } from '../../dns/name.js';
import type { ResourceRecord } from '../../dns/rr.js';
import type { Evidence, ProbePurpose } from '../../model/evidence.js';
import type { DnsExchange } from '../../model/exchange.js';
import type { ParentView, ServerView } from '../audit-view.js';
import type { ExchangeIndex } from '../exchange-index.js';
import { anchorsOf, type ChainVerdict, followChain } from './chain.js';
import type { KeyDigest } from './delegation-signer.js';
import { overallState } from './overall-state.js';
import { observeParents } from './parent-signers.js';
import { observeServers } from './server-signatures.js';
import type { AnswerVerdict } from './validate-answer.js';
import type { DsVerdict } from './validate-ds.js';
import { type KeysVerdict, keysIn } from './validate-keys.js';
import { secondsOf } from './validity.js';
import type { DnskeyRecord, DsRecord, RrsigRecord, TrustVerdict } from './verdict.js';
import { createWork } from './work.js';

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
  /** The zone's servers that answer. Empty where the zone has no DS. */
  readonly servers: readonly ServerSignatures[];
  /** Keys of a zone without DS; undefined where it has a DS, or was not asked. */
  readonly keysWithoutDs: KeysWithoutDs | undefined;
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

/** What one address of the zone's servers shows; `keys` and `answers` are held against the DS, trusted or not. */
export type ServerSignatures = {
  readonly host: DomainName;
  readonly address: string;
  readonly exchange: DnsExchange | undefined;
  readonly keys: readonly DnskeyRecord[];
  readonly verdict: KeysVerdict;
  /** Only where the keys hold. */
  readonly answers: readonly SignedAnswer[];
  /** Every signature of the zone that it showed, and its denial records. */
  readonly signatures: readonly RrsigRecord[];
  readonly denials: readonly ResourceRecord[];
};

export type SignedAnswer = {
  readonly purpose: ProbePurpose;
  readonly exchange: DnsExchange;
  /** Undefined where no reply came. */
  readonly verdict: AnswerVerdict | undefined;
};

type KeysWithoutDs = { readonly exchange: DnsExchange; readonly keys: readonly DnskeyRecord[] };

export function deriveDnssec(
  evidence: Evidence,
  zone: DomainName,
  parentViews: readonly ParentView[],
  servers: readonly ServerView[],
  index: ExchangeIndex,
): DnssecView {
  const { trustAnchors = [], links = [], ds = [], keys = null } = evidence.dnssec ?? {};
  const circumstances = { now: secondsOf(evidence.collectedAt), work: createWork() };
  const own = anchorsOf(trustAnchors, zone);
  const chain = followChain(
    links.map((link) => ({ zone: link.zone, ds: index.reply(link.ds), dnskey: index.reply(link.dnskey) })),
    trustAnchors,
    circumstances,
  );
  const parents = observeParents(zone, parentViews, ds, chain, circumstances, index);
  const digests = own.length > 0 ? own : unique(parents.flatMap((one) => one.ds));
  const signed = digests.length === 0 ? [] : observeServers(zone, servers, digests, circumstances);
  return {
    state: overallState(zone, own.length > 0, chain, parents, signed),
    chain,
    parents,
    digests,
    servers: signed,
    keysWithoutDs: keysWithoutDs(zone, keys?.exchange, index),
    now: circumstances.now,
  };
}

function keysWithoutDs(
  zone: DomainName,
  key: DnsExchange['key'] | null | undefined,
  index: ExchangeIndex,
): KeysWithoutDs | undefined {
  const exchange = index.exchange(key);
  const message = index.reply(key);
  return exchange === undefined || message === undefined
    ? undefined
    : { exchange, keys: keysIn(message, zone) };
}

function unique(records: readonly DsRecord[]): DsRecord[] {
  const byText = new Map(records.map((rr) => [dsText(rr), rr]));
  return [...byText.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, rr]) => rr);
}

/** A digest as its record is written: key tag, algorithm, digest type, digest. */
export function dsText({ keyTag, algorithm, digestType, digest }: KeyDigest): string {
  return `${keyTag} ${algorithm} ${digestType} ${Buffer.from(digest).toString('hex')}`;
}
