import { familyOf } from '../dns/ip-address.js';
import type { DnsMessage } from '../dns/message.js';
import type { DomainName } from '../dns/name.js';
import { type Glue, readGlue } from '../dns/response-kind.js';
import type { DnsExchange } from '../model/exchange.js';
import type { Cut } from './scope.js';

/**
 * A zone that no referral shows, because a server of the zone above serves it too and answers from it: the cut as its
 * own NS records tell it. Undefined where the answer holds none.
 */
export function hiddenCut(
  zone: DomainName,
  parent: DomainName,
  answer: { readonly exchange: DnsExchange; readonly message: DnsMessage },
): Cut | undefined {
  const { exchange, message } = answer;
  const nameServers = message.answers.flatMap((rr) =>
    rr.type === 'NS' && rr.name === zone ? [rr.target] : [],
  );
  const [first] = nameServers;
  if (first === undefined) return undefined;
  const glue = readGlue(message, nameServers, parent);
  // The server that answered serves the zone, whatever its name; without glue it is the only one known to.
  const { address } = exchange.server;
  const own: Glue = { host: first, address, family: familyOf(address) };
  return { zone, parent, nameServers, glue: glue.length > 0 ? glue : [own], referral: null };
}
