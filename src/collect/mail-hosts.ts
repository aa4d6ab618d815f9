import { type DomainName, isAtOrBelow, ROOT } from '../dns/name.js';
import type { DnsExchange } from '../model/exchange.js';
import { MAX_MAIL_HOSTS } from './limits.js';
import type { Resolver } from './resolver.js';
import { type HostResolution, type Lookup, replyOf, type Scope } from './scope.js';

/**
 * The hosts of the zone's MX records, resolved. A host inside the zone whose address came along with the MX records,
 * with authority, needs no question of its own.
 */
export async function resolveMailHosts(
  zone: DomainName,
  probed: readonly DnsExchange[],
  resolver: Resolver,
  scope: Scope,
): Promise<readonly HostResolution[]> {
  const answers = probed.filter(({ question }) => question.type === 'MX' && question.name === zone);
  const hosts = mailHostsOf(answers);
  for (const host of hosts.slice(MAX_MAIL_HOSTS))
    scope.limits.push({ limit: 'MAX_MAIL_HOSTS', subject: host });
  return Promise.all(
    hosts
      .slice(0, MAX_MAIL_HOSTS)
      .map((host) => addressInside(host, zone, answers) ?? resolver.resolveHost(host, scope)),
  );
}

/** Begins with the hosts of the MX records that came first; `resolveMailHosts` finds them resolved or under way. */
export function resolveMailHostsAhead(
  zone: DomainName,
  first: DnsExchange,
  resolver: Resolver,
  scope: Scope,
): void {
  for (const host of mailHostsOf([first]).slice(0, MAX_MAIL_HOSTS))
    if (addressInside(host, zone, [first]) === undefined) void resolver.resolveHost(host, scope);
}

function mailHostsOf(answers: readonly DnsExchange[]): DomainName[] {
  return [...new Set(answers.flatMap(exchangesOf))].sort();
}

/** The MX targets of one authoritative answer. The root stands for "no mail" (RFC 7505). */
function exchangesOf(exchange: DnsExchange): DomainName[] {
  const message = replyOf(exchange);
  if (message === undefined || !message.authoritative) return [];
  return message.answers.flatMap((rr) => (rr.type === 'MX' && rr.exchange !== ROOT ? [rr.exchange] : []));
}

function addressInside(
  host: DomainName,
  zone: DomainName,
  answers: readonly DnsExchange[],
): HostResolution | undefined {
  if (!isAtOrBelow(host, zone)) return undefined;
  const telling = answers.filter((exchange) => replyOf(exchange)?.authoritative === true);
  const additionals = telling.flatMap((exchange) => replyOf(exchange)?.additionals ?? []);
  const lookup = (type: 'A' | 'AAAA'): Lookup => {
    const found = additionals.flatMap((rr) => (rr.type === type && rr.name === host ? [rr.address] : []));
    const addresses = [...new Set(found)].sort();
    const outcome = addresses.length > 0 ? { kind: 'addresses' as const, addresses } : NOT_ASKED;
    return { outcome, aliases: [], exchanges: telling };
  };
  const [a, aaaa] = [lookup('A'), lookup('AAAA')];
  return a.outcome === NOT_ASKED && aaaa.outcome === NOT_ASKED ? undefined : { host, zone, a, aaaa };
}

const NOT_ASKED = { kind: 'not-asked' } as const;
