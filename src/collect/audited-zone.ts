import type { DomainName } from '../dns/name.js';
import { isBelow, parentOf, ROOT } from '../dns/name.js';
import { isRegistryName, registrableDomain } from '../dns/public-suffix.js';
import { classifyResponse, type ResponseKind } from '../dns/response-kind.js';
import type { AuditedZone } from '../model/evidence.js';
import type { DnsExchange } from '../model/exchange.js';
import { hiddenCut } from './hidden-cut.js';
import { withTrueParent } from './hidden-parent.js';
import { askParents } from './parent-views.js';
import type { Found } from './resolution.js';
import type { Resolver } from './resolver.js';
import { type Cut, findCut, replyOf, type Scope, storeCut } from './scope.js';

/** Which zone is audited for a target, and the exchanges that show it. */
export type AuditedZoneSearch = { readonly audited: AuditedZone; readonly exchanges: readonly DnsExchange[] };

/**
 * Walks from the root to the target and says which zone is to be audited: the one of which the target is the apex, or
 * the one it lies in. A name that only a registry's zone knows of, or that nobody knows, is not delegated.
 */
export async function findAuditedZone(
  target: DomainName,
  tools: Tools,
  scope: Scope,
): Promise<AuditedZoneSearch> {
  const { resolver } = tools;
  const askAhead = (cut: Cut) => {
    if (isLikelyParent(cut.zone, target)) void askParents(target, cut, tools, scope);
  };
  const result = await resolver.walk({ name: target, type: 'NS' }, scope, target, askAhead);
  const apex = findCut(scope, target);
  if (apex !== undefined && apex.parent !== null) {
    return zoneFound(await withTrueParent(apex, tools, scope), 'apex', []);
  }
  if (result.kind === 'failed') {
    const reached = findCut(scope, result.zone);
    // The way broke off inside somebody's own zone: that is the zone to look at, and its servers are the news.
    if (reached !== undefined && !isRegistryName(reached.zone))
      return zoneFound(reached, 'inside', result.exchanges);
    const keys = result.exchanges.map((exchange) => exchange.key);
    const { zone: deepest, failure } = result;
    return { audited: { kind: 'unreached', deepest, failure, exchanges: keys }, exchanges: result.exchanges };
  }
  const { response, exchange, zone } = result;
  const asked = findCut(scope, zone) as Cut;
  const hidden = holdsZone(response, target)
    ? await storeHidden(target, result, asked, tools, scope)
    : undefined;
  if (hidden !== undefined) return zoneFound(hidden, 'apex', [exchange]);
  const elsewhere = await askEveryServer(target, asked, tools, scope);
  if (elsewhere.isDelegated) return findAuditedZone(target, tools, scope);
  const enclosing = denyingZone(result, asked);
  const isDenied = response.kind === 'no-name' && response.aliases.length === 0;
  if (isDenied || isRegistryName(enclosing)) {
    const exchanges = [exchange, ...elsewhere.exchanges];
    const keys = exchanges.map(({ key }) => key).sort();
    return { audited: { kind: 'absent', enclosing, exchanges: keys }, exchanges };
  }
  if (enclosing !== asked.zone && findCut(scope, enclosing) === undefined) {
    const parent = await zoneAbove(enclosing, asked, resolver, scope);
    storeCut(scope, { ...asked, zone: enclosing, parent, referral: null });
  }
  return zoneFound(findCut(scope, enclosing) as Cut, 'inside', [exchange]);
}

/**
 * A registry's zone above a name that somebody registers: all its servers will be asked for the name, whether they
 * delegate it or not, so they may as well be asked while the walk still asks the first.
 */
function isLikelyParent(zone: DomainName, target: DomainName): boolean {
  return zone !== ROOT && isRegistryName(zone) && registrableDomain(target) === target;
}

type Tools = { readonly resolver: Resolver; readonly dnsPort: number };

/**
 * One server may lag behind: the name is no zone of its own only where no server of `asked` delegates it. What one of
 * them does delegate is kept, for the next walk to follow.
 */
async function askEveryServer(
  target: DomainName,
  asked: Cut,
  tools: Tools,
  scope: Scope,
): Promise<{ readonly isDelegated: boolean; readonly exchanges: readonly DnsExchange[] }> {
  const { exchanges } = await askParents(target, asked, tools, scope);
  for (const exchange of exchanges) {
    const message = replyOf(exchange);
    const response =
      message === undefined ? undefined : classifyResponse(message, exchange.question, asked.zone);
    if (message !== undefined && response !== undefined && holdsZone(response, target)) {
      await storeHidden(target, { exchange, message }, asked, tools, scope);
      return { isDelegated: true, exchanges };
    }
    if (response?.kind !== 'referral') continue;
    const { cut: zone, nameServers, glue } = response;
    storeCut(scope, { zone, parent: asked.zone, nameServers, glue, referral: exchange });
    return { isDelegated: true, exchanges };
  }
  return { isDelegated: false, exchanges };
}

/** An answer from the target's own zone: a server of the zone above serves both. */
function holdsZone(response: ResponseKind, target: DomainName): boolean {
  return (
    response.kind === 'answer' &&
    response.authoritative &&
    response.records.some((rr) => rr.type === 'NS' && rr.name === target)
  );
}

/** Keeps a cut that never showed as a referral. */
async function storeHidden(
  target: DomainName,
  answer: Pick<Found, 'exchange' | 'message'>,
  asked: Cut,
  { resolver }: Tools,
  scope: Scope,
): Promise<Cut | undefined> {
  const hidden = hiddenCut(target, await zoneAbove(target, asked, resolver, scope), answer);
  if (hidden !== undefined) storeCut(scope, hidden);
  return hidden;
}

/** The zone whose SOA comes with a denial: a child zone on the same servers says so there. */
function denyingZone(found: Found, asked: Cut): DomainName {
  const { response } = found;
  const soa = response.kind === 'no-data' || response.kind === 'no-name' ? response.soa : undefined;
  return soa !== undefined && isBelow(soa, asked.zone) ? soa : asked.zone;
}

/**
 * The zone right above `name` where no referral showed it: servers of `asked` may serve zones in between as well, or
 * refer to them. The SOA that answers for the name one label up tells.
 */
async function zoneAbove(
  name: DomainName,
  asked: Cut,
  resolver: Resolver,
  scope: Scope,
): Promise<DomainName> {
  const up = parentOf(name);
  if (up === undefined || up === asked.zone) return asked.zone;
  const result = await resolver.walk({ name: up, type: 'SOA' }, scope);
  if (result.kind === 'failed') return asked.zone;
  const { response, zone: answering } = result;
  const soa =
    response.kind === 'answer'
      ? up
      : response.kind === 'no-data' || response.kind === 'no-name'
        ? response.soa
        : undefined;
  if (soa === undefined || !isBelow(soa, answering)) return answering;
  if (findCut(scope, soa) === undefined) {
    const cut = findCut(scope, answering) as Cut;
    storeCut(scope, { ...cut, zone: soa, parent: answering, referral: null });
  }
  return soa;
}

function zoneFound(
  cut: Cut,
  position: 'apex' | 'inside',
  exchanges: readonly DnsExchange[],
): AuditedZoneSearch {
  return { audited: { kind: 'zone', zone: cut.zone, parent: cut.parent, position }, exchanges };
}
