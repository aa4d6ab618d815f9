import type { DomainName } from '../../dns/name.js';
import type { Evidence, ServerQuestion } from '../../model/evidence.js';
import type { DnsExchange } from '../../model/exchange.js';
import { replyOf } from '../../model/reply.js';
import type { ExchangeIndex } from '../exchange-index.js';
import type { ParentView, ServerView } from '../observed-servers.js';
import { repliesWithSignatures } from './asked-for-signatures.js';
import { anchorsOf, followChain } from './chain.js';
import { pointsAt } from './delegation-signer.js';
import { type DnssecView, dsText, type ServerSignatures } from './dnssec-view.js';
import { overallState } from './overall-state.js';
import { observeParents } from './parent-signers.js';
import { observeServers } from './server-signatures.js';
import { isAuthoritative } from './usable.js';
import { keysIn } from './validate-keys.js';
import { secondsOf } from './validity.js';
import type { DsRecord } from './verdict.js';
import { observeWaiting } from './waiting-zone.js';
import { deriveWantedDs, type KeyHolder } from './wanted-ds.js';
import { createWork } from './work.js';

/** The DNSSEC of the audited zone, from the evidence. */
export function deriveDnssec(
  evidence: Evidence,
  zone: DomainName,
  parentViews: readonly ParentView[],
  servers: readonly ServerView[],
  exchanges: ExchangeIndex,
): DnssecView {
  const index = repliesWithSignatures(exchanges);
  const { trustAnchors = [], links = [], ds = [], keys = null, signing = [], cds } = evidence.dnssec ?? {};
  const circumstances = { now: secondsOf(evidence.collectedAt), work: createWork() };
  const own = anchorsOf(trustAnchors, zone);
  const chain = followChain(
    links.map((link) => ({ zone: link.zone, ds: index.reply(link.ds), dnskey: index.reply(link.dnskey) })),
    trustAnchors,
    circumstances,
  );
  const parents = observeParents(zone, parentViews, ds, chain, circumstances, index);
  const digests = own.length > 0 ? own : unique(parents.flatMap((one) => one.ds));
  const signed =
    digests.length === 0
      ? observeWaiting(zone, servers, signing, circumstances, index)
      : observeServers(zone, servers, digests, circumstances);
  const withoutDs = keysWithoutDs(zone, keys?.exchange, index);
  const holder = keyHolder(zone, cds ?? [], digests, signed, withoutDs);
  return {
    state: overallState(zone, own.length > 0, chain, parents, signed),
    chain,
    parents,
    digests,
    servers: signed,
    keysWithoutDs: withoutDs,
    unansweredKeys: withoutDs === undefined ? index.exchange(keys?.exchange) : undefined,
    unansweredDs: ds.filter(({ exchange }) => !isAuthoritative(index.reply(exchange))),
    wantedDs:
      cds === undefined || holder === undefined
        ? undefined
        : deriveWantedDs(zone, cds, holder, circumstances, index),
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
  // An error says nothing of the keys.
  if (exchange === undefined || !isAuthoritative(message)) return undefined;
  return { exchange, keys: keysIn(message, zone) };
}

/** The server that was asked for CDS; where nobody was, any whose keys hold. Undefined where the DS fits no keys. */
function keyHolder(
  zone: DomainName,
  [asked]: readonly ServerQuestion[],
  digests: DnssecView['digests'],
  servers: readonly ServerSignatures[],
  withoutDs: DnssecView['keysWithoutDs'],
): KeyHolder | undefined {
  if (digests.length === 0) {
    return { dnskey: withoutDs && replyOf(withoutDs.exchange), entryKeys: withoutDs?.keys ?? [] };
  }
  const server = servers.find(
    ({ host, address, verdict }) =>
      verdict.state === 'secure' &&
      (asked === undefined || (asked.host === host && asked.address === address)),
  );
  const dnskey = server?.exchange && replyOf(server.exchange);
  if (server === undefined || dnskey === undefined) return undefined;
  const entryKeys = server.keys.filter((key) => digests.some((digest) => pointsAt(zone, digest, key)));
  return { dnskey, entryKeys };
}

function unique(records: readonly DsRecord[]): DsRecord[] {
  const byText = new Map(records.map((rr) => [dsText(rr), rr]));
  return [...byText.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, rr]) => rr);
}
