import type { DomainName } from '../dns/name.js';
import type { Registration, RegistrationStateWord, RegistryLookup } from '../model/registration.js';

/** Answers of registries kept from earlier runs. `get` gives only what is still fresh; `put` is told every answer. */
export type RegistryCache = {
  readonly get: (domain: DomainName) => RegistryAnswer | undefined;
  readonly put: (domain: DomainName, answer: RegistryAnswer) => void;
};

export type RegistryAnswer = Extract<RegistryLookup, { readonly kind: 'answer' }>;

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;

/** How long an answer is believed, by what may happen meanwhile. Milliseconds. */
const LIFETIME_MS = { far: 7 * DAY_MS, near: DAY_MS, ending: 12 * HOUR_MS, never: 0 } as const;

/** From this many days before its expiry on, a registration is looked at daily. */
const NEAR_DAYS = 60;

/** States in which a name may be gone, or somebody else's, within days. */
const ENDING: readonly RegistrationStateWord[] = [
  'auto-renew-grace',
  'to-be-suspended',
  'to-be-deleted',
  'suspended',
  'redemption',
  'pending-delete',
  'hold',
  'deleted',
  'unregistered',
];

/** True where an answer is young enough to be used again at `now`. An answer from the future is not. */
export function isFresh(answer: RegistryAnswer, now: Date): boolean {
  const age = now.getTime() - Date.parse(answer.at);
  return age >= 0 && age < lifetimeMs(answer.registration, now);
}

function lifetimeMs(registration: Registration, now: Date): number {
  // A state word that nobody can read is no answer.
  if (registration.state === 'unknown') return LIFETIME_MS.never;
  if (ENDING.includes(registration.state)) return LIFETIME_MS.ending;
  const left = Date.parse(registration.expiresAt ?? '') - now.getTime();
  // Without a date nobody knows how near the end is.
  return left >= NEAR_DAYS * DAY_MS ? LIFETIME_MS.far : LIFETIME_MS.near;
}
