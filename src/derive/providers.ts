import { type DomainName, domainName, isBelow } from '../dns/name.js';
import customerHosts from './hijack-data/customer-hosts.json' with { type: 'json' };
import providers from './hijack-data/providers.json' with { type: 'json' };
import sacrificial from './hijack-data/sacrificial.json' with { type: 'json' };

/** Whether a stranger can set up a zone at a DNS provider. `closed`: reported as prevented, which silences nothing else. */
type Claim = 'open' | 'conditional' | 'unknown' | 'closed';

/** A provider whose name servers are told by their names. `asOf` is a month, `source` where the fact was published. */
export type DnsProvider = {
  readonly provider: string;
  readonly claim: Claim;
  readonly verified: boolean;
  readonly asOf: string;
  readonly source: string;
};

const PROVIDERS = providers.rows.map((row) => ({ ...row, pattern: anyOf(row.hosts) }));

/** Most hosts are nobody's here: one expression for all tells that sooner than one after the other. */
const A_PROVIDERS = anyOf(providers.rows.flatMap(({ hosts }) => hosts));

export function providerOf(host: DomainName): DnsProvider | undefined {
  const row = A_PROVIDERS.test(host) ? PROVIDERS.find(({ pattern }) => pattern.test(host)) : undefined;
  if (row === undefined) return undefined;
  const { provider, claim, verified, source } = row;
  return { provider, claim: claimOf(claim), verified, source, asOf: providers.asOf };
}

function anyOf(patterns: readonly string[]): RegExp {
  return new RegExp(patterns.join('|'));
}

function claimOf(word: string): Claim {
  return word === 'open' || word === 'conditional' || word === 'closed' ? word : 'unknown';
}

/** The idiom by which a registrar renamed the host object of a deleted domain; undefined for an ordinary name. */
export function sacrificialIdiom(host: DomainName): { idiom: string; verified: boolean } | undefined {
  const row = AN_IDIOM.test(host) ? IDIOMS.find(({ pattern }) => pattern.test(host)) : undefined;
  return row === undefined ? undefined : { idiom: row.idiom, verified: row.verified };
}

const IDIOMS = sacrificial.rows.map((row) => ({ ...row, pattern: new RegExp(row.host) }));
const AN_IDIOM = anyOf(sacrificial.rows.map(({ host }) => host));

/** True below a domain whose provider lets customers name hosts. */
export function letsCustomersNameHosts(host: DomainName): boolean {
  return CUSTOMER_SUFFIXES.some((suffix) => isBelow(host, suffix));
}

const CUSTOMER_SUFFIXES = customerHosts.rows.map(({ suffix }) => domainName(suffix));
