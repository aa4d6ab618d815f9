import { connect } from 'node:net';
import type { Endpoint, FailureKind } from '../model/exchange.js';
import { failureOf } from './udp.js';

export type StreamResult =
  | { readonly kind: 'reply'; readonly octets: Buffer }
  | {
      readonly kind: Extract<FailureKind, 'timeout' | 'refused' | 'closed' | 'no-route' | 'aborted'>;
      readonly detail?: string;
    };

/** Milliseconds. Unbound gives an authoritative server 3 s to take a connection. */
export const TCP_CONNECT_MS = 3_000;

/** Milliseconds for a whole exchange, absolute: Node's socket timeout only counts idle time, a drip never ends it. */
export const TCP_EXCHANGE_MS = 10_000;

/** One question over one TCP connection, with the two-octet length of RFC 1035 section 4.2.2. */
export function sendOverTcp(
  server: Endpoint,
  query: Uint8Array,
  limits: { readonly connectMs: number; readonly exchangeMs: number },
  signal: AbortSignal,
): Promise<StreamResult> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve({ kind: 'aborted' });
    const socket = connect({ host: server.address, port: server.port, noDelay: true });
    const chunks: Buffer[] = [];
    let received = 0;
    let expected: number | undefined;
    let finished = false;
    const finish = (result: StreamResult) => {
      if (finished) return;
      finished = true;
      clearTimeout(connectTimer);
      clearTimeout(exchangeTimer);
      signal.removeEventListener('abort', onAbort);
      socket.removeAllListeners();
      socket.on('error', () => {});
      socket.destroy();
      resolve(result);
    };
    const onAbort = () => finish({ kind: 'aborted' });
    // As over UDP: what is waiting to be read comes before the verdict.
    const connectTimer = setTimeout(() => {
      setImmediate(() => {
        if (socket.connecting) finish({ kind: 'timeout', detail: 'connect' });
      });
    }, limits.connectMs);
    const exchangeTimer = setTimeout(
      () => setImmediate(() => finish({ kind: 'timeout' })),
      limits.exchangeMs,
    );
    signal.addEventListener('abort', onAbort);
    socket.on('error', (error) => finish(failureOf(error)));
    socket.on('close', () => finish({ kind: 'closed', detail: `after ${received} octets` }));
    socket.on('connect', () => {
      clearTimeout(connectTimer);
      socket.write(framed(query));
    });
    socket.on('data', (chunk) => {
      chunks.push(chunk);
      received += chunk.length;
      if (received < 2) return;
      expected ??= Buffer.concat(chunks).readUInt16BE(0) + 2;
      // The length is 16 bits, so a message is 64 KiB at the most; what follows it is not read.
      if (received >= expected)
        finish({ kind: 'reply', octets: Buffer.concat(chunks).subarray(2, expected) });
    });
  });
}

function framed(query: Uint8Array): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(query.length);
  return Buffer.concat([length, query]);
}
