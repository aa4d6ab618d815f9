import { compareNames, type DomainName, parseDomainName, textLabelsOf } from '../dns/name.js';
import { isOrganizationalJp } from '../dns/public-suffix.js';
import type {
  Registration,
  RegistrationState,
  RegistryRules,
  RegistryUnknownReason,
} from '../model/registration.js';

/**
 * What one answer of a registry says, before time and server are added to it.
 * `observed` is one telling line, `text` the whole answer; both are still remote text, not yet cleaned.
 */
export type RegistryReading =
  | {
      readonly kind: 'registration';
      readonly registration: Registration;
      readonly observed: string;
      readonly text: string;
    }
  | UnknownReading;

/** `retryAfterSeconds` where the registry says how long to stay away. */
export type UnknownReading = {
  readonly kind: 'unknown';
  readonly reason: RegistryUnknownReason;
  readonly detail: string;
  readonly text: string;
  readonly retryAfterSeconds?: number;
};

export function unknownReading(reason: RegistryUnknownReason, detail: string, text: string): UnknownReading {
  return { kind: 'unknown', reason, detail, text };
}

/** A registration of which nothing is known but its state: not registered, or withheld by the registry. */
export function bareRegistration(
  domain: DomainName,
  rules: RegistryRules,
  state: RegistrationState,
): Registration {
  return {
    ...state,
    domain,
    rules,
    stateWords: [],
    createdAt: null,
    updatedAt: null,
    expiresAt: null,
    nameServers: [],
    registrar: null,
    registrant: null,
    handle: null,
    events: [],
  };
}

/** Which rules a domain's registry plays by, read off its name. ccTLDs have two letters (ISO 3166-1), gTLDs more. */
export function rulesOf(domain: DomainName): RegistryRules {
  const tld = textLabelsOf(domain).at(-1) ?? '';
  if (tld === 'jp') return isOrganizationalJp(domain) ? 'jp-organizational' : 'jp-general';
  // An internationalized ccTLD is an A-label; which of them are countries' is not written in the name.
  return tld.length > 2 && !tld.startsWith('xn--') ? 'gtld' : 'other';
}

/** Reads host names as a registry prints them; what is no name is left out. Sorted, each once. */
export function readNameServers(hosts: readonly string[]): DomainName[] {
  const names = hosts.map(parseDomainName).filter((name) => typeof name === 'string');
  return [...new Set(names)].sort(compareNames);
}

/** True where `text` is the name that was asked, whatever its case, its dot and its form (A-label or U-label). */
export function isName(text: string, asked: DomainName): boolean {
  return parseDomainName(text.trim()) === asked;
}
