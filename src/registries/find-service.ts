import { type DomainName, isBelow, labelCount } from '../dns/name.js';
import { askJprs, JPRS_WHOIS } from './jprs/ask-jprs.js';
import { askRdap, type BootstrapOutcome } from './rdap/ask-rdap.js';
import { findRdapBase } from './rdap/bootstrap.js';
import type { RegistryContext } from './registry-context.js';
import { type RegistryReading, type UnknownReading, unknownReading } from './registry-reading.js';
import { askWhoisRegistry } from './whois/ask-whois-registry.js';
import { findWhoisService } from './whois/servers.js';

/** A registry's service for one domain. `registry` tells registries apart for pacing; `attempt` counts from 0. */
export type RegistryService = {
  readonly kind: 'service';
  readonly protocol: 'whois' | 'rdap';
  readonly source: string;
  readonly registry: string;
  readonly intervalMs: number;
  readonly ask: (attempt: number, signal: AbortSignal) => Promise<RegistryReading>;
};

/** Other registries are asked three times as often as JPRS: they publish limits, JPRS only blocks. */
const OTHER_INTERVAL_SHARE = 1 / 3;

/**
 * Who is to be asked about a domain: JPRS by WHOIS for .jp, always; else RDAP where the bootstrap has the TLD; else
 * WHOIS where the configuration or our table has it; else nobody. `bootstrap` is called only where it is needed.
 */
export async function findService(
  domain: DomainName,
  context: RegistryContext,
  bootstrap: () => Promise<BootstrapOutcome>,
): Promise<RegistryService | UnknownReading> {
  const { settings } = context;
  if (!isAskable(domain)) return unknownReading('no-service', 'not a name that a registry could hold', '');
  if (isBelow(domain, JP)) {
    const server = settings.whois.jp ?? JPRS_WHOIS;
    return {
      kind: 'service',
      protocol: 'whois',
      source: server.host,
      registry: `whois ${server.host} ${server.port}`,
      intervalMs: settings.pace.registryIntervalMs,
      ask: (attempt, signal) => askJprs(domain, server, attempt, context, signal),
    };
  }
  const intervalMs = settings.pace.registryIntervalMs * OTHER_INTERVAL_SHARE;
  const services = await bootstrap();
  const base =
    services.kind === 'services'
      ? findRdapBase(services.services, domain, settings.allowInsecureRdap)
      : undefined;
  if (base !== undefined) {
    const { hostname, host } = new URL(base);
    return {
      kind: 'service',
      protocol: 'rdap',
      source: hostname,
      registry: `rdap ${host}`,
      intervalMs,
      ask: (_attempt, signal) => askRdap(domain, base, context, signal),
    };
  }
  const whois = findWhoisService(domain, settings.whois);
  if (whois !== undefined) {
    return {
      kind: 'service',
      protocol: 'whois',
      source: whois.server.host,
      registry: `whois ${whois.server.host} ${whois.server.port}`,
      intervalMs,
      ask: (attempt, signal) => askWhoisRegistry(domain, whois, attempt, context, signal),
    };
  }
  if (services.kind === 'services')
    return unknownReading('no-service', 'neither RDAP nor a known WHOIS server', '');
  const reason = services.kind === 'failed' ? services.reason : 'malformed';
  return unknownReading(reason, `the RDAP bootstrap: ${services.detail}`, '');
}

const JP = 'jp' as DomainName;

/** Letters, digits, hyphens and underscores in at least two labels: nothing else goes into a query or a URL. */
function isAskable(domain: DomainName): boolean {
  return labelCount(domain) >= 2 && /^[a-z0-9_.-]+$/.test(domain);
}
