import { connect } from 'node:net';

/** `detail` is the system's word for what went wrong. */
export type ConnectOutcome =
  | { readonly kind: 'connected' }
  | { readonly kind: 'failed'; readonly detail: string };

/** Opens a TCP connection, says nothing, and closes it again. `address` is a literal that the caller has checked. */
export function connectOnly(
  address: string,
  port: number,
  connectMs: number,
  signal: AbortSignal,
): Promise<ConnectOutcome> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve({ kind: 'failed', detail: 'aborted' });
    const socket = connect({ host: address, port });
    const finish = (outcome: ConnectOutcome) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', withdraw);
      socket.removeAllListeners();
      // A late error of a socket that is being closed concerns nobody.
      socket.on('error', () => {});
      socket.destroy();
      resolve(outcome);
    };
    const withdraw = () => finish({ kind: 'failed', detail: 'aborted' });
    const timer = setTimeout(
      () => finish({ kind: 'failed', detail: `no connection in ${connectMs} ms` }),
      connectMs,
    );
    signal.addEventListener('abort', withdraw);
    socket.on('connect', () => finish({ kind: 'connected' }));
    socket.on('error', (error) => finish({ kind: 'failed', detail: error.message }));
  });
}
