import { isIP } from 'node:net';
import { mayContact } from '../dns/special-use.js';
import type { NetworkSettings } from '../model/settings.js';
import type { JsonOutcome, JsonRequest } from '../net/https.js';
import type { WhoisOutcome, WhoisRequest } from '../net/whois.js';

/** What asking a registry needs from outside. `attempt` counts from 0. */
export type RegistryContext = {
  readonly settings: NetworkSettings;
  /** The addresses of a registry's host, by our own resolution; none where that failed. */
  readonly resolveHost: (host: string) => Promise<readonly string[]>;
  readonly askWhois: (request: WhoisRequest) => Promise<WhoisOutcome>;
  readonly getJson: (request: JsonRequest) => Promise<JsonOutcome>;
  /** Told of each question that goes out. */
  readonly onQuestion: (protocol: 'whois' | 'rdap') => void;
};

/** The addresses of a host, or the literal address itself, of the families we use; not yet checked. IPv4 first. */
export async function addressesOf(host: string, context: RegistryContext): Promise<readonly string[]> {
  const found = isIP(host) === 0 ? await context.resolveHost(host) : [host];
  return found
    .filter((address) => context.settings.ipv6 || isIP(address) === 4)
    .toSorted((a, b) => isIP(a) - isIP(b));
}

export function isContactable(address: string, context: RegistryContext): boolean {
  return mayContact(address, context.settings.openedSpecialUse);
}
