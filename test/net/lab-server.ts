import { createSocket } from 'node:dgram';
import { createServer, type Socket } from 'node:net';
import type { Endpoint } from '../../src/model/exchange.js';

/** What a server does with one query; undefined is silence. Several buffers are several datagrams. */
export type Reaction = (query: Buffer, count: number) => Buffer | readonly Buffer[] | undefined;

/** A bare name server on loopback, for tests of the transport: it sends what it is told to. */
export async function startLabServer(
  udp: Reaction,
  tcp?: (socket: Socket, query: Buffer) => void,
): Promise<{
  readonly at: Endpoint;
  readonly seen: { udp: number; tcp: number };
  readonly stop: () => Promise<void>;
}> {
  const seen = { udp: 0, tcp: 0 };
  const datagrams = createSocket('udp4');
  await new Promise<void>((resolve) => datagrams.bind(0, '127.0.0.1', resolve));
  const { port } = datagrams.address();
  datagrams.on('message', (query, from) => {
    seen.udp += 1;
    const reaction = udp(query, seen.udp);
    for (const reply of reaction === undefined ? [] : Array.isArray(reaction) ? reaction : [reaction]) {
      datagrams.send(reply, from.port, from.address);
    }
  });
  const sockets = new Set<Socket>();
  const streams = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.once('data', (data) => {
      seen.tcp += 1;
      tcp?.(socket, data.subarray(2));
    });
  });
  if (tcp !== undefined) await new Promise<void>((resolve) => streams.listen(port, '127.0.0.1', resolve));
  return {
    at: { address: '127.0.0.1', port },
    seen,
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      datagrams.close();
      if (tcp !== undefined) await new Promise((resolve) => streams.close(resolve));
    },
  };
}

/** With the two-octet length in front, as over TCP. */
export function framed(message: Buffer): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(message.length);
  return Buffer.concat([length, message]);
}
