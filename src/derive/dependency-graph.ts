import { type DomainName, isAtOrBelow } from '../dns/name.js';
import { isRegistryName } from '../dns/public-suffix.js';
import { classifyResponse } from '../dns/response-kind.js';
import type { Evidence, ZoneEvidence } from '../model/evidence.js';
import type { ExchangeIndex } from './exchange-index.js';
import type { ServerView } from './observed-servers.js';

/**
 * What the resolution of a name depends on: its zone, the hosts of the zone's name servers, the zones that those live
 * in, and so on. Zones of registries are leaves and left out. Circles are in it as they are.
 */
export type DependencyGraph = {
  /** The name servers of each zone. */
  readonly zones: ReadonlyMap<DomainName, readonly ServerEdge[]>;
  readonly hosts: ReadonlyMap<DomainName, HostNode>;
};

/**
 * A name server of a zone, and where a resolver has its address from: `inside` the zone, so it comes with the referral;
 * as `glue` of the parent though the host is elsewhere; or by looking it up on its `own`.
 */
export type ServerEdge = { readonly host: DomainName; readonly address: 'inside' | 'glue' | 'own' };

/** A host: the zones to go through for its address, from the top down, and the registered domain it stands or falls with. */
type HostNode = {
  readonly zones: readonly DomainName[];
  readonly registeredDomain: DomainName | null;
};

/** The NS sets that a resolver may hold for the audited zone: the parent's at first, the child's once it has asked it. */
export type NsSide = 'parent' | 'child';

/** The graph of the audited zone, with its servers as one side lists them. */
export function deriveGraph(
  evidence: Evidence,
  zone: DomainName,
  servers: readonly ServerView[],
  side: NsSide,
  index: ExchangeIndex,
): DependencyGraph {
  const listed = servers.filter((server) => (side === 'parent' ? server.inParent : server.inChild));
  const others = evidence.zones.filter((one) => one.zone !== zone && !isRegistryName(one.zone));
  const own = listed.map((server) => edge(server.host, zone, server.glue.length > 0));
  return {
    zones: new Map([...others.map((one) => [one.zone, edgesOf(one, index)] as const), [zone, own] as const]),
    hosts: new Map(
      [...(evidence.dependencies ?? []), ...evidence.hosts].map(({ host, zones, registeredDomain }) => [
        host,
        { zones: zones.filter((one) => !isRegistryName(one)), registeredDomain },
      ]),
    ),
  };
}

/** The zones that a name in `zone` goes through, from the registry's zone (left out) downwards. */
export function chainTo(evidence: Evidence, zone: DomainName): readonly DomainName[] {
  const chain: DomainName[] = [];
  for (let next: DomainName | null = zone; next !== null && !isRegistryName(next); ) {
    if (chain.includes(next)) break;
    chain.unshift(next);
    const at: DomainName = next;
    next = evidence.zones.find((one) => one.zone === at)?.parent ?? null;
  }
  return chain;
}

/** The shortest way from a zone to a host that is wanted: zone, host, zone, host ... Undefined where there is none. */
export function shortestPath(
  graph: DependencyGraph,
  from: readonly DomainName[],
  isWanted: (host: DomainName) => boolean,
): readonly DomainName[] | undefined {
  const seen = new Set<DomainName>(from);
  let level = from.map((zone) => [zone] as readonly DomainName[]);
  while (level.length > 0) {
    const next: (readonly DomainName[])[] = [];
    for (const path of level) {
      const edges = graph.zones.get(path.at(-1) as DomainName) ?? [];
      const goal = edges.find(({ host }) => isWanted(host));
      if (goal !== undefined) return [...path, goal.host];
      for (const { host, address } of edges) {
        if (address === 'inside') continue;
        for (const zone of graph.hosts.get(host)?.zones ?? []) {
          if (seen.has(zone)) continue;
          seen.add(zone);
          next.push([...path, host, zone]);
        }
      }
    }
    level = next;
  }
  return undefined;
}

function edgesOf({ zone, parent, nameServers, referral }: ZoneEvidence, index: ExchangeIndex): ServerEdge[] {
  const message = index.reply(referral);
  const exchange = index.exchange(referral);
  const response =
    message === undefined || exchange === undefined || parent === null
      ? undefined
      : classifyResponse(message, exchange.question, parent);
  const glue = response?.kind === 'referral' ? response.glue : [];
  return nameServers.map((host) =>
    edge(
      host,
      zone,
      glue.some((one) => one.host === host),
    ),
  );
}

function edge(host: DomainName, zone: DomainName, hasGlue: boolean): ServerEdge {
  return { host, address: isAtOrBelow(host, zone) ? 'inside' : hasGlue ? 'glue' : 'own' };
}
