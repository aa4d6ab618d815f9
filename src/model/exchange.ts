import type { Question } from '../dns/message.js';
import { fqdn } from '../dns/name.js';

export type Transport = 'udp' | 'tcp';

/** Where a question goes: a literal IP address in canonical text form. */
export type Endpoint = { readonly address: string; readonly port: number };

/** How a question is put. RD is 0 unless `recursionDesired`. */
export type AskOptions = {
  readonly recursionDesired: boolean;
  readonly dnssecOk: boolean;
  /** Begin over TCP (the probe for TCP itself); otherwise UDP, and TCP after TC or silence. */
  readonly overTcp: boolean;
  /**
   * EDNS put to the test, without falling back: a version that nobody has, an option that nobody knows (RFC 6891 sections
   * 6.1.3 and 6.1.2), or EDNS as usual.
   */
  readonly ednsTest?: EdnsTest;
};

export const EDNS_TESTS = ['version', 'option', 'only'] as const;
type EdnsTest = (typeof EDNS_TESTS)[number];

/**
 * Why an attempt gave no accepted reply.
 * - `timeout`: nothing acceptable came in time. `refused`: ICMP port unreachable or a TCP reset.
 * - `closed`: the TCP connection ended before a whole message. `malformed`: a reply came that is no DNS message.
 * - `mismatched`: replies came, none with the right id and question.
 * - `no-route`: our own side cannot send there (no such address family here). `special-use`: never contacted.
 * - `limit`: one of our own limits (`detail` names it). `aborted`: the run was stopped or the name's time ran out.
 */
export const FAILURE_KINDS = [
  'timeout',
  'refused',
  'closed',
  'malformed',
  'mismatched',
  'no-route',
  'special-use',
  'limit',
  'aborted',
] as const;
export type FailureKind = (typeof FAILURE_KINDS)[number];

/** Failures that are ours, not the server's. */
export function isOurOwnFailure(kind: FailureKind): boolean {
  return kind === 'no-route' || kind === 'special-use' || kind === 'limit' || kind === 'aborted';
}

/** One datagram or connection, and what became of it. `at` is an ISO instant, `elapsedMs` milliseconds. */
export type Attempt = {
  readonly transport: Transport;
  /** False where the question was put without EDNS. */
  readonly edns: boolean;
  readonly at: string;
  readonly elapsedMs: number;
  readonly outcome:
    | {
        readonly kind: 'reply';
        readonly octets: number;
        readonly note?: 'truncated' | 'formerr' | 'badvers' | 'servfail';
      }
    | { readonly kind: FailureKind; readonly detail?: string };
};

/**
 * One question to one address, with every attempt at it. `reply` is the accepted reply, base64 of the raw message;
 * null where none was accepted, and then the last attempt says why.
 */
export type DnsExchange = {
  readonly key: ExchangeKey;
  readonly server: Endpoint;
  readonly question: Question;
  readonly options: AskOptions;
  readonly attempts: readonly Attempt[];
  readonly reply: string | null;
};

/** Names an exchange within a run: who was asked what, and how. Same question, same key. */
export type ExchangeKey = string & { readonly __brand: 'ExchangeKey' };

export function exchangeKey(server: Endpoint, question: Question, options: AskOptions): ExchangeKey {
  const flags = [
    options.overTcp ? '+tcp' : '',
    options.recursionDesired ? '+rd' : '',
    options.dnssecOk ? '+do' : '',
    options.ednsTest === undefined ? '' : `+edns-${options.ednsTest}`,
  ].join('');
  return `${server.address}#${server.port} ${fqdn(question.name)} ${question.type}${flags}` as ExchangeKey;
}
