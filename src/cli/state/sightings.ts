import { join } from 'node:path';
import type { Survey } from '../../collect/survey.js';
import { type Baseline, type BaselineRegistration, delegationKey } from '../../model/baseline.js';
import { openLineLog } from './line-log.js';

/** A registration as it was between two instants; what changed begins another sighting. */
type RegistrationSighting = {
  readonly kind: 'registration';
  readonly domain: string;
  readonly firstSeen: string;
  readonly lastSeen: string;
  readonly seen: Omit<BaselineRegistration, 'seenAt'>;
};

/** A host in a zone's delegation, as the parent gives it. */
type DelegationSighting = {
  readonly kind: 'delegation';
  readonly zone: string;
  readonly host: string;
  readonly firstSeen: string;
};

type Sighting = RegistrationSighting | DelegationSighting;

/**
 * How long a change of a registration is held against what was there before, in days. After that it is how things are.
 * A finding of the chronology rules must not vanish the night after, only because the change itself has been saved.
 */
const MEMORY_DAYS = 90;

const DAY_MS = 24 * 60 * 60 * 1000;

const KIND = {
  heading: { lgaudit: 'sightings', version: 1 },
  isEntry: (value: unknown): value is Sighting => {
    const entry = value as Partial<RegistrationSighting> & Partial<DelegationSighting>;
    if (Number.isNaN(Date.parse(entry?.firstSeen ?? ''))) return false;
    if (String(entry.kind) === 'delegation')
      return typeof entry.zone === 'string' && typeof entry.host === 'string';
    return (
      String(entry.kind) === 'registration' &&
      typeof entry.domain === 'string' &&
      typeof entry.seen?.state === 'string' &&
      !Number.isNaN(Date.parse(entry.lastSeen ?? ''))
    );
  },
};

export type Sightings = {
  /** What was known before the run that began at `startedAt`. */
  readonly baseline: (startedAt: string) => Baseline;
  /** Adds what one name's evidence, or a survey of it, shows. */
  readonly observe: (seen: Survey) => void;
  readonly close: () => void;
};

/** The memory of the chronology rules in `sightings.jsonl`. */
export function openSightings(folder: string, tell: (line: string) => void): Sightings {
  const path = join(folder, 'sightings.jsonl');
  const log = openLineLog<Sighting>(path, KIND, tell);
  const registrations = new Map<string, RegistrationSighting[]>();
  const delegations = new Map<string, DelegationSighting>();
  for (const entry of log.entries) take(entry);

  function take(entry: Sighting): void {
    if (entry.kind === 'delegation') {
      const key = delegationKey(entry.zone, entry.host);
      if (!delegations.has(key)) delegations.set(key, entry);
      return;
    }
    const known = registrations.get(entry.domain) ?? [];
    if (known.at(-1)?.firstSeen === entry.firstSeen) known.pop();
    registrations.set(entry.domain, [...known, entry]);
  }

  function add(entry: Sighting): void {
    take(entry);
    log.append(entry);
  }

  return {
    baseline: (startedAt) => ({
      takenFrom: '--state',
      registrations: Object.fromEntries(
        [...registrations].flatMap(([domain, all]) => {
          const earlier = all.filter(({ firstSeen }) => firstSeen < startedAt);
          const reference = earlier.find((one) => isRemembered(one, startedAt)) ?? earlier.at(-1);
          return reference === undefined ? [] : [[domain, { ...reference.seen, seenAt: reference.lastSeen }]];
        }),
      ),
      delegations: Object.fromEntries(
        [...delegations].flatMap(([key, { firstSeen }]) => (firstSeen < startedAt ? [[key, firstSeen]] : [])),
      ),
    }),
    observe(evidence) {
      for (const seen of registrationsOf(evidence)) {
        const last = registrations.get(seen.domain)?.at(-1);
        const isSame = last !== undefined && JSON.stringify(last.seen) === JSON.stringify(seen.seen);
        if (!isSame) add(seen);
        else if (last.lastSeen < seen.lastSeen) add({ ...last, lastSeen: seen.lastSeen });
      }
      for (const seen of delegationsOf(evidence)) {
        if (!delegations.has(delegationKey(seen.zone, seen.host))) add(seen);
      }
    },
    close() {
      log.rewrite([...[...registrations.values()].flat(), ...delegations.values()]);
      log.close();
    },
  };
}

function isRemembered({ lastSeen }: RegistrationSighting, at: string): boolean {
  return Date.parse(at) - Date.parse(lastSeen) < MEMORY_DAYS * DAY_MS;
}

function registrationsOf({ registrations }: Survey): RegistrationSighting[] {
  return registrations.flatMap(({ domain, lookup }) => {
    if (lookup.kind !== 'answer' || lookup.registration.state === 'unknown') return [];
    const { state, createdAt, registrant, registrar, nameServers, handle } = lookup.registration;
    const seen = { state, createdAt, registrant, registrar, nameServers, handle };
    return [{ kind: 'registration', domain, firstSeen: lookup.at, lastSeen: lookup.at, seen }];
  });
}

function delegationsOf({ audited, zones, collectedAt }: Survey): DelegationSighting[] {
  if (audited.kind !== 'zone') return [];
  const hosts = zones.find(({ zone }) => zone === audited.zone)?.nameServers ?? [];
  return hosts.map((host) => ({ kind: 'delegation', zone: audited.zone, host, firstSeen: collectedAt }));
}
