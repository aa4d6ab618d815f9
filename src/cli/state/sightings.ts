import { join } from 'node:path';
import type { Survey } from '../../collect/survey.js';
import {
  type Baseline,
  type BaselineHost,
  type BaselineRegistration,
  delegationKey,
} from '../../model/baseline.js';
import type { Evidence } from '../../model/evidence.js';
import { hostAddresses, outsideHosts } from '../../model/outside-hosts.js';
import { seenHostSchema, seenRegistrationSchema } from '../../model/schemas/baseline.js';
import type { JsonSchema } from '../../model/schemas/build.js';
import { misfit } from '../../model/schemas/misfit.js';
import { openLineLog } from './line-log.js';

/** What was seen unchanged between two instants; a change begins another sighting. */
type Span<T> = { readonly firstSeen: string; readonly lastSeen: string; readonly seen: T };

type RegistrationSighting = Span<Omit<BaselineRegistration, 'seenAt'>> & {
  readonly kind: 'registration';
  readonly domain: string;
};

/** A name server under a registered domain. */
type HostSighting = Span<Omit<BaselineHost, 'seenAt'>> & { readonly kind: 'host'; readonly host: string };

/** A host in a zone's delegation, as the parent gives it. */
type DelegationSighting = {
  readonly kind: 'delegation';
  readonly zone: string;
  readonly host: string;
  readonly firstSeen: string;
};

type Sighting = RegistrationSighting | HostSighting | DelegationSighting;

/**
 * How long a change of a registration or a name server is held against what was there before, in days. After that it is
 * how things are.
 * A finding of the chronology rules must not vanish the night after, only because the change itself has been saved.
 */
const MEMORY_DAYS = 90;

const DAY_MS = 24 * 60 * 60 * 1000;

const KIND = {
  heading: { lgaudit: 'sightings', version: 1 },
  isEntry: (value: unknown): value is Sighting => {
    const entry = value as Partial<RegistrationSighting> &
      Partial<HostSighting> &
      Partial<DelegationSighting>;
    const isSpan = !Number.isNaN(Date.parse(entry?.lastSeen ?? ''));
    if (Number.isNaN(Date.parse(entry?.firstSeen ?? ''))) return false;
    switch (String(entry.kind)) {
      case 'delegation':
        return typeof entry.zone === 'string' && typeof entry.host === 'string';
      case 'registration':
        return isSpan && typeof entry.domain === 'string' && isSeen(seenRegistrationSchema, entry);
      case 'host':
        return isSpan && typeof entry.host === 'string' && isSeen(seenHostSchema, entry);
      default:
        return false;
    }
  },
};

/** A survey, or the evidence of a whole audit: only that one has the addresses of name servers. */
type SurveyOrMore = Survey & Partial<Pick<Evidence, 'hosts' | 'origins'>>;

function isSeen(schema: JsonSchema, { seen, lastSeen }: Partial<Span<object>>): boolean {
  return misfit(schema, { ...seen, seenAt: lastSeen }) === undefined;
}

export type Sightings = {
  /** What was known before the run that began at `startedAt`. */
  readonly baseline: (startedAt: string) => Baseline;
  /** Adds what one name's evidence, or a survey of it, shows. */
  readonly observe: (seen: SurveyOrMore) => void;
  readonly close: () => void;
};

/** The memory of the chronology rules in `sightings.jsonl`. */
export function openSightings(folder: string, tell: (line: string) => void): Sightings {
  const path = join(folder, 'sightings.jsonl');
  const log = openLineLog<Sighting>(path, KIND, tell);
  const registrations = new Map<string, RegistrationSighting[]>();
  const hosts = new Map<string, HostSighting[]>();
  const delegations = new Map<string, DelegationSighting>();
  for (const entry of log.entries) take(entry);

  function take(entry: Sighting): void {
    switch (entry.kind) {
      case 'registration':
        takeSpan(registrations, entry.domain, entry);
        break;
      case 'host':
        takeSpan(hosts, entry.host, entry);
        break;
      case 'delegation': {
        const key = delegationKey(entry.zone, entry.host);
        if (!delegations.has(key)) delegations.set(key, entry);
      }
    }
  }

  function add(entry: Sighting): void {
    take(entry);
    log.append(entry);
  }

  /** A change is added; what is still as it was only lasts longer, which `lasts` is told. */
  function takeNews<S extends RegistrationSighting | HostSighting>(
    known: readonly S[] | undefined,
    seen: S,
    lasts: (entry: S) => void,
  ): void {
    const last = known?.at(-1);
    if (!isSame(last, seen)) add(seen);
    else if (last.lastSeen < seen.lastSeen) lasts({ ...last, lastSeen: seen.lastSeen });
  }

  return {
    baseline: (startedAt) => ({
      takenFrom: '--state',
      registrations: referencesIn(registrations, startedAt),
      hosts: referencesIn(hosts, startedAt),
      delegations: Object.fromEntries(
        [...delegations].flatMap(([key, { firstSeen }]) => (firstSeen < startedAt ? [[key, firstSeen]] : [])),
      ),
    }),
    observe(evidence) {
      for (const seen of registrationsOf(evidence)) takeNews(registrations.get(seen.domain), seen, add);
      // Met with every name that shares it: that it is still there is written when the run ends.
      for (const seen of hostsOf(evidence)) takeNews(hosts.get(seen.host), seen, take);
      for (const seen of delegationsOf(evidence)) {
        if (!delegations.has(delegationKey(seen.zone, seen.host))) add(seen);
      }
    },
    close() {
      log.rewrite([...[...registrations.values(), ...hosts.values()].flat(), ...delegations.values()]);
      log.close();
    },
  };
}

/** Adds a span, or puts it in the place of its own beginning. What no later run can be held against is let go. */
function takeSpan<S extends Span<unknown>>(all: Map<string, S[]>, key: string, entry: S): void {
  const known = all.get(key) ?? [];
  if (known.at(-1)?.firstSeen === entry.firstSeen) known.pop();
  const kept = known.filter((one, at) => at === known.length - 1 || isRemembered(one, entry.firstSeen));
  all.set(key, [...kept, entry]);
}

/** What a run that began at an instant is held against: the oldest that is remembered, else the last before it. */
function referencesIn<T>(all: ReadonlyMap<string, readonly Span<T>[]>, startedAt: string) {
  const references = [...all].flatMap(([key, spans]) => {
    const earlier = spans.filter(({ firstSeen }) => firstSeen < startedAt);
    const reference = earlier.find((one) => isRemembered(one, startedAt)) ?? earlier.at(-1);
    return reference === undefined ? [] : [[key, { ...reference.seen, seenAt: reference.lastSeen }] as const];
  });
  return Object.fromEntries(references);
}

function isRemembered({ lastSeen }: Span<unknown>, at: string): boolean {
  return Date.parse(at) - Date.parse(lastSeen) < MEMORY_DAYS * DAY_MS;
}

function isSame<S extends Span<unknown>>(last: S | undefined, { seen }: S): last is S {
  return last !== undefined && JSON.stringify(last.seen) === JSON.stringify(seen);
}

function registrationsOf({ registrations }: Survey): RegistrationSighting[] {
  return registrations.flatMap(({ domain, lookup }) => {
    if (lookup.kind !== 'answer' || lookup.registration.state === 'unknown') return [];
    const { state, createdAt, registrant, registrar, nameServers, handle } = lookup.registration;
    const seen = { state, createdAt, registrant, registrar, nameServers, handle };
    return [{ kind: 'registration', domain, firstSeen: lookup.at, lastSeen: lookup.at, seen }];
  });
}

/** A host of which a lookup failed may have further addresses: nothing is remembered of it. */
function hostsOf({ audited, hosts = [], origins = {}, collectedAt }: SurveyOrMore): HostSighting[] {
  return outsideHosts({ audited, hosts }).flatMap((one): HostSighting[] => {
    const { addresses, isWhole } = hostAddresses(one);
    if (!isWhole || addresses.length === 0) return [];
    const seen = Object.fromEntries(
      [...addresses].sort().map((address) => [address, origins[address] ?? []]),
    );
    return [
      {
        kind: 'host',
        host: one.host,
        firstSeen: collectedAt,
        lastSeen: collectedAt,
        seen: { addresses: seen },
      },
    ];
  });
}

function delegationsOf({ audited, zones, collectedAt }: Survey): DelegationSighting[] {
  if (audited.kind !== 'zone') return [];
  const hosts = zones.find(({ zone }) => zone === audited.zone)?.nameServers ?? [];
  return hosts.map((host) => ({ kind: 'delegation', zone: audited.zone, host, firstSeen: collectedAt }));
}
