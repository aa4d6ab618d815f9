import { familyOf } from '../dns/ip-address.js';
import type { DomainName } from '../dns/name.js';
import type { Scope } from './scope.js';

/**
 * A zone's addresses in the order they are asked. IPv4 first: it is the family that every authoritative server of the
 * audited names has, and a network that swallows IPv6 would cost every question seconds. Within a family as `spread` says.
 */
export function askingOrder(addresses: readonly string[], ipv6: boolean, name: DomainName): string[] {
  const unique = [...new Set(addresses)];
  const order = (family: 4 | 6) =>
    spread(
      unique.filter((address) => familyOf(address) === family),
      name,
    );
  return ipv6 ? [...order(4), ...order(6)] : order(4);
}

/** A zone's servers in an order that depends on the name, so that a run spreads over them and a rerun does the same. */
export function spread(addresses: readonly string[], name: DomainName): string[] {
  if (addresses.length === 0) return [];
  let hash = 0;
  for (const char of name) hash = (hash * 31 + char.charCodeAt(0)) >>> 0;
  const start = hash % addresses.length;
  return [...addresses.slice(start), ...addresses.slice(0, start)];
}

/** The same order, but servers that gave this audit no reply before come last: each of them costs seconds. */
export function silentLast(addresses: readonly string[], scope: Pick<Scope, 'wasSilent'>): string[] {
  return [
    ...addresses.filter((address) => !scope.wasSilent(address)),
    ...addresses.filter((address) => scope.wasSilent(address)),
  ];
}
