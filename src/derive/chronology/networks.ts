import type { DomainName } from '../../dns/name.js';
import type { BaselineHost } from '../../model/baseline.js';
import type { Evidence } from '../../model/evidence.js';
import type { Origins } from '../../model/origins.js';
import { hostAddresses } from '../../model/outside-hosts.js';
import type { ServerView } from '../observed-servers.js';
import { dayOf } from './day.js';

/**
 * The networks (AS numbers) that announce the addresses of a domain's name servers, against those of an earlier audit.
 * - `moved`: all of them are other ones. `stayed`: some network of before is still there, so at most a part has moved.
 *   `seenAt` is the day of the earlier audit. `isByToday`: it recorded no origins, and the table of now tells whose its
 *   addresses are; a network that has changed hands with its addresses is not seen then.
 * - `no-table`: no origins were looked for. `no-memory`: no earlier audit saw these hosts.
 * - `no-origin`: nothing is the same, but the table has no origin for `addresses`, of now or of then.
 * - `unresolved`: nothing is the same, but `hosts` may have further addresses, or none of them has any.
 * - `too-far`: the domain is no name server's of the delegation, and its addresses are not in the evidence.
 */
export type NetworkComparison =
  | {
      readonly kind: 'moved' | 'stayed';
      readonly was: readonly number[];
      readonly is: readonly number[];
      readonly seenAt: string;
      readonly isByToday: boolean;
    }
  | { readonly kind: 'no-origin'; readonly addresses: readonly string[] }
  | { readonly kind: 'unresolved'; readonly hosts: readonly DomainName[] }
  | { readonly kind: 'no-table' | 'no-memory' | 'too-far' };

/**
 * Compares by host name: where the delegation lists another host now, somebody filed that. Everything must be known before
 * a move is called one, for what is not known may be what stayed; one network in common is enough to say that none is.
 */
export function compareNetworks(
  servers: readonly ServerView[],
  { origins, baseline }: Pick<Evidence, 'origins' | 'baseline'>,
): NetworkComparison {
  if (origins === undefined) return { kind: 'no-table' };
  const earlier = servers.flatMap(({ host }) => ownValue(baseline?.hosts ?? {}, host) ?? []);
  const seenAt = earlier.flatMap((one) => dayOf(one.seenAt) ?? []).sort()[0];
  if (seenAt === undefined) return { kind: 'no-memory' };
  const hosts = servers.map((server) => ({ host: server.host, ...hostAddresses(server) }));
  const nowSeen = hosts.flatMap(({ addresses }) => addresses).map((address) => lookedUp(address, origins));
  const thenSeen = earlier.flatMap((host) => seenAddresses(host, origins));
  const [is, was] = [networksOf(nowSeen), networksOf(thenSeen)];
  const comparison = { was, is, seenAt, isByToday: thenSeen.some(({ isByToday }) => isByToday) };
  if (is.some((origin) => was.includes(origin))) return { kind: 'stayed', ...comparison };
  const open = hosts.filter(({ isWhole }) => !isWhole || nowSeen.length === 0);
  if (open.length > 0) return { kind: 'unresolved', hosts: open.map(({ host }) => host) };
  const without = [...nowSeen, ...thenSeen].filter(({ origins }) => origins.length === 0);
  if (without.length === 0) return { kind: 'moved', ...comparison };
  return { kind: 'no-origin', addresses: [...new Set(without.map(({ address }) => address))].sort() };
}

type Seen = { readonly address: string; readonly origins: readonly number[]; readonly isByToday: boolean };

function lookedUp(address: string, origins: Origins): Seen {
  return { address, origins: ownValue(origins, address) ?? [], isByToday: true };
}

/** What was recorded then goes before what a table says now. */
function seenAddresses({ addresses }: BaselineHost, origins: Origins): Seen[] {
  return Object.entries(addresses).map(([address, recorded]) =>
    recorded.length > 0 ? { address, origins: recorded, isByToday: false } : lookedUp(address, origins),
  );
}

function networksOf(seen: readonly Seen[]): number[] {
  return [...new Set(seen.flatMap(({ origins }) => origins))].sort((a, b) => a - b);
}

/** Host names come from the network, and `constructor` is one. */
function ownValue<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
