import { connect } from 'node:net';

/** A whole exchange, milliseconds. Absolute: a server that sends one octet now and then gains nothing by it. */
const WHOIS_DEADLINE_MS = 15_000;
/** Until the connection stands, milliseconds. A server within reach answers a SYN well under a second. */
const WHOIS_CONNECT_MS = 3_000;
/** Octets of an answer. The longest seen is under 10 KiB, most of it legal text. */
const WHOIS_MAX_OCTETS = 64 * 1024;

/** `address` is a literal IP address that the caller has checked; `query` goes out as it is, with CRLF after it. */
export type WhoisRequest = {
  readonly address: string;
  readonly port: number;
  readonly query: string;
  readonly deadlineMs?: number;
  readonly connectMs?: number;
  readonly maxOctets?: number;
  readonly signal?: AbortSignal;
};

/**
 * `reply` holds all that came up to the server's orderly end; it may be empty. Anything cut short is a failure:
 * `unreachable` covers a refused or reset connection and one that never stood.
 */
export type WhoisOutcome =
  | { readonly kind: 'reply'; readonly octets: Buffer }
  | {
      readonly kind: 'failed';
      readonly failure: 'timeout' | 'unreachable' | 'too-large' | 'aborted';
      readonly detail: string;
    };

/** Puts one question to a WHOIS server. Source: RFC 3912. */
export function askWhois(request: WhoisRequest): Promise<WhoisOutcome> {
  if (/[\r\n]/.test(request.query)) throw new Error('a WHOIS query is one line');
  const {
    deadlineMs = WHOIS_DEADLINE_MS,
    connectMs = WHOIS_CONNECT_MS,
    maxOctets = WHOIS_MAX_OCTETS,
    signal,
  } = request;
  if (signal?.aborted) return Promise.resolve(failed('aborted', 'the question was withdrawn'));

  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let received = 0;
    const socket = connect({ host: request.address, port: request.port });
    const deadline = setTimeout(() => {
      settle(failed('timeout', `no whole answer in ${deadlineMs} ms, ${received} octets came`));
    }, deadlineMs);
    const connecting = setTimeout(() => {
      settle(failed('unreachable', `no connection in ${connectMs} ms`));
    }, connectMs);
    const withdraw = () => settle(failed('aborted', 'the question was withdrawn'));
    signal?.addEventListener('abort', withdraw);

    function settle(outcome: WhoisOutcome) {
      clearTimeout(deadline);
      clearTimeout(connecting);
      signal?.removeEventListener('abort', withdraw);
      socket.destroy();
      resolve(outcome);
    }

    socket.on('connect', () => {
      clearTimeout(connecting);
      socket.write(`${request.query}\r\n`);
    });
    socket.on('data', (chunk: Buffer) => {
      received += chunk.length;
      chunks.push(chunk);
      if (received > maxOctets) settle(failed('too-large', `more than ${maxOctets} octets`));
    });
    socket.on('end', () => settle({ kind: 'reply', octets: Buffer.concat(chunks) }));
    socket.on('error', (error) => {
      settle(failed('unreachable', `${error.message}, after ${received} octets`));
    });
  });
}

function failed(failure: (WhoisOutcome & { kind: 'failed' })['failure'], detail: string): WhoisOutcome {
  return { kind: 'failed', failure, detail };
}
