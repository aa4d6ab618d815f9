import type { DnsExchange } from '../../model/exchange.js';
import type { ExchangeIndex } from '../exchange-index.js';

/**
 * True where the signatures that a reply lacks are lacking at the server. They are asked for with EDNS (DO, RFC 3225). A
 * question put again without it, because nothing or a SERVFAIL came to the first, brings a reply without signatures from
 * any server; that first datagram may only have been lost. A server that turned EDNS down itself has none to give.
 */
export function wasAskedForSignatures({ attempts }: DnsExchange): boolean {
  const replied = attempts.filter(({ outcome }) => outcome.kind === 'reply');
  return replied.at(-1)?.edns !== false || replied.some(turnsEdnsDown);
}

/** The exchanges as they stand, and only the replies that can show or lack signatures. */
export function repliesWithSignatures(index: ExchangeIndex): ExchangeIndex {
  return {
    exchange: index.exchange,
    reply: (key) => {
      const exchange = index.exchange(key);
      return exchange !== undefined && wasAskedForSignatures(exchange) ? index.reply(key) : undefined;
    },
  };
}

/** A reply to EDNS that led to a question without it, and was neither a passing failure nor cut short. */
function turnsEdnsDown({ edns, outcome }: DnsExchange['attempts'][number]): boolean {
  return edns && outcome.kind === 'reply' && outcome.note !== 'servfail' && outcome.note !== 'truncated';
}
