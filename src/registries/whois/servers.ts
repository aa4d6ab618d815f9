import { type DomainName, textLabelsOf } from '../../dns/name.js';
import type { HostPort } from '../../model/settings.js';

/** Where a domain's registry answers WHOIS, and the line that asks it there. */
export type WhoisService = { readonly server: HostPort; readonly query: string };

/** The port of WHOIS. RFC 3912. */
const WHOIS_PORT = 43;

/**
 * The WHOIS server of a TLD: the configuration's, else the table's. Hosts named in answers are never asked. `.jp` has a
 * query of its own (see jprs/).
 */
export function findWhoisService(
  domain: DomainName,
  configured: Readonly<Record<string, HostPort>>,
): WhoisService | undefined {
  const tld = textLabelsOf(domain).at(-1) ?? '';
  const host = SERVERS.get(tld);
  const server = Object.hasOwn(configured, tld) ? configured[tld] : host && { host, port: WHOIS_PORT };
  if (server === undefined || server === '') return undefined;
  return { server, query: tld === 'de' ? `-T dn,ace ${domain}` : domain };
}

/**
 * TLDs that IANA's RDAP bootstrap of 2026-03-23 does not have and in which name servers of Japanese names may stand.
 * As of 2026-02, by the `whois:` lines of IANA's root zone database (https://www.iana.org/domains/root/db); `de` by
 * DENIC's public-whois documentation; `ac`, `io` and `sh` by common lists of WHOIS servers only.
 */
const SERVERS = new Map<string, string>([
  ['ac', 'whois.nic.ac'],
  ['at', 'whois.nic.at'],
  ['be', 'whois.dns.be'],
  ['cn', 'whois.cnnic.cn'],
  ['co', 'whois.registry.co'],
  ['de', 'whois.denic.de'],
  ['dk', 'whois.punktum.dk'],
  ['eu', 'whois.eu'],
  ['hk', 'whois.hkirc.hk'],
  ['io', 'whois.nic.io'],
  ['it', 'whois.nic.it'],
  ['kr', 'whois.kr'],
  ['me', 'whois.nic.me'],
  ['nz', 'whois.irs.net.nz'],
  ['ru', 'whois.tcinet.ru'],
  ['se', 'whois.iis.se'],
  ['sh', 'whois.nic.sh'],
  ['us', 'whois.nic.us'],
]);
