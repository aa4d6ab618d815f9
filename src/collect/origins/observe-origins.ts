import { mayContact, type SpecialUseClass } from '../../dns/special-use.js';
import type { Baseline } from '../../model/baseline.js';
import type { HostEvidence } from '../../model/evidence.js';
import type { OriginLookup, Origins } from '../../model/origins.js';
import { hostAddresses } from '../../model/outside-hosts.js';

/**
 * The origins of the addresses that show a move to other networks: those of the hosts, and those that an earlier audit saw
 * without recording origins. An address of special use is nobody's, whatever the table says, unless a lab has opened its class.
 */
export function observeOrigins(
  hosts: readonly HostEvidence[],
  baseline: Baseline | undefined,
  opened: readonly SpecialUseClass[],
  originsOf: OriginLookup,
): Origins {
  const now = hosts.flatMap((host) => hostAddresses(host).addresses);
  const unrecorded = Object.values(baseline?.hosts ?? {}).flatMap(({ addresses }) =>
    Object.entries(addresses).flatMap(([address, origins]) => (origins.length === 0 ? [address] : [])),
  );
  return Object.fromEntries(
    [...new Set([...now, ...unrecorded])]
      .sort()
      .map((address) => [address, mayContact(address, opened) ? originsOf(address) : []]),
  );
}
