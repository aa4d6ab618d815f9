import { type Baseline, type BaselineRegistration, delegationKey } from '../model/baseline.js';
import type { DomainReport, RegistrationReport, Report } from '../model/report.js';

/** What an earlier result remembers of registrations and delegations, for the chronology rules. */
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
  };
}

/** Both memories in one: of two sightings the earlier one, for a change is to be seen against what was before it. */
export function joinBaselines(a: Baseline, b: Baseline): Baseline {
  const registrations = new Map(Object.entries(a.registrations));
  for (const [domain, seen] of Object.entries(b.registrations)) {
    const other = registrations.get(domain);
    if (other === undefined || seen.seenAt < other.seenAt) registrations.set(domain, seen);
  }
  const delegations = new Map(Object.entries(a.delegations));
  for (const [key, at] of Object.entries(b.delegations)) {
    const other = delegations.get(key);
    if (other === undefined || at < other) delegations.set(key, at);
  }
  return {
    takenFrom: `${a.takenFrom}, ${b.takenFrom}`,
    registrations: Object.fromEntries(registrations),
    delegations: Object.fromEntries(delegations),
  };
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
