import type { DomainName } from '../dns/name.js';
import { RCODE } from '../dns/rcode.js';
import type { ServerProbe, ServerQuestion } from '../model/evidence.js';
import type { DnsExchange } from '../model/exchange.js';
import { probeSignatures } from './probe.js';
import { replyOf, type Scope } from './scope.js';

/** What the servers of a zone without a DS say of its keys. */
export type KeyQuestions = {
  /** The server that was asked whether there are keys; null where nobody was. */
  readonly keys: ServerQuestion | null;
  /** Where there are: what every server was asked for then. */
  readonly signing: readonly ServerProbe[];
  readonly exchanges: readonly DnsExchange[];
};

/** A zone without keys costs no more questions than this. */
const MAX_SERVERS_ASKED = 2;

/**
 * Asks one server of a zone without a DS whether the zone has keys all the same, and a second one where the first does
 * not say. Where there are keys, every server is asked what a zone with a DS is asked. Nobody is asked where the probes
 * asked for keys already, or where no server answers for the zone.
 */
export async function askForKeys(
  zone: DomainName,
  probes: readonly ServerProbe[],
  exchanges: readonly DnsExchange[],
  scope: Scope,
): Promise<KeyQuestions> {
  if (probes.some((probe) => probe.exchanges.dnskey !== undefined)) return NOBODY_ASKED;
  const serving = [...probes]
    .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
    .filter((probe) => {
      const soa = exchanges.find(({ key }) => key === probe.exchanges.soa);
      // A probe that went on past the SOA question found a server of the zone.
      return probe.exchanges.ns !== undefined && soa !== undefined && replyOf(soa)?.authoritative === true;
    });
  const asked: DnsExchange[] = [];
  let keys: ServerQuestion | null = null;
  for (const { host, server } of serving.slice(0, MAX_SERVERS_ASKED)) {
    if (scope.signal.aborted) break;
    const exchange = await scope.ask(server, { name: zone, type: 'DNSKEY' }, { dnssecOk: true });
    keys = { host, address: server.address, exchange: exchange.key };
    asked.push(exchange);
    if (tellsOfKeys(exchange)) break;
  }
  if (!asked.some((exchange) => givesKeys(zone, exchange))) return { keys, signing: [], exchanges: asked };
  const signing = await Promise.all(serving.map((one) => probeSignatures(one.host, one.server, zone, scope)));
  return {
    keys,
    signing: signing.map(({ probe }) => probe),
    exchanges: [...asked, ...signing.flatMap((one) => one.exchanges)],
  };
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

function keyOf({ host, server }: ServerProbe): string {
  return `${host} ${server.address}`;
}
