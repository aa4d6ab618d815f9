import { setTimeout as sleep } from 'node:timers/promises';
import type { Question } from '../dns/message.js';
import { RCODE } from '../dns/rcode.js';
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
import { createPacer } from './pacer.js';
import { makeQuery, matchReply } from './query.js';
import { createRandomOctets } from './random-octets.js';
import { sendOverTcp, TCP_CONNECT_MS, TCP_EXCHANGE_MS } from './tcp.js';
import { type Accepted, finishWithReply, mayTryAgain, type Tried, wantsNoEdns } from './tried.js';
import { sendDatagram } from './udp.js';

/** Milliseconds between a SERVFAIL, which may pass, and the second question. */
const SERVFAIL_PAUSE_MS = 200;

/** Milliseconds before a refused datagram is sent again: a restart, or an ICMP message meant for another packet. */
const REFUSED_PAUSE_MS = 100;

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

/** Puts the question once, over one transport. */
type Try = (edns: boolean, from: AbortSignal, mixCase?: boolean) => Promise<Tried>;

export type DnsTransportDeps = {
  readonly settings: Pick<NetworkSettings, 'timeoutMs' | 'retries' | 'openedSpecialUse' | 'ipv6' | 'pace'>;
  readonly now: () => Date;
};

/**
 * The transport for questions to authoritative servers.
 *
 * The first try is UDP with EDNS. TC leads to TCP. FORMERR, BADVERS and NOTIMP are asked again without EDNS, SERVFAIL
 * too after a pause. A stray or unreadable reply leads to TCP, where nobody can slip one in. Silence is asked again:
 * over TCP, and at the same time over UDP without and, a little later, with EDNS: two seconds of patience make five in all.
 */
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
    const isIpv6 = server.address.includes(':');
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

    const udp: Try = async (edns, from, mixCase = true) =>
      record(await tryUdp(server, question, options, edns, mixCase, from));
    const tcp: Try = async (edns, from) => record(await tryTcp(server, question, options, edns, from));

    if (options.overTcp) {
      let tried = await tcp(true, signal);
      if (wantsNoEdns(tried)) tried = await tcp(false, signal);
      // Without EDNS the second time: some servers are silent to it over TCP too, and TCP is what is asked about.
      else if (tried.accepted === undefined && mayTryAgain(tried)) tried = await tcp(false, signal);
      return done(tried.accepted);
    }

    if (options.ednsTest !== undefined) return done(await testEdns(udp, tcp, signal));
    const first = await udp(true, signal);
    const { accepted } = first;
    if (accepted !== undefined) {
      if (accepted.message.truncated) return done((await tcpAfterTruncation(tcp, signal)) ?? accepted);
      if (wantsNoEdns(first)) return done((await plainAnswer(udp, tcp, signal)) ?? accepted);
      if (accepted.message.rcode === RCODE.SERVFAIL) {
        await pause(SERVFAIL_PAUSE_MS, signal);
        return done((await plainAnswer(udp, tcp, signal)) ?? accepted);
      }
      return done(accepted);
    }
    if (first.caseChanged === true) return done((await udp(true, signal, false)).accepted);
    switch (first.attempt.outcome.kind) {
      case 'mismatched':
      case 'malformed':
        return done((await tcp(true, signal)).accepted);
      case 'timeout':
      case 'refused':
        return done(
          await insist(udp, tcp, signal, first.attempt.outcome.kind === 'refused', options.dnssecOk),
        );
      default:
        return done(undefined);
    }
  }

  /** Only silence is asked again, and in the same way: without EDNS, or without what is tested, it is another question. */
  async function testEdns(udp: Try, tcp: Try, signal: AbortSignal): Promise<Accepted | undefined> {
    let tried = await udp(true, signal);
    for (let retry = 0; retry < settings.retries && tried.attempt.outcome.kind === 'timeout'; retry++) {
      tried = await udp(true, signal);
    }
    if (tried.caseChanged === true) tried = await udp(true, signal, false);
    if (tried.accepted?.message.truncated !== true) return tried.accepted;
    return (await tcpAfterTruncation(tcp, signal)) ?? tried.accepted;
  }

  /**
   * Asks a silent server again on every way there is; the first answer ends the others. A reply without EDNS lacks
   * signatures, so where they are wanted it is asked for last.
   */
  async function insist(
    udp: Try,
    tcp: Try,
    signal: AbortSignal,
    refused: boolean,
    wantsSignatures: boolean,
  ): Promise<Accepted | undefined> {
    const others = new AbortController();
    const from = AbortSignal.any([signal, others.signal]);
    // Each try has all its patience, and the next one does not wait for the end of it.
    const stepMs = refused ? REFUSED_PAUSE_MS : settings.timeoutMs / 2;
    const overUdp = async (_: unknown, retry: number) => {
      if (refused || retry > 0) await pause(stepMs * (refused ? retry + 1 : retry), from);
      if (from.aborted) return undefined;
      const { accepted } = await udp((retry % 2 === 1) !== wantsSignatures, from);
      return accepted?.message.truncated === true ? ((await tcp(true, from)).accepted ?? accepted) : accepted;
    };
    const overTcp = async () => (await tcp(true, from)).accepted;
    try {
      return await firstDefined([...Array.from({ length: settings.retries }, overUdp), overTcp()]);
    } finally {
      others.abort();
    }
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

async function tcpAfterTruncation(tcp: Try, signal: AbortSignal) {
  const first = await tcp(true, signal);
  return first.accepted ?? (mayTryAgain(first) ? (await tcp(true, signal)).accepted : undefined);
}

async function plainAnswer(udp: Try, tcp: Try, signal: AbortSignal): Promise<Accepted | undefined> {
  const { accepted } = await udp(false, signal);
  return accepted?.message.truncated === true ? ((await tcp(false, signal)).accepted ?? accepted) : accepted;
}

/** The first promise that brings something; undefined when none does. */
function firstDefined<T>(promises: readonly Promise<T | undefined>[]): Promise<T | undefined> {
  return new Promise((resolve) => {
    let open = promises.length;
    for (const promise of promises) {
      void promise.then((value) => {
        open -= 1;
        if (value !== undefined || open === 0) resolve(value);
      });
    }
  });
}

function detailOf(detail: string | undefined): { detail?: string } {
  return detail === undefined ? {} : { detail };
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch(() => {});
}
