import { type DomainName, domainName, isAtOrBelow, labelCount } from '../dns/name.js';
import { isRegionalJp, registrableDomain } from '../dns/public-suffix.js';
import type { OperatingPattern, TargetKind } from '../model/target.js';
import { openTo } from './registrants.js';

const LG_JP = domainName('lg.jp');

/** What kind of name the target is, from its registration's form (J-LIS, JPRS). */
export function targetKind(target: DomainName): TargetKind {
  const registered = registrableDomain(target);
  if (registered === undefined) return 'other';
  if (isAtOrBelow(target, LG_JP)) {
    return labelCount(registered) === 4 ? 'local-government' : 'administrative-service';
  }
  // Prefecture-type names (`example.tokyo.jp`) stand beside regional ones, and anybody can register them.
  const isClosed = openTo({ domain: registered, registryZone: null }) === 'closed';
  return isClosed && isRegionalJp(registered) ? 'regional' : 'other';
}

/** Who runs the name servers: those below the municipality's own registered domain are its own. */
export function operatingPattern(
  target: DomainName,
  zone: DomainName,
  hosts: readonly DomainName[],
): OperatingPattern {
  const own = registrableDomain(target) ?? zone;
  const inHouse = hosts.filter((host) => isAtOrBelow(host, zone) || isAtOrBelow(host, own)).length;
  if (inHouse === hosts.length && hosts.length > 0) return 'in-house';
  return inHouse === 0 ? 'hosted' : 'mixed';
}
