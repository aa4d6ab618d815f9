import { randomInt } from 'node:crypto';
import { createSocket } from 'node:dgram';

/**
 * The least that any client does: one question, one fresh connected UDP socket, one reply. No decoding, no retries.
 * `width` questions are under way at a time.
 */
export async function askBare(work: {
  readonly names: readonly string[];
  readonly addresses: readonly string[];
  readonly port: number;
  readonly questions: number;
  readonly width: number;
}): Promise<void> {
  const queries = work.names.map(soaQuery);
  let next = 0;
  async function asker(): Promise<void> {
    while (next < work.questions) {
      const turn = next++;
      const query = queries[turn % queries.length] as Buffer;
      query.writeUInt16BE(randomInt(0x10000), 0);
      await askOnce(work.addresses[turn % work.addresses.length] as string, work.port, query);
    }
  }
  await Promise.all(Array.from({ length: work.width }, asker));
}

function askOnce(address: string, port: number, query: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = createSocket({ type: 'udp4', lookup: (host, _options, done) => done(null, host, 4) });
    socket.on('error', reject);
    socket.on('message', () => {
      socket.close();
      resolve();
    });
    socket.connect(port, address, () => socket.send(query));
  });
}

function soaQuery(name: string): Buffer {
  const labels = name
    .split('.')
    .map((label) => Buffer.concat([Buffer.from([label.length]), Buffer.from(label)]));
  const header = Buffer.from([0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0]);
  return Buffer.concat([header, ...labels, Buffer.from([0, 0, 6, 0, 1])]);
}
