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
  const wasSilent = (exchange: DnsExchange | undefined) =>
    exchange?.reply === null && exchange.attempts.some(({ outcome }) => outcome.kind === 'timeout');
  const find = (key: string | undefined) => exchanges.find((exchange) => exchange.key === key);
  const known = parentAnswers.exchanges.find((exchange) => replyOf(exchange) !== undefined);
  if (known === undefined || !probes.some((probe) => wasSilent(find(probe.exchanges.soa)))) return undefined;
  return scope.ask(known.server, { name: parent.zone, type: 'SOA' });
}
