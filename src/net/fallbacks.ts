import { setTimeout as sleep } from 'node:timers/promises';
import { RCODE } from '../dns/rcode.js';
import type { AskOptions, Transport } from '../model/exchange.js';
import type { NetworkSettings } from '../model/settings.js';
import { type Accepted, mayTryAgain, type Tried, wantsNoEdns } from './tried.js';

/** Milliseconds between a SERVFAIL, which may pass, and the second question. */
const SERVFAIL_PAUSE_MS = 200;

/** Milliseconds before a refused datagram is sent again: a restart, or an ICMP message meant for another packet. */
const REFUSED_PAUSE_MS = 100;

/** Puts the question once, with or without EDNS. */
export type Try = (edns: boolean, from: AbortSignal) => Promise<Tried>;

/** One question to one server, over each transport. */
type Ways = { readonly udp: Try; readonly tcp: Try };

type Patience = Pick<NetworkSettings, 'timeoutMs' | 'retries'>;

/**
 * Puts one question until it is answered, or until it is sure that it will not be.
 *
 * The first try is UDP with EDNS. A stray or unreadable reply leads to TCP, where nobody can slip one in. Silence is
 * asked again: over TCP, and at the same time over UDP without and, a little later, with EDNS: two seconds of patience make
 * five in all. Whichever way the first readable reply came: TC leads to TCP, FORMERR, BADVERS and NOTIMP are asked again
 * without EDNS, SERVFAIL too after a pause.
 */
export async function askWithFallbacks(
  ways: Ways,
  options: AskOptions,
  patience: Patience,
  signal: AbortSignal,
): Promise<Accepted | undefined> {
  if (options.overTcp) return askOverTcp(ways, signal);
  if (options.ednsTest !== undefined) return testEdns(ways, patience, signal);
  const first = await ways.udp(true, signal);
  const tried =
    first.accepted === undefined ? await askAgain(first, ways, patience, options.dnssecOk, signal) : first;
  return tried === undefined ? undefined : lastWord(tried, ways, signal);
}

/** Without EDNS the second time: some servers are silent to it over TCP too, and TCP is what is asked about. */
async function askOverTcp({ tcp }: Ways, signal: AbortSignal): Promise<Accepted | undefined> {
  const first = await tcp(true, signal);
  const again = wantsNoEdns(first) || mayTryAgain(first) ? await tcp(false, signal) : undefined;
  return again?.accepted ?? first.accepted;
}

/** Only silence is asked again, and in the same way: without EDNS, or without what is tested, it is another question. */
async function testEdns(
  { udp, tcp }: Ways,
  { retries }: Patience,
  signal: AbortSignal,
): Promise<Accepted | undefined> {
  let tried = await udp(true, signal);
  for (let retry = 0; retry < retries && tried.attempt.outcome.kind === 'timeout'; retry++) {
    tried = await udp(true, signal);
  }
  if (tried.accepted?.message.truncated !== true) return tried.accepted;
  return (await tcpAfterTruncation(true, tcp, signal)) ?? tried.accepted;
}

/** Asks again where the first try brought nothing that can be read. */
async function askAgain(
  first: Tried,
  ways: Ways,
  patience: Patience,
  wantsSignatures: boolean,
  signal: AbortSignal,
): Promise<Tried | undefined> {
  switch (first.attempt.outcome.kind) {
    case 'mismatched':
      return ways.tcp(true, signal);
    case 'malformed': {
      const tried = await ways.tcp(true, signal);
      // Some servers garble what they add about EDNS. Only who saw the question can have sent that, so UDP will do.
      return tried.accepted === undefined ? ways.udp(false, signal) : tried;
    }
    case 'timeout':
    case 'refused':
      return insist(first, ways, patience, wantsSignatures, signal);
    default:
      return undefined;
  }
}

/**
 * Asks a server that was silent or refused again on every way there is; the first reply ends the others. A reply without
 * EDNS lacks signatures, so where they are wanted it is asked for last.
 */
async function insist(
  first: Tried,
  { udp, tcp }: Ways,
  { timeoutMs, retries }: Patience,
  wantsSignatures: boolean,
  signal: AbortSignal,
): Promise<Tried | undefined> {
  const others = new AbortController();
  const from = AbortSignal.any([signal, others.signal]);
  const isRefused = first.attempt.outcome.kind === 'refused';
  const overUdp = async (_: unknown, retry: number) => {
    // Each try has all its patience, and the next one does not wait for the end of it.
    const pauseMs = isRefused ? REFUSED_PAUSE_MS * (retry + 1) : (timeoutMs / 2) * retry;
    if (pauseMs > 0) await pause(pauseMs, from);
    return from.aborted ? undefined : udp((retry % 2 === 1) !== wantsSignatures, from);
  };
  try {
    return await firstAccepted([...Array.from({ length: retries }, overUdp), tcp(true, from)]);
  } finally {
    others.abort();
  }
}

/** The first try that brings a reply; undefined when none does. */
function firstAccepted(tries: readonly Promise<Tried | undefined>[]): Promise<Tried | undefined> {
  return new Promise((resolve) => {
    let open = tries.length;
    for (const one of tries) {
      void one.then((tried) => {
        open -= 1;
        if (tried?.accepted !== undefined) resolve(tried);
        else if (open === 0) resolve(undefined);
      });
    }
  });
}

/** What a reply leads to: some are not the last word. It is asked again on the way the reply came. */
async function lastWord(tried: Tried, ways: Ways, signal: AbortSignal): Promise<Accepted | undefined> {
  const { accepted, attempt } = tried;
  if (accepted === undefined) return undefined;
  const { truncated, rcode } = accepted.message;
  const hasFailed = rcode === RCODE.SERVFAIL;
  if (!truncated && !hasFailed && !wantsNoEdns(tried)) return accepted;
  if (!truncated && hasFailed) await pause(SERVFAIL_PAUSE_MS, signal);
  const again = truncated
    ? await tcpAfterTruncation(attempt.edns, ways.tcp, signal)
    : await plainAnswer(ways, attempt.transport, signal);
  // Where the time is over, nobody knows what the second word would have been.
  return again ?? (signal.aborted ? undefined : accepted);
}

async function tcpAfterTruncation(
  edns: boolean,
  tcp: Try,
  signal: AbortSignal,
): Promise<Accepted | undefined> {
  const first = await tcp(edns, signal);
  return first.accepted ?? (mayTryAgain(first) ? (await tcp(edns, signal)).accepted : undefined);
}

async function plainAnswer(
  ways: Ways,
  transport: Transport,
  signal: AbortSignal,
): Promise<Accepted | undefined> {
  const { accepted } = await ways[transport](false, signal);
  if (transport === 'tcp' || accepted?.message.truncated !== true) return accepted;
  return (await ways.tcp(false, signal)).accepted ?? accepted;
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch(() => {});
}
