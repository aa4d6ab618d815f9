import type { DomainName } from '../dns/name.js';

/**
 * The life cycle of a registration, one union for all registries. Sources: JPRS life cycle page, RFC 5731, RFC 3915.
 * - `auto-renew-grace`: renewed by the registry, the registrar may still undo it.
 * - `to-be-suspended`, `to-be-deleted`: the abolition is filed, the name still works.
 * - `suspended`, `redemption`, `pending-delete`, `hold`: out of the DNS.
 * - `deleted`: frozen at a registry that frees names later, after `until`.
 * - `unregistered`: the registry's own word that it does not know the name.
 * - `unknown`: a state word we do not know, kept raw and never guessed.
 */
export type RegistrationState =
  | { readonly state: 'active' }
  | { readonly state: 'auto-renew-grace' }
  | { readonly state: 'to-be-suspended' }
  | { readonly state: 'to-be-deleted' }
  | { readonly state: 'suspended' }
  | { readonly state: 'redemption' }
  | { readonly state: 'pending-delete' }
  | { readonly state: 'hold' }
  | { readonly state: 'deleted'; readonly until: string | null }
  | { readonly state: 'unregistered' }
  | { readonly state: 'reserved' }
  | { readonly state: 'unknown'; readonly raw: string };

export type RegistrationStateWord = RegistrationState['state'];

/**
 * Which rules the registry plays by.
 * - `jp-general`: general-use and prefecture-type JP names. `jp-organizational`: co.jp, ne.jp, ... lg.jp (qualified bodies only).
 * - `gtld`: EPP and RDAP under ICANN's profile. `other`: any other registry.
 */
export type RegistryRules = 'jp-general' | 'jp-organizational' | 'gtld' | 'other';

/**
 * What a registry says of one domain. Calendar dates are `YYYY-MM-DD` in the registry's own time zone (JST for JP),
 * instants are ISO 8601 in UTC; null where the registry gives none.
 */
export type Registration = RegistrationState & {
  readonly domain: DomainName;
  readonly rules: RegistryRules;
  /** The state words as the registry wrote them. */
  readonly stateWords: readonly string[];
  readonly createdAt: string | null;
  readonly updatedAt: string | null;
  readonly expiresAt: string | null;
  readonly nameServers: readonly DomainName[];
  /** Remote text, cleaned. */
  readonly registrar: string | null;
  readonly registrant: string | null;
  readonly handle: string | null;
  /** Events after creation that can mean a new holder: EPP transfer, RDAP reregistration. ISO instants. */
  readonly events: readonly { readonly action: 'transfer' | 'reregistration'; readonly at: string }[];
};

/**
 * Why a registry's answer tells nothing. None of these may ever become `unregistered`.
 * - `rate-limited`, `refused` (blocked, denied), `unavailable` (out of service), `timeout`, `unreachable`,
 *   `empty`, `malformed` (no rule of ours reads it), `too-large`.
 * - `no-service`: the registry offers no service that we know. `not-asked`: we were told not to (`--offline`) or ran out of time.
 * - `budget-spent`: the day's questions to this registry are used up.
 */
export const REGISTRY_UNKNOWN_REASONS = [
  'rate-limited',
  'refused',
  'unavailable',
  'timeout',
  'unreachable',
  'empty',
  'malformed',
  'too-large',
  'no-service',
  'not-asked',
  'budget-spent',
] as const;
export type RegistryUnknownReason = (typeof REGISTRY_UNKNOWN_REASONS)[number];

/** The outcome of asking a registry. `source` is the server's name, `at` an ISO instant, `observed` one telling line of the answer. */
export type RegistryLookup =
  | {
      readonly kind: 'answer';
      readonly protocol: 'whois' | 'rdap';
      readonly source: string;
      readonly at: string;
      readonly registration: Registration;
      readonly observed: string;
      /** The answer as received (cleaned text, capped), for people and for replay. */
      readonly raw: string;
    }
  | {
      readonly kind: 'unknown';
      readonly protocol: 'whois' | 'rdap' | null;
      readonly source: string | null;
      readonly at: string;
      readonly reason: RegistryUnknownReason;
      readonly detail: string;
      readonly raw: string;
    };
