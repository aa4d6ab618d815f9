import type { DnsMessage } from '../dns/message.js';
import { decodeMessage } from '../dns/wire.js';
import type { Evidence } from '../model/evidence.js';
import type { DnsExchange, ExchangeKey } from '../model/exchange.js';

/** The exchanges of one evidence by key, each reply decoded once. */
export type ExchangeIndex = {
  readonly exchange: (key: ExchangeKey | null | undefined) => DnsExchange | undefined;
  /** The accepted reply, decoded; undefined where there is none. */
  readonly reply: (key: ExchangeKey | null | undefined) => DnsMessage | undefined;
};

export function indexExchanges(evidence: Evidence): ExchangeIndex {
  const byKey = new Map(evidence.exchanges.map((exchange) => [exchange.key, exchange]));
  const decoded = new Map<ExchangeKey, DnsMessage | undefined>();
  return {
    exchange: (key) => (key == null ? undefined : byKey.get(key)),
    reply: (key) => {
      if (key == null) return undefined;
      if (!decoded.has(key)) decoded.set(key, decodeReply(byKey.get(key)));
      return decoded.get(key);
    },
  };
}

function decodeReply(exchange: DnsExchange | undefined): DnsMessage | undefined {
  if (exchange === undefined || exchange.reply === null) return undefined;
  const message = decodeMessage(Buffer.from(exchange.reply, 'base64'));
  return 'kind' in message ? undefined : message;
}
