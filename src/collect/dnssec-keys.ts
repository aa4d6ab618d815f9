import type { DomainName } from '../dns/name.js';
import type { ServerProbe, ServerQuestion } from '../model/evidence.js';
import type { DnsExchange } from '../model/exchange.js';
import { replyOf, type Scope } from './scope.js';

/**
 * Asks one server of a zone without a DS whether the zone has keys all the same. Undefined where the keys were asked for
 * already, or where no server answers for the zone.
 */
export async function askForKeys(
  zone: DomainName,
  probes: readonly ServerProbe[],
  exchanges: readonly DnsExchange[],
  scope: Scope,
): Promise<{ readonly view: ServerQuestion; readonly exchange: DnsExchange } | undefined> {
  if (probes.some((probe) => probe.exchanges.dnskey !== undefined)) return undefined;
  const inOrder = [...probes].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  const serving = inOrder.find((probe) => {
    const soa = exchanges.find(({ key }) => key === probe.exchanges.soa);
    // A probe that went on past the SOA question found a server of the zone.
    return probe.exchanges.ns !== undefined && soa !== undefined && replyOf(soa)?.authoritative === true;
  });
  if (serving === undefined) return undefined;
  const { host, server } = serving;
  const exchange = await scope.ask(server, { name: zone, type: 'DNSKEY' }, { dnssecOk: true });
  return { view: { host, address: server.address, exchange: exchange.key }, exchange };
}

function keyOf({ host, server }: ServerProbe): string {
  return `${host} ${server.address}`;
}
