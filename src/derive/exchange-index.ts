import type { DnsMessage } from '../dns/message.js';
import type { Evidence } from '../model/evidence.js';
import type { DnsExchange, ExchangeKey } from '../model/exchange.js';
import { replyOf } from '../model/reply.js';

/** The exchanges of one evidence by key. */
export type ExchangeIndex = {
  readonly exchange: (key: ExchangeKey | null | undefined) => DnsExchange | undefined;
  /** The accepted reply, decoded; undefined where there is none. */
  readonly reply: (key: ExchangeKey | null | undefined) => DnsMessage | undefined;
};

export function indexExchanges(evidence: Evidence): ExchangeIndex {
  const byKey = new Map(evidence.exchanges.map((exchange) => [exchange.key, exchange]));
  const find = (key: ExchangeKey | null | undefined) => (key == null ? undefined : byKey.get(key));
  return {
    exchange: find,
    reply: (key) => {
      const exchange = find(key);
      return exchange === undefined ? undefined : replyOf(exchange);
    },
  };
}
