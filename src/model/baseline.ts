import type { Origins } from './origins.js';
import type { RegistrationStateWord } from './registration.js';

/**
 * What earlier audits saw, as far as it concerns one name: the memory that a change of hands is measured against.
 * Part of the evidence, so that a replay judges by the same memory.
 */
export type Baseline = {
  /** What it was taken from, for people: a file's name, or `--state`. */
  readonly takenFrom: string;
  /** By registered domain. */
  readonly registrations: Readonly<Record<string, BaselineRegistration>>;
  /** ISO instants at which a delegation was first seen, by `delegationKey`. */
  readonly delegations: Readonly<Record<string, string>>;
  /** Name servers under registered domains, by host name; absent in older evidence. */
  readonly hosts?: Readonly<Record<string, BaselineHost>>;
};

/** A registration as it was seen last. Dates as in `Registration`; `seenAt` is an ISO instant. */
export type BaselineRegistration = {
  readonly state: RegistrationStateWord;
  readonly createdAt: string | null;
  readonly registrant?: string | null;
  readonly registrar?: string | null;
  readonly nameServers?: readonly string[];
  readonly handle?: string | null;
  readonly seenAt: string;
};

/** A name server as it was seen last: its addresses, with the origins recorded then; empty where none were. */
export type BaselineHost = { readonly addresses: Origins; readonly seenAt: string };

/** Names a host's place in a zone's delegation: `city.example.lg.jp ns.example.jp`. */
export function delegationKey(zone: string, host: string): string {
  return `${zone} ${host}`;
}

/** The part that concerns one name: its zone's delegations, and the registered domains and hosts its evidence holds. */
export function baselineFor(
  baseline: Baseline,
  zone: string | null,
  domains: readonly string[],
  hosts: readonly string[],
): Baseline {
  const [wanted, servers] = [new Set(domains), new Set(hosts)];
  return {
    takenFrom: baseline.takenFrom,
    registrations: pick(baseline.registrations, (domain) => wanted.has(domain)),
    delegations: pick(baseline.delegations, (key) => zone !== null && key.startsWith(`${zone} `)),
    hosts: pick(baseline.hosts ?? {}, (host) => servers.has(host)),
  };
}

function pick<T>(record: Readonly<Record<string, T>>, wanted: (key: string) => boolean): Record<string, T> {
  const entries = Object.entries(record).filter(([key]) => wanted(key));
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}
