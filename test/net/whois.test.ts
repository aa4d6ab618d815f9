import net, { type Socket } from 'node:net';
import { describe, expect, test } from 'vitest';
import { askWhois } from '../../src/net/whois.js';
import { closedPort, drip, listen } from './loopback.js';

const ask = (port: number, more: Partial<Parameters<typeof askWhois>[0]> = {}) =>
  askWhois({ address: '127.0.0.1', port, query: 'example.jp/e', ...more });

describe('askWhois', () => {
  test('sends one line and gives back every octet up to the end', async () => {
    let asked = '';
    const port = await listen(
      net.createServer((socket) => {
        socket.on('data', (chunk) => {
          asked += chunk;
          if (!asked.endsWith('\r\n')) return;
          socket.write(Buffer.from([0xff, 0x0a]));
          socket.end('No match!!\r\n');
        });
      }),
    );
    const outcome = await ask(port);
    expect(asked).toBe('example.jp/e\r\n');
    expect(outcome).toEqual({ kind: 'reply', octets: Buffer.from('\xff\nNo match!!\r\n', 'latin1') });
  });

  test('an orderly end without an octet is an empty reply', async () => {
    const port = await listen(net.createServer((socket) => socket.end()));
    expect(await ask(port)).toEqual({ kind: 'reply', octets: Buffer.alloc(0) });
  });

  const failures: readonly {
    readonly name: string;
    readonly serve: (socket: Socket) => void;
    readonly more: Partial<Parameters<typeof askWhois>[0]>;
    readonly failure: string;
  }[] = [
    {
      name: 'one octet now and then does not move the deadline',
      serve: (socket) => drip(socket, 'No match!!\r\n', 5),
      more: { deadlineMs: 120 },
      failure: 'timeout',
    },
    {
      name: 'what came before the deadline is no answer',
      serve: (socket) => socket.write('No match!!\r\n'),
      more: { deadlineMs: 80 },
      failure: 'timeout',
    },
    {
      name: 'a flood is cut off',
      serve: (socket) => {
        const flood = () => {
          while (!socket.destroyed && socket.write(Buffer.alloc(16_384, 0x2e))) {
            // Until the buffer is full.
          }
        };
        socket.on('drain', flood);
        flood();
      },
      more: { maxOctets: 40_000 },
      failure: 'too-large',
    },
    {
      name: 'a reset after a whole-looking answer is no answer',
      serve: (socket) => {
        socket.write('No match!!\r\n');
        socket.on('data', () => socket.resetAndDestroy());
      },
      more: {},
      failure: 'unreachable',
    },
    {
      name: 'an abort ends it',
      serve: () => undefined,
      more: { signal: AbortSignal.timeout(50) },
      failure: 'aborted',
    },
  ];
  test.each(failures)('$name', async ({ serve, more, failure }) => {
    const port = await listen(net.createServer(serve));
    expect(await ask(port, more)).toMatchObject({ kind: 'failed', failure });
  });

  test('a closed port is unreachable', async () => {
    expect(await ask(await closedPort())).toMatchObject({ kind: 'failed', failure: 'unreachable' });
  });

  test('an already aborted question opens no connection', async () => {
    let connections = 0;
    const port = await listen(net.createServer(() => connections++));
    expect(await ask(port, { signal: AbortSignal.abort() })).toMatchObject({
      kind: 'failed',
      failure: 'aborted',
    });
    expect(connections).toBe(0);
  });

  test.each(['example.jp\r\nHOST x', 'a\nb', 'a\rb'])('a query of two lines is our bug: %j', (query) => {
    expect(() => askWhois({ address: '127.0.0.1', port: 43, query })).toThrow();
  });
});
