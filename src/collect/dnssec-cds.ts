import { type DomainName, parentOf } from '../dns/name.js';
import type { ResourceRecord, RrType } from '../dns/rr.js';
import type { ServerProbe, ServerQuestion } from '../model/evidence.js';
import type { DnsExchange, Endpoint } from '../model/exchange.js';
import { givesKeys } from './dnssec-keys.js';
import { replyOf, type Scope } from './scope.js';

/** The questions for a zone's CDS and CDNSKEY, and what came. */
export type CdsQuestions = {
  readonly views: readonly ServerQuestion[];
  readonly exchanges: readonly DnsExchange[];
};

type KeyServer = { readonly host: DomainName; readonly server: Endpoint; readonly seen: DnsExchange[] };

/**
 * Asks the first server that gave the zone's keys for CDS and CDNSKEY, each only where the denials that it sent along
 * with other replies do not tell already that there is none.
 */
export async function askForCds(
  zone: DomainName,
  probes: readonly ServerProbe[],
  exchanges: readonly DnsExchange[],
  scope: Scope,
): Promise<CdsQuestions> {
  const asked: { view: ServerQuestion; exchange: DnsExchange }[] = [];
  const holder = firstWithKeys(zone, probes, exchanges);
  if (holder !== undefined) {
    const { host, server, seen } = holder;
    for (const type of ['CDS', 'CDNSKEY'] as const) {
      if (typesAtApex(zone, seen)?.includes(type) === false || scope.signal.aborted) continue;
      const exchange = await scope.ask(server, { name: zone, type }, { dnssecOk: true });
      seen.push(exchange);
      asked.push({ view: { host, address: server.address, exchange: exchange.key }, exchange });
    }
  }
  return { views: asked.map(({ view }) => view), exchanges: asked.map(({ exchange }) => exchange) };
}

function firstWithKeys(
  zone: DomainName,
  probes: readonly ServerProbe[],
  exchanges: readonly DnsExchange[],
): KeyServer | undefined {
  const byKey = new Map(exchanges.map((exchange) => [exchange.key, exchange]));
  const inOrder = [...probes].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
  for (const probe of inOrder) {
    const seen = Object.values(probe.exchanges).flatMap((key) => byKey.get(key) ?? []);
    if (seen.some((exchange) => givesKeys(zone, exchange)))
      return { host: probe.host, server: probe.server, seen };
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

function nameOf({ host, server }: ServerProbe): string {
  return `${host} ${server.address}`;
}
