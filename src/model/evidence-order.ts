import type { DnssecEvidence, Evidence } from './evidence.js';
import type { Origins } from './origins.js';

/**
 * The evidence with its lists in the order of their keys. Collecting ends with it and judging begins with it, so that
 * the order in which things were learnt, or a file was written, leaves no trace in a report.
 */
export function inFixedOrder(evidence: Evidence): Evidence {
  return {
    ...evidence,
    exchanges: sortedBy(evidence.exchanges, (one) => one.key),
    zones: sortedBy(evidence.zones, (one) => one.zone),
    parentViews: sortedBy(evidence.parentViews, (one) => one.host),
    probes: sortedBy(evidence.probes, (one) => `${one.host} ${one.server.address}`),
    hosts: sortedBy(evidence.hosts, (one) => one.host),
    registrations: sortedBy(evidence.registrations, (one) => one.domain),
    ...(evidence.dependencies === undefined
      ? {}
      : { dependencies: sortedBy(evidence.dependencies, (one) => one.host) }),
    ...(evidence.mailHosts === undefined
      ? {}
      : { mailHosts: sortedBy(evidence.mailHosts, (one) => one.host) }),
    ...(evidence.dnssec === undefined ? {} : { dnssec: dnssecInOrder(evidence.dnssec) }),
    ...(evidence.origins === undefined ? {} : { origins: inOrder(evidence.origins) }),
    limits: sortedBy(evidence.limits, (one) => `${one.limit} ${one.subject}`),
  };
}

function dnssecInOrder(dnssec: DnssecEvidence): DnssecEvidence {
  const { ds, signing } = dnssec;
  return {
    ...dnssec,
    ds: sortedBy(ds, (one) => one.host),
    ...(signing === undefined
      ? {}
      : { signing: sortedBy(signing, (one) => `${one.host} ${one.server.address}`) }),
  };
}

function inOrder(origins: Origins): Origins {
  const entries = Object.entries(origins).map(
    ([address, all]) => [address, [...all].sort((a, b) => a - b)] as const,
  );
  return Object.fromEntries(sortedBy(entries, ([address]) => address));
}

function sortedBy<T>(items: readonly T[], key: (item: T) => string): T[] {
  return items
    .map((item) => ({ item, key: key(item) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ item }) => item);
}
