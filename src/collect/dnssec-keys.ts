import type { DomainName } from '../dns/name.js';
import { RCODE } from '../dns/rcode.js';
import type { ServerProbe, ServerQuestion } from '../model/evidence.js';
import type { DnsExchange } from '../model/exchange.js';
import { probeSignatures } from './probe.js';
import { replyOf, type Scope } from './scope.js';

/** One address of a name server. */
export type HostServer = Pick<ServerProbe, 'host' | 'server'>;

/** What the servers of a zone without a DS say of its keys. */
export type KeyQuestions = {
  /** Of the servers that were asked whether there are keys, one that gave some, else one that told; null where nobody was. */
  readonly keys: ServerQuestion | null;
  /** Where there are: what every server was asked for then. */
  readonly signing: readonly ServerProbe[];
  readonly exchanges: readonly DnsExchange[];
};

/**
 * Asks two servers of a zone without a DS whether the zone has keys all the same: one alone may lack them, or not say.
 * A zone without keys costs no more questions than that. Where there are keys, every server is asked what a zone with a
 * DS is asked. Nobody is asked where the probes asked for keys already, or where no server answers for the zone.
 */
export async function askForKeys(
  zone: DomainName,
  probes: readonly ServerProbe[],
  exchanges: readonly DnsExchange[],
  scope: Scope,
): Promise<KeyQuestions> {
  if (probes.some((probe) => probe.exchanges.dnskey !== undefined) || scope.signal.aborted)
    return NOBODY_ASKED;
  const serving = probes.filter((probe) => {
    const soa = exchanges.find(({ key }) => key === probe.exchanges.soa);
    // A probe that went on past the SOA question found a server of the zone.
    return probe.exchanges.ns !== undefined && soa !== undefined && replyOf(soa)?.authoritative === true;
  });
  const asked = await Promise.all(
    twoForKeys(serving).map(async ({ host, server }) => {
      const exchange = await scope.ask(server, { name: zone, type: 'DNSKEY' }, { dnssecOk: true });
      return { view: { host, address: server.address, exchange: exchange.key }, exchange };
    }),
  );
  const holder = asked.find(({ exchange }) => givesKeys(zone, exchange));
  const keys = (holder ?? asked.find(({ exchange }) => tellsOfKeys(exchange)) ?? asked[0])?.view ?? null;
  const signing =
    holder === undefined
      ? []
      : await Promise.all(serving.map((one) => probeSignatures(one.host, one.server, zone, scope)));
  return {
    keys,
    signing: signing.map(({ probe }) => probe),
    exchanges: [...asked.map(({ exchange }) => exchange), ...signing.flatMap((one) => one.exchanges)],
  };
}

/**
 * The two servers that are asked for keys: the first by name and address, and another one, of another name where there is
 * one, and at another address.
 */
export function twoForKeys(servers: readonly HostServer[]): HostServer[] {
  const sorted = inNameOrder(servers);
  const [first] = sorted;
  if (first === undefined) return [];
  const elsewhere = sorted.filter(({ server }) => server.address !== first.server.address);
  const second = elsewhere.find(({ host }) => host !== first.host) ?? elsewhere[0];
  return second === undefined ? [first] : [first, second];
}

/** True for an answer that has a zone's keys. */
export function givesKeys(zone: DomainName, exchange: DnsExchange): boolean {
  if (!tellsOfKeys(exchange)) return false;
  return replyOf(exchange)?.answers.some((rr) => rr.type === 'DNSKEY' && rr.name === zone) === true;
}

const NOBODY_ASKED: KeyQuestions = { keys: null, signing: [], exchanges: [] };

/** An error says nothing of the zone's keys. */
function tellsOfKeys(exchange: DnsExchange): boolean {
  const message = replyOf(exchange);
  return message?.authoritative === true && message.rcode === RCODE.NOERROR;
}

/** By host and address: the same servers are taken first, whoever answered first. */
export function inNameOrder<S extends HostServer>(servers: readonly S[]): S[] {
  const keyOf = ({ host, server }: S) => `${host} ${server.address}`;
  return [...servers].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}
