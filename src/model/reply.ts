import type { DnsMessage } from '../dns/message.js';
import { decodeMessage } from '../dns/wire.js';
import type { DnsExchange } from './exchange.js';

/** Decoding is pure and exchanges never change: each is decoded once, for both wings, and forgotten with it. */
const decoded = new WeakMap<DnsExchange, DnsMessage>();

/** The accepted reply of an exchange, decoded; undefined where there is none. */
export function replyOf(exchange: DnsExchange): DnsMessage | undefined {
  if (exchange.reply === null) return undefined;
  const known = decoded.get(exchange);
  if (known !== undefined) return known;
  const message = decodeMessage(Buffer.from(exchange.reply, 'base64'));
  if ('kind' in message) return undefined;
  decoded.set(exchange, message);
  return message;
}

/** Remembers what the transport has decoded already: the same octets give the same message. */
export function rememberReply(exchange: DnsExchange, message: DnsMessage): void {
  decoded.set(exchange, message);
}
