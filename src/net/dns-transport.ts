import { familyOf } from '../dns/ip-address.js';
import type { Question } from '../dns/message.js';
import { mayContact } from '../dns/special-use.js';
import {
  type AskOptions,
  type Attempt,
  type DnsExchange,
  type Endpoint,
  exchangeKey,
  type Transport,
} from '../model/exchange.js';
import { rememberReply } from '../model/reply.js';
import type { NetworkSettings } from '../model/settings.js';
import { askWithFallbacks, type Try } from './fallbacks.js';
import { createPacer } from './pacer.js';
import { makeQuery, matchReply } from './query.js';
import { createRandomOctets } from './random-octets.js';
import { sendOverTcp, TCP_CONNECT_MS, TCP_EXCHANGE_MS } from './tcp.js';
import { type Accepted, finishWithReply, type Tried } from './tried.js';
import { sendDatagram } from './udp.js';

export type DnsTransport = {
  /** Puts one question to one address, with every retry and fallback it takes. Never rejects. */
  readonly ask: (
    server: Endpoint,
    question: Question,
    options: AskOptions,
    signal: AbortSignal,
  ) => Promise<DnsExchange>;
  /** True where questions to this address wait for their turn. */
  readonly isQueued: (server: Endpoint) => boolean;
  /** True once an answer came over IPv6. */
  readonly ipv6Proven: () => boolean;
  /** Datagrams and connections sent so far. */
  readonly sent: () => number;
};

export type DnsTransportDeps = {
  readonly settings: Pick<NetworkSettings, 'timeoutMs' | 'retries' | 'openedSpecialUse' | 'ipv6' | 'pace'>;
  readonly now: () => Date;
};

/** The transport for questions to authoritative servers, with the retries and fallbacks of `fallbacks.ts`. */
export function createDnsTransport(deps: DnsTransportDeps): DnsTransport {
  const { settings, now } = deps;
  const pacer = createPacer(settings.pace.perServerQps);
  // A connection takes two round trips where a datagram takes one; both limits stay absolute.
  const tcpLimits = {
    connectMs: Math.min(TCP_CONNECT_MS, 1.5 * settings.timeoutMs),
    exchangeMs: Math.min(TCP_EXCHANGE_MS, 1.5 * settings.timeoutMs),
  };
  const random = createRandomOctets();
  let ipv6Proven = false;
  let sent = 0;

  async function ask(
    server: Endpoint,
    question: Question,
    options: AskOptions,
    signal: AbortSignal,
  ): Promise<DnsExchange> {
    const attempts: Attempt[] = [];
    const isIpv6 = familyOf(server.address) === 6;
    const done = (accepted: Accepted | undefined): DnsExchange => {
      const exchange: DnsExchange = {
        key: exchangeKey(server, question, options),
        server,
        question,
        options,
        attempts,
        reply: accepted === undefined ? null : accepted.octets.toString('base64'),
      };
      if (accepted !== undefined) rememberReply(exchange, accepted.message);
      return exchange;
    };
    const record = (tried: Tried): Tried => {
      attempts.push(tried.attempt);
      if (tried.accepted !== undefined && isIpv6) ipv6Proven = true;
      return tried;
    };
    const notSent = (kind: 'special-use' | 'no-route', detail: string): DnsExchange => {
      const transport = options.overTcp ? 'tcp' : 'udp';
      attempts.push({
        transport,
        edns: true,
        at: now().toISOString(),
        elapsedMs: 0,
        outcome: { kind, detail },
      });
      return done(undefined);
    };
    if (!mayContact(server.address, settings.openedSpecialUse)) return notSent('special-use', server.address);
    if (isIpv6 && !settings.ipv6) return notSent('no-route', 'IPv6 is switched off');

    const udp: Try = async (edns, from) => {
      const tried = record(await tryUdp(server, question, options, edns, true, from));
      // Right but for the letters' case: some servers and what stands before them lose it.
      return tried.caseChanged === true
        ? record(await tryUdp(server, question, options, edns, false, from))
        : tried;
    };
    const tcp: Try = async (edns, from) => record(await tryTcp(server, question, options, edns, from));

    return done(await askWithFallbacks({ udp, tcp }, options, settings, signal));
  }

  async function tryUdp(
    server: Endpoint,
    question: Question,
    options: AskOptions,
    edns: boolean,
    mixCase: boolean,
    signal: AbortSignal,
  ): Promise<Tried> {
    const query = makeQuery(question, options, edns, mixCase, random);
    const finish = await begin('udp', edns, server, signal);
    if (finish === undefined) return aborted('udp', edns);
    const result = await sendDatagram(server, query, settings.timeoutMs, signal);
    if (result.kind !== 'reply') return finish({ kind: result.kind, ...detailOf(result.detail) });
    const match = matchReply(query, result.octets);
    if (match === 'not-ours') return finish({ kind: 'mismatched', detail: 'stray reply' });
    if (match === 'other-case') {
      return {
        ...finish({ kind: 'mismatched', detail: 'the name came back in other case' }),
        caseChanged: true,
      };
    }
    return finishWithReply(result.octets, finish);
  }

  async function tryTcp(
    server: Endpoint,
    question: Question,
    options: AskOptions,
    edns: boolean,
    signal: AbortSignal,
  ): Promise<Tried> {
    const query = makeQuery(question, options, edns, false, random);
    const finish = await begin('tcp', edns, server, signal);
    if (finish === undefined) return aborted('tcp', edns);
    const result = await sendOverTcp(server, query, tcpLimits, signal);
    if (result.kind !== 'reply') return finish({ kind: result.kind, ...detailOf(result.detail) });
    if (matchReply(query, result.octets) === 'not-ours') return finish({ kind: 'mismatched' });
    return finishWithReply(result.octets, finish);
  }

  /** Waits for the server's turn and starts the clock of one attempt; undefined where the wait was aborted. */
  async function begin(transport: Transport, edns: boolean, server: Endpoint, signal: AbortSignal) {
    try {
      await pacer.turn(server.address, signal);
    } catch {
      return undefined;
    }
    sent += 1;
    const at = now().toISOString();
    const start = performance.now();
    return (outcome: Attempt['outcome'], accepted?: Accepted): Tried => {
      const attempt = { transport, edns, at, elapsedMs: Math.round(performance.now() - start), outcome };
      return accepted === undefined ? { attempt } : { attempt, accepted };
    };
  }

  function aborted(transport: Transport, edns: boolean): Tried {
    return {
      attempt: { transport, edns, at: now().toISOString(), elapsedMs: 0, outcome: { kind: 'aborted' } },
    };
  }

  return {
    ask,
    isQueued: (server) => pacer.isQueued(server.address),
    ipv6Proven: () => ipv6Proven,
    sent: () => sent,
  };
}

function detailOf(detail: string | undefined): { detail?: string } {
  return detail === undefined ? {} : { detail };
}
