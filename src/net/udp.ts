import { createSocket } from 'node:dgram';
import { familyOf } from '../dns/ip-address.js';
import type { Endpoint, FailureKind } from '../model/exchange.js';

/** What came of one datagram: the first datagram back, or why there is none. */
export type DatagramResult =
  | { readonly kind: 'reply'; readonly octets: Buffer }
  | {
      readonly kind: Extract<FailureKind, 'timeout' | 'refused' | 'no-route' | 'aborted'>;
      readonly detail?: string;
    };

/**
 * Sends one datagram from a fresh socket and waits for the first one back. The socket is connected, so the kernel drops whatever
 * comes from another address or port and tells us of ICMP refusals; a fresh one has a fresh random port (RFC 5452).
 */
export function sendDatagram(
  server: Endpoint,
  query: Uint8Array,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<DatagramResult> {
  const family = familyOf(server.address);
  return new Promise((resolve) => {
    if (signal.aborted) return resolve({ kind: 'aborted' });
    const socket = createSocket({
      type: family === 6 ? 'udp6' : 'udp4',
      // The address is a literal: no lookup, and none of its delay.
      lookup: (address, _options, callback) => callback(null, address, family),
    });
    let finished = false;
    const finish = (result: DatagramResult) => {
      if (finished) return;
      finished = true;
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      socket.removeAllListeners();
      // A late error of a socket that is being closed concerns nobody.
      socket.on('error', () => {});
      socket.close();
      resolve(result);
    };
    const onAbort = () => finish({ kind: 'aborted' });
    // Timers run before sockets are read: after a busy moment of ours, the reply may be waiting right behind.
    const timer = setTimeout(() => setImmediate(() => finish({ kind: 'timeout' })), timeoutMs);
    signal.addEventListener('abort', onAbort);
    socket.on('error', (error) => finish(failureOf(error)));
    socket.on('message', (octets) => finish({ kind: 'reply', octets }));
    // A failed connect comes to the callback with its error, whatever the type says, and not as an event.
    const onConnect = (error?: Error) => {
      if (error !== undefined) return finish(failureOf(error));
      socket.send(query, (failed) => {
        if (failed) finish(failureOf(failed));
      });
    };
    socket.connect(server.port, server.address, onConnect);
  });
}

/** A socket error as a failure: the other side's refusal or silence, else a way that our side does not have. */
export function failureOf(error: Error): {
  readonly kind: 'refused' | 'timeout' | 'no-route';
  readonly detail: string;
} {
  const code = (error as NodeJS.ErrnoException).code ?? error.message;
  return { kind: KINDS.get(code) ?? 'no-route', detail: code };
}

const KINDS = new Map<string, 'refused' | 'timeout'>([
  ['ECONNREFUSED', 'refused'],
  ['ECONNRESET', 'refused'],
  ['EPIPE', 'refused'],
  ['ETIMEDOUT', 'timeout'],
]);
