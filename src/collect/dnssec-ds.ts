import type { DomainName } from '../dns/name.js';
import { classifyResponse } from '../dns/response-kind.js';
import type { ServerQuestion } from '../model/evidence.js';
import type { DnsExchange } from '../model/exchange.js';
import { type ServerQuestions, serverQuestions } from './asked-servers.js';
import { replyOf, type Scope } from './scope.js';

/**
 * Asks those parent servers for the zone's DS that serve the zone itself too and so give no referral. The first of them
 * tells whether there is one; only then are the others asked. Where referrals have told that there is a DS, one of the
 * servers that gave them is asked as well, since validators ask for it too; where they told that there is none, nobody is.
 */
export async function askForDs(
  zone: DomainName,
  parent: DomainName,
  asked: ServerQuestions,
  dnsPort: number,
  scope: Scope,
): Promise<ServerQuestions> {
  const exchangeOf = ({ exchange }: ServerQuestion) => asked.exchanges.find(({ key }) => key === exchange);
  const ask = async ({ host, address }: ServerQuestion) => {
    const server = { address: address as string, port: dnsPort };
    const exchange = await scope.ask(server, { name: zone, type: 'DS' }, { dnssecOk: true });
    return { host, address, exchange };
  };
  const silent = asked.views.filter((view) => isChildAnswer(exchangeOf(view), parent));
  const giving = asked.views.find((view) => carriesDs(exchangeOf(view), zone));
  if (giving !== undefined) return serverQuestions(await Promise.all([giving, ...silent].map(ask)));
  const [first, ...others] = silent;
  const hasReferral = asked.exchanges.some((exchange) => isReferral(exchange, parent));
  if (first === undefined || hasReferral) return serverQuestions([]);
  const told = await ask(first);
  const further = carriesDs(told.exchange, zone) ? await Promise.all(others.map(ask)) : [];
  return serverQuestions([told, ...further]);
}

/** True where a reply has a DS record of the zone, in whatever section. */
export function carriesDs(exchange: DnsExchange | undefined, zone: DomainName): boolean {
  const message = exchange === undefined ? undefined : replyOf(exchange);
  return [...(message?.answers ?? []), ...(message?.authorities ?? [])].some(
    (rr) => rr.type === 'DS' && rr.name === zone,
  );
}

function isReferral(exchange: DnsExchange, parent: DomainName): boolean {
  return kindOf(exchange, parent) === 'referral';
}

function isChildAnswer(exchange: DnsExchange | undefined, parent: DomainName): boolean {
  if (exchange === undefined) return false;
  const kind = kindOf(exchange, parent);
  return kind === 'answer' || kind === 'no-data';
}

function kindOf(exchange: DnsExchange, parent: DomainName) {
  const message = replyOf(exchange);
  return message === undefined ? undefined : classifyResponse(message, exchange.question, parent).kind;
}
