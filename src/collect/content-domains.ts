import { type ContentName, contentNames } from '../dns/content-names.js';
import { type DomainName, isAtOrBelow } from '../dns/name.js';
import { registrableDomain } from '../dns/public-suffix.js';
import { CONTENT_PURPOSES, type ServerProbe } from '../model/evidence.js';
import type { DnsExchange } from '../model/exchange.js';
import { MAX_CONTENT_DOMAINS } from './limits.js';
import type { Resolver } from './resolver.js';
import { closestCut, findCut, replyOf, type Scope } from './scope.js';

/** A name that the zone's records point at, and the deepest zone known above its registered domain. */
export type ContentTarget = { readonly name: DomainName; readonly zone: DomainName };

/**
 * The registered domains outside the audited name's own that its mail and web hang on: MX, CNAME of apex and www, SPF.
 * One question each, to the registry's zone, and none where that delegation is known already.
 */
export async function findContentTargets(
  probes: readonly ServerProbe[],
  exchanges: readonly DnsExchange[],
  resolver: Resolver,
  scope: Scope,
): Promise<readonly ContentTarget[]> {
  const keys = new Set(
    probes.flatMap((probe) => CONTENT_PURPOSES.map((purpose) => probe.exchanges[purpose])),
  );
  const replies = exchanges.filter(({ key }) => keys.has(key)).map(replyOf);
  const names = replies.flatMap((reply) => (reply === undefined ? [] : contentNames(reply.answers)));
  return contentTargets(names, resolver, scope);
}

/** As `findContentTargets`, of names read already. */
export async function contentTargets(
  names: readonly ContentName[],
  resolver: Resolver,
  scope: Scope,
): Promise<readonly ContentTarget[]> {
  const domains = new Set<DomainName>();
  for (const { name } of names) {
    const domain = registrableDomain(name);
    if (domain !== undefined && !isAtOrBelow(domain, scope.apex)) domains.add(domain);
  }
  const sorted = [...domains].sort();
  for (const domain of sorted.slice(MAX_CONTENT_DOMAINS))
    scope.limits.push({ limit: 'MAX_CONTENT_DOMAINS', subject: domain });
  return Promise.all(
    sorted.slice(0, MAX_CONTENT_DOMAINS).map(async (domain) => {
      if (findCut(scope, domain) === undefined)
        await resolver.walk({ name: domain, type: 'SOA' }, scope, domain);
      return { name: domain, zone: closestCut(scope, domain).zone };
    }),
  );
}
