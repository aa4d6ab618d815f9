import type { DomainName } from '../../dns/name.js';
import type { Evidence } from '../../model/evidence.js';
import type { DnsExchange } from '../../model/exchange.js';
import type { ExchangeIndex } from '../exchange-index.js';
import type { ParentView, ServerView } from '../observed-servers.js';
import { anchorsOf, followChain } from './chain.js';
import { type DnssecView, dsText } from './dnssec-view.js';
import { overallState } from './overall-state.js';
import { observeParents } from './parent-signers.js';
import { observeServers } from './server-signatures.js';
import { keysIn } from './validate-keys.js';
import { secondsOf } from './validity.js';
import type { DsRecord } from './verdict.js';
import { createWork } from './work.js';

/** The DNSSEC of the audited zone, from the evidence. */
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
): DnssecView['keysWithoutDs'] {
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
