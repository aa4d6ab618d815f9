import {
  type Baseline,
  type BaselineHost,
  type BaselineRegistration,
  delegationKey,
} from '../model/baseline.js';
import type { DomainReport, RegistrationReport, Report } from '../model/report.js';

/** What an earlier result remembers of registrations, delegations and name servers, for the chronology rules. */
export function baselineOf({ domains }: Pick<Report, 'domains'>, takenFrom: string): Baseline {
  return {
    takenFrom,
    registrations: Object.fromEntries(
      domains.flatMap(({ registrations, collectedAt }) =>
        registrations.flatMap((one) => {
          const seen = registrationSeen(one, collectedAt);
          return seen === undefined ? [] : [[one.domain, seen] as const];
        }),
      ),
    ),
    delegations: Object.fromEntries(domains.flatMap(delegationsSeen)),
    hosts: hostsSeen(domains),
  };
}

/** Both memories in one: of two sightings the earlier one, for a change is to be seen against what was before it. */
export function joinBaselines(a: Baseline, b: Baseline): Baseline {
  return {
    takenFrom: `${a.takenFrom}, ${b.takenFrom}`,
    registrations: earlierOf(a.registrations, b.registrations, ({ seenAt }) => seenAt),
    delegations: earlierOf(a.delegations, b.delegations, (at) => at),
    hosts: earlierOf(a.hosts ?? {}, b.hosts ?? {}, ({ seenAt }) => seenAt),
  };
}

function earlierOf<T>(
  a: Readonly<Record<string, T>>,
  b: Readonly<Record<string, T>>,
  seenAt: (seen: T) => string,
): Record<string, T> {
  const joined = new Map(Object.entries(a));
  for (const [key, seen] of Object.entries(b)) {
    const other = joined.get(key);
    if (other === undefined || seenAt(seen) < seenAt(other)) joined.set(key, seen);
  }
  return Object.fromEntries(joined);
}

/** A registry that did not answer then left nothing to remember. */
function registrationSeen(report: RegistrationReport, seenAt: string): BaselineRegistration | undefined {
  const { state, createdAt, registrant, registrar, nameServers, handle } = report;
  if (state === 'unknown') return undefined;
  return {
    state,
    createdAt,
    seenAt,
    ...(registrant === undefined ? {} : { registrant }),
    ...(registrar === undefined ? {} : { registrar }),
    ...(nameServers === undefined ? {} : { nameServers }),
    ...(handle === undefined ? {} : { handle }),
  };
}

function delegationsSeen({ zone, nameServers, collectedAt }: DomainReport) {
  if (zone === null) return [];
  return nameServers
    .filter((server) => server.in.includes('parent'))
    .map(({ host }) => [delegationKey(zone, host), collectedAt] as const);
}

/** Several names may share a host. One of them may have seen less of it: what all of them saw counts. */
function hostsSeen(domains: Report['domains']): Record<string, BaselineHost> {
  const hosts = new Map<string, BaselineHost>();
  for (const { nameServers, collectedAt } of domains) {
    for (const { host, registeredDomain, addresses } of nameServers) {
      if (registeredDomain === null || addresses.length === 0) continue;
      const known = hosts.get(host) ?? { addresses: {}, seenAt: collectedAt };
      const seen = Object.fromEntries(addresses.map(({ address, origins = [] }) => [address, origins]));
      hosts.set(host, { ...known, addresses: { ...known.addresses, ...seen } });
    }
  }
  return Object.fromEntries(hosts);
}
