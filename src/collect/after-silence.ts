import { familyOf } from '../dns/ip-address.js';
import type { ServerProbe } from '../model/evidence.js';
import type { DnsExchange } from '../model/exchange.js';
import type { ServerQuestions } from './asked-servers.js';
import { type Cut, replyOf, type Scope } from './scope.js';

/**
 * Where a server of the delegation was silent, a server of the parent that answered before is asked once more: silence there
 * too is our own network's. Undefined where nobody was silent, or nobody had answered.
 */
export async function askAfterSilence(
  probes: readonly ServerProbe[],
  exchanges: readonly DnsExchange[],
  parent: Cut,
  parentAnswers: ServerQuestions,
  scope: Scope,
): Promise<DnsExchange | undefined> {
  const known = parentAnswers.exchanges.find((exchange) => replyOf(exchange) !== undefined);
  if (known === undefined || silentAmong(probes, exchanges).length === 0) return undefined;
  return scope.ask(known.server, { name: parent.zone, type: 'SOA' });
}

/**
 * Where a server of the delegation was silent over IPv6, and IPv6 worked for nobody so far, a server of the parent is asked
 * over IPv6: its answer proves that IPv6 works here. Undefined where nobody was, or the parent has no such address.
 */
export async function askOverIpv6(
  probes: readonly ServerProbe[],
  exchanges: readonly DnsExchange[],
  parent: Cut,
  scope: Scope,
): Promise<DnsExchange | undefined> {
  const isOver = ({ server }: Pick<DnsExchange, 'server'>) => familyOf(server.address) === 6;
  const silent = silentAmong(probes, exchanges).find(isOver);
  const address = parent.glue.find(({ family }) => family === 6)?.address;
  const isProven = exchanges.some((exchange) => isOver(exchange) && exchange.reply !== null);
  if (silent === undefined || address === undefined || isProven) return undefined;
  return scope.ask({ address, port: silent.server.port }, { name: parent.zone, type: 'SOA' });
}

/** The questions for the zone's SOA that met silence. */
function silentAmong(probes: readonly ServerProbe[], exchanges: readonly DnsExchange[]): DnsExchange[] {
  const keys = new Set(probes.map((probe) => probe.exchanges.soa));
  return exchanges.filter(
    ({ key, reply, attempts }) =>
      keys.has(key) && reply === null && attempts.some(({ outcome }) => outcome.kind === 'timeout'),
  );
}
