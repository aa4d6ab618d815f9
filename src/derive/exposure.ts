import type { DomainName } from '../dns/name.js';
import type { DependencyGraph, ServerEdge } from './dependency-graph.js';

/**
 * The share of independent resolutions that reach a suspect server, 0 to 1. Glue is taken at its word, as resolvers do.
 * `low` lets a resolver give up where the way is a circle; `high` counts a circle that leads to a suspect in full.
 * Without circles the two are equal, and exact.
 */
export type Exposure = { readonly low: number; readonly high: number };

type Bound = keyof Exposure;

/**
 * The exposure of a name in the deepest of `chain`, the zones from the top down. A resolver goes through each of them,
 * picks a server of its NS set evenly and, where the address did not come along, resolves the server's name first: each
 * pick is independent of the others.
 */
export function exposureOf(
  graph: DependencyGraph,
  chain: readonly DomainName[],
  isSuspect: (host: DomainName) => boolean,
): Exposure {
  const circles = circlesOf(graph);
  const reaching = zonesReaching(graph, isSuspect);
  const bound = (which: Bound) => {
    const known = new Map<DomainName, number>();
    const ofZone = (zone: DomainName): number => {
      const before = known.get(zone);
      if (before !== undefined) return before;
      const edges = graph.zones.get(zone) ?? [];
      const share = edges.reduce((sum, edge) => sum + ofServer(zone, edge), 0);
      const value = edges.length === 0 ? 0 : share / edges.length;
      known.set(zone, value);
      return value;
    };
    const ofServer = (zone: DomainName, { host, address }: ServerEdge): number => {
      if (isSuspect(host)) return 1;
      if (address !== 'own') return 0;
      return anyOf(
        (graph.hosts.get(host)?.zones ?? []).map((next) => {
          if (circles.get(next) !== circles.get(zone)) return ofZone(next);
          return which === 'high' && reaching.has(next) ? 1 : 0;
        }),
      );
    };
    return anyOf(chain.map(ofZone));
  };
  return { low: bound('low'), high: bound('high') };
}

/** The probability that at least one of `misses` lookups past the cache reaches a suspect server. */
export function exposureAfter(exposure: number, misses: number): number {
  return 1 - (1 - exposure) ** misses;
}

/** At least one of independent events. A single one keeps its very share: a third is not 0.33333333333333326. */
function anyOf(shares: readonly number[]): number {
  const [first = 0, ...others] = shares.filter((share) => share > 0);
  if (others.length === 0) return first;
  return 1 - others.reduce((none, share) => none * (1 - share), 1 - first);
}

/** The zones from which a suspect can be met at all. */
function zonesReaching(graph: DependencyGraph, isSuspect: (host: DomainName) => boolean): Set<DomainName> {
  const reaching = new Set<DomainName>();
  for (let grown = true; grown; ) {
    grown = false;
    for (const [zone, edges] of graph.zones) {
      if (reaching.has(zone)) continue;
      const meets = edges.some(
        ({ host, address }) =>
          isSuspect(host) ||
          (address === 'own' && graph.hosts.get(host)?.zones.some((next) => reaching.has(next))),
      );
      if (!meets) continue;
      reaching.add(zone);
      grown = true;
    }
  }
  return reaching;
}

/** Zones that need each other share a number (strongly connected components, Tarjan 1972). */
function circlesOf(graph: DependencyGraph): ReadonlyMap<DomainName, number> {
  const order = new Map<DomainName, number>();
  const open: DomainName[] = [];
  const circle = new Map<DomainName, number>();
  const visit = (zone: DomainName): number => {
    const mine = order.size;
    order.set(zone, mine);
    open.push(zone);
    let low = mine;
    for (const next of nextZones(graph, zone)) {
      if (!order.has(next)) low = Math.min(low, visit(next));
      else if (!circle.has(next)) low = Math.min(low, order.get(next) as number);
    }
    if (low === mine) {
      for (let member = open.pop(); member !== undefined; member = open.pop()) {
        circle.set(member, mine);
        if (member === zone) break;
      }
    }
    return low;
  };
  for (const zone of graph.zones.keys()) if (!order.has(zone)) visit(zone);
  return circle;
}

function nextZones(graph: DependencyGraph, zone: DomainName): DomainName[] {
  return (graph.zones.get(zone) ?? []).flatMap(({ host, address }) =>
    address === 'own' ? (graph.hosts.get(host)?.zones ?? []) : [],
  );
}
