import { type DomainName, isAtOrBelow } from '../dns/name.js';
import { isRegistryName } from '../dns/public-suffix.js';
import {
  MAX_DEPENDENCY_DEPTH,
  MAX_DEPENDENCY_HOSTS,
  MAX_NS_HOSTS,
  MAX_QUESTIONS_PER_RESOLUTION,
} from './limits.js';
import type { Resolver } from './resolver.js';
import { type Cut, chainOf, type HostResolution, type Scope } from './scope.js';

/**
 * Follows what the resolution depends on beyond the delegation's own servers: the zones that those hosts live in, the
 * name servers of these zones, and so on to the end. Zones of registries are leaves. A zone's servers are known from
 * its referral, so the only questions are for hosts in zones not seen yet. Every zone and host is met once, which is
 * also where a circle ends. `onHost` hears of each host, so that its registered domain can be looked up.
 */
export async function closeDependencies(
  start: readonly Cut[],
  known: readonly HostResolution[],
  resolver: Resolver,
  onHost: (resolution: HostResolution) => void,
  scope: Scope,
): Promise<readonly HostResolution[]> {
  const budget = { left: MAX_QUESTIONS_PER_RESOLUTION };
  const zones = new Set<DomainName>();
  const hosts = new Map<DomainName, HostResolution>(known.map((one) => [one.host, one]));
  const found: HostResolution[] = [];
  let level = zonesToFollow(start);
  for (let hop = 1; level.length > 0; hop++) {
    if (hop > MAX_DEPENDENCY_DEPTH) return stopAt('MAX_DEPENDENCY_DEPTH', (level[0] as Cut).zone);
    for (const { zone } of level) zones.add(zone);
    const listed = [...new Set(level.flatMap(externalHosts))].sort();
    const fresh = listed.filter((host) => !hosts.has(host));
    const room = MAX_DEPENDENCY_HOSTS - found.length;
    await Promise.all(
      fresh.slice(0, room).map(async (host) => {
        const resolution = await resolver.resolveHost(host, scope, budget);
        hosts.set(host, resolution);
        found.push(resolution);
        onHost(resolution);
      }),
    );
    if (fresh.length > room) return stopAt('MAX_DEPENDENCY_HOSTS', fresh[room] as DomainName);
    level = zonesToFollow(listed.flatMap((host) => chainOf(scope, (hosts.get(host) as HostResolution).zone)));
  }
  if (budget.left <= 0) return stopAt('MAX_QUESTIONS_PER_RESOLUTION', (start[0] as Cut).zone);
  return found;

  /** Hosts inside the zone come with their addresses: nothing else is needed to reach them. */
  function externalHosts({ zone, nameServers }: Cut): DomainName[] {
    return [...new Set(nameServers)].slice(0, MAX_NS_HOSTS).filter((host) => !isAtOrBelow(host, zone));
  }

  function zonesToFollow(cuts: readonly Cut[]): Cut[] {
    const fresh = cuts.filter(({ zone }) => !isRegistryName(zone) && !zones.has(zone));
    return [...new Map(fresh.map((cut) => [cut.zone, cut])).values()];
  }

  function stopAt(limit: string, subject: DomainName) {
    scope.limits.push({ limit, subject });
    return found;
  }
}
