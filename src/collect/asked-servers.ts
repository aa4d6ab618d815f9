import type { DomainName } from '../dns/name.js';
import type { ServerQuestion } from '../model/evidence.js';
import type { DnsExchange } from '../model/exchange.js';

/** A server that was to be asked at one of its addresses, and what came; nothing where it has no address to ask. */
export type AskedServer = {
  readonly host: DomainName;
  readonly address: string | null;
  readonly exchange: DnsExchange | undefined;
};

/** What servers were asked about one thing, as the evidence keeps it, and the exchanges. */
export type ServerQuestions = {
  readonly views: readonly ServerQuestion[];
  readonly exchanges: readonly DnsExchange[];
};

export function serverQuestions(asked: readonly AskedServer[]): ServerQuestions {
  return {
    views: asked.map(({ host, address, exchange }) => ({ host, address, exchange: exchange?.key ?? null })),
    exchanges: asked.flatMap(({ exchange }) => exchange ?? []),
  };
}
