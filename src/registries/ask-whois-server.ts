import type { HostPort } from '../model/settings.js';
import { addressesOf, isContactable, type RegistryContext } from './registry-context.js';
import { type UnknownReading, unknownReading } from './registry-reading.js';

/**
 * Puts one line to a WHOIS server, at an address that was checked. A second attempt goes to the next address.
 * `unreachable` covers hosts without an address and with special-use addresses only.
 */
export async function askWhoisServer(
  server: HostPort,
  query: string,
  attempt: number,
  context: RegistryContext,
  signal: AbortSignal,
): Promise<Buffer | UnknownReading> {
  const addresses = await addressesOf(server.host, context);
  const usable = addresses.filter((address) => isContactable(address, context));
  const address = usable[attempt % usable.length];
  if (address === undefined) {
    const why =
      addresses.length === 0 ? 'has no address' : `has the address ${addresses[0]}, never contacted`;
    return unknownReading('unreachable', `${server.host} ${why}`, '');
  }
  context.onQuestion('whois');
  const outcome = await context.askWhois({
    address,
    port: server.port,
    query,
    deadlineMs: context.settings.registryTimeoutMs,
    signal,
  });
  if (outcome.kind === 'reply') {
    return outcome.octets.length > 0 ? outcome.octets : unknownReading('empty', 'an empty answer', '');
  }
  return unknownReading(outcome.failure === 'aborted' ? 'not-asked' : outcome.failure, outcome.detail, '');
}
