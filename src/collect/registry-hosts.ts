import { parseDomainName } from '../dns/name.js';
import { hostAddresses } from '../model/outside-hosts.js';
import type { Resolver } from './resolver.js';
import type { Scope } from './scope.js';

/** Milliseconds for finding the addresses of a registry's WHOIS or RDAP server. */
const LOOKUP_MS = 10_000;

/**
 * Finds the addresses of registries' servers: from the root, like everything else, so that nobody on the way decides
 * whom we ask; by the system's own means (`localhost`, a hosts file) where that finds nothing.
 */
export function createHostLookup(
  resolver: Resolver,
  scopeFor: (signal: AbortSignal) => Scope,
): (host: string) => Promise<readonly string[]> {
  return async (host) => {
    const name = parseDomainName(host);
    if (typeof name === 'string') {
      const resolution = await resolver.resolveHost(name, scopeFor(AbortSignal.timeout(LOOKUP_MS)));
      const { addresses } = hostAddresses(resolution);
      if (addresses.length > 0) return addresses;
    }
    // Rarely needed, so it is not loaded ahead.
    const { lookup } = process.getBuiltinModule('node:dns/promises');
    const found = await lookup(host, { all: true }).catch(() => []);
    return found.map(({ address }) => address);
  };
}
