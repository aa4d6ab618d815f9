import { type DomainName, parentOf } from '../dns/name.js';
import { RCODE } from '../dns/rcode.js';
import type { ResourceRecord, RrType } from '../dns/rr.js';
import type { ServerProbe } from '../model/evidence.js';
import type { DnsExchange, Endpoint } from '../model/exchange.js';
import { type AskedServer, type ServerQuestions, serverQuestions } from './asked-servers.js';
import { givesKeys, inNameOrder } from './dnssec-keys.js';
import { replyOf, type Scope } from './scope.js';

/** Who is asked, for what, and what it has said so far. */
type Plan = {
  readonly host: DomainName;
  readonly server: Endpoint;
  readonly types: readonly ('CDS' | 'CDNSKEY')[];
  readonly seen: DnsExchange[];
};

/**
 * Asks the first server that gave the zone's keys for CDS and CDNSKEY, each only where the denials that it sent along
 * with other replies do not tell already that there is none. Where the keys of a zone without a DS could not be seen,
 * or only they are missing in a signed zone, a server is asked for CDS alone.
 */
export async function askForCds(
  zone: DomainName,
  probes: readonly ServerProbe[],
  exchanges: readonly DnsExchange[],
  scope: Scope,
): Promise<ServerQuestions> {
  const asked: AskedServer[] = [];
  const plan = withKeys(zone, probes, exchanges) ?? withoutKeys(zone, probes, exchanges);
  if (plan !== undefined) {
    const { host, server, types, seen } = plan;
    for (const type of types) {
      if (typesAtApex(zone, seen)?.includes(type) === false || scope.signal.aborted) continue;
      const exchange = await scope.ask(server, { name: zone, type }, { dnssecOk: true });
      seen.push(exchange);
      asked.push({ host, address: server.address, exchange });
    }
  }
  return serverQuestions(asked);
}

function withKeys(
  zone: DomainName,
  probes: readonly ServerProbe[],
  exchanges: readonly DnsExchange[],
): Plan | undefined {
  const byKey = new Map(exchanges.map((exchange) => [exchange.key, exchange]));
  for (const { host, server, exchanges: keys } of inNameOrder(probes)) {
    const seen = Object.values(keys).flatMap((key) => byKey.get(key) ?? []);
    if (seen.some((exchange) => givesKeys(zone, exchange)))
      return { host, server, types: ['CDS', 'CDNSKEY'], seen };
  }
  return undefined;
}

/** A server that neither gives keys nor denies them as one of an unsigned zone does: it fails, or signs the denial. */
function withoutKeys(
  zone: DomainName,
  probes: readonly ServerProbe[],
  exchanges: readonly DnsExchange[],
): Plan | undefined {
  const hasDs = probes.some((probe) => probe.exchanges.dnskey !== undefined);
  if (hasDs) return undefined;
  const isOdd = (exchange: DnsExchange): boolean => {
    const { question } = exchange;
    const message = question.type === 'DNSKEY' && question.name === zone ? replyOf(exchange) : undefined;
    if (message === undefined) return false;
    return message.rcode !== RCODE.NOERROR || message.authorities.some(({ type }) => type === 'RRSIG');
  };
  for (const { host, server } of inNameOrder(probes)) {
    const seen = exchanges.filter((one) => one.server.address === server.address && isOdd(one));
    if (seen.length > 0) return { host, server, types: ['CDS'], seen };
  }
  return undefined;
}

/**
 * The types of the zone's apex, from an NSEC or NSEC3 record that any of the replies carries: no other name has an SOA.
 * Undefined where none tells.
 */
function typesAtApex(zone: DomainName, seen: readonly DnsExchange[]): readonly RrType[] | undefined {
  const records = seen.flatMap((exchange): readonly ResourceRecord[] => replyOf(exchange)?.authorities ?? []);
  for (const rr of records) {
    if (rr.type !== 'NSEC' && rr.type !== 'NSEC3') continue;
    const isOwn = rr.type === 'NSEC' ? rr.name === zone : parentOf(rr.name) === zone;
    if (isOwn && rr.types.includes('SOA')) return rr.types;
  }
  return undefined;
}
