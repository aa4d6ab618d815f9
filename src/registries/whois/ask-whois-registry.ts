import type { DomainName } from '../../dns/name.js';
import { askWhoisServer } from '../ask-whois-server.js';
import type { RegistryContext } from '../registry-context.js';
import type { RegistryReading } from '../registry-reading.js';
import { parseWhois } from './parse-whois.js';
import type { WhoisService } from './servers.js';

/** Asks a registry's fixed WHOIS server. Referrals in the answer are not followed. */
export async function askWhoisRegistry(
  domain: DomainName,
  service: WhoisService,
  attempt: number,
  context: RegistryContext,
  signal: AbortSignal,
): Promise<RegistryReading> {
  const answer = await askWhoisServer(service.server, service.query, attempt, context, signal);
  return Buffer.isBuffer(answer) ? parseWhois(answer, domain) : answer;
}
