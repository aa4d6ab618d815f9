import type { DomainName } from '../../dns/name.js';
import type { HostPort } from '../../model/settings.js';
import { askWhoisServer } from '../ask-whois-server.js';
import type { RegistryContext } from '../registry-context.js';
import type { RegistryReading } from '../registry-reading.js';
import { parseJprs } from './parse-jprs.js';

/** Where JPRS answers for .jp, unless the configuration names another. https://jprs.jp/about/dom-search/jprs-whois/ */
export const JPRS_WHOIS: HostPort = { host: 'whois.jprs.jp', port: 43 };

/** Asks JPRS about a name under .jp, in English (`/e`): its labels are the same in every form of the answer. */
export async function askJprs(
  domain: DomainName,
  server: HostPort,
  attempt: number,
  context: RegistryContext,
  signal: AbortSignal,
): Promise<RegistryReading> {
  const answer = await askWhoisServer(server, `${domain}/e`, attempt, context, signal);
  return Buffer.isBuffer(answer) ? parseJprs(answer, domain) : answer;
}
