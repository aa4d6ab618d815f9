import { createSocket } from 'node:dgram';
import { type AddressInfo, createServer, type Socket } from 'node:net';
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
  const { datagrams, streams } = await bindBoth();
  const { port } = datagrams.address();
  datagrams.on('message', (query, from) => {
    seen.udp += 1;
    const reaction = udp(query, seen.udp);
    for (const reply of reaction === undefined ? [] : Array.isArray(reaction) ? reaction : [reaction]) {
      datagrams.send(reply, from.port, from.address);
    }
  });
  const sockets = new Set<Socket>();
  streams.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.once('data', (data) => {
      seen.tcp += 1;
      if (tcp === undefined) socket.resetAndDestroy();
      else tcp(socket, data.subarray(2));
    });
  });
  return {
    at: { address: '127.0.0.1', port },
    seen,
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      datagrams.close();
      await new Promise((resolve) => streams.close(resolve));
    },
  };
}

/** Both transports at one port. A port that is free for one may be taken for the other: then another is tried. */
async function bindBoth() {
  for (let tries = 0; tries < 20; tries++) {
    const streams = createServer();
    await new Promise<void>((resolve) => streams.listen(0, '127.0.0.1', resolve));
    const { port } = streams.address() as AddressInfo;
    const datagrams = createSocket('udp4');
    const bound = await new Promise<boolean>((resolve) => {
      datagrams.once('error', () => resolve(false));
      datagrams.bind(port, '127.0.0.1', () => resolve(true));
    });
    if (bound) return { datagrams, streams };
    datagrams.close();
    streams.close();
  }
  throw new Error('no port free for both UDP and TCP');
}

/** With the two-octet length in front, as over TCP. */
export function framed(message: Buffer): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(message.length);
  return Buffer.concat([length, message]);
}
