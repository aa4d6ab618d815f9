import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { connect } from 'node:net';
import dns2 from 'dns2';
import { afterEach, describe, expect, it } from 'vitest';
import { Packet } from '../../src/dns/dns2-codec.js';
import type { DnsMessage } from '../../src/dns/message.js';
import { domainName } from '../../src/dns/name.js';
import { encodeQuery } from '../../src/dns/wire.js';
import { decoded, hex } from './samples.js';

const { TYPE, CLASS } = dns2.Packet;
const common = { class: CLASS.IN, ttl: 300 } as const;

/** Encoded by dns2 in its own shapes, decoded by us. */
function throughDns2(answers: readonly object[]): DnsMessage {
  const packet = new dns2.Packet();
  packet.header.id = 1;
  packet.answers.push(...(answers as dns2.Packet.Resource[]));
  return decoded(packet.toBuffer());
}

describe('records in the shapes of dns2', () => {
  it.each([
    [
      { type: TYPE.A, address: '192.0.2.1' },
      { type: 'A', address: '192.0.2.1' },
    ],
    [
      { type: TYPE.AAAA, address: '::ffff:192.0.2.1' },
      { type: 'AAAA', address: '::ffff:192.0.2.1' },
    ],
    [
      { type: TYPE.NS, ns: 'ns1.example.jp.' },
      { type: 'NS', target: 'ns1.example.jp' },
    ],
    [
      { type: TYPE.CNAME, domain: 'a\\.b.example' },
      { type: 'CNAME', target: 'a\\.b.example' },
    ],
    [
      { type: TYPE.MX, priority: 0, exchange: '' },
      { type: 'MX', preference: 0, exchange: '.' },
    ],
    [
      { type: TYPE.TXT, data: ['v=spf1 -all'] },
      { type: 'TXT', strings: [new Uint8Array(Buffer.from('v=spf1 -all'))] },
    ],
    [
      { type: TYPE.CAA, flags: 0, tag: 'issue', value: ';' },
      { type: 'CAA', flags: 0, tag: 'issue', value: hex('3b') },
    ],
    [
      {
        type: TYPE.SOA,
        primary: 'a.jp',
        admin: 'b.jp',
        serial: 1,
        refresh: 2,
        retry: 3,
        expiration: 4,
        minimum: 5,
      },
      { type: 'SOA', mname: 'a.jp', rname: 'b.jp', serial: 1, refresh: 2, retry: 3, expire: 4, minimum: 5 },
    ],
    [
      { type: 43, keyTag: 1, algorithm: 13, digestType: 2, digest: hex('aabb') },
      { type: 'DS', keyTag: 1, algorithm: 13, digestType: 2, digest: hex('aabb') },
    ],
    [
      { type: 52, data: Buffer.from('030101aa', 'hex') },
      { type: 'TLSA', octets: hex('030101aa') },
    ],
  ])('%j are written and read', (given, expected) => {
    const message = throughDns2([{ name: 'Example.JP', ...common, ...given }]);
    expect(message.problems).toEqual([]);
    expect(message.answers).toEqual([{ name: 'example.jp', class: 1, ttl: 300, ...expected }]);
  });

  it('are read by dns2 and written again unchanged', () => {
    const packet = new dns2.Packet();
    packet.questions.push({ name: 'example.jp', type: TYPE.A, class: CLASS.IN } as dns2.Packet.Question);
    packet.answers.push({
      name: 'example.jp',
      type: TYPE.TXT,
      ...common,
      data: ['ä'],
    } as dns2.Packet.Resource);
    packet.additionals.push(
      dns2.Packet.Resource.EDNS([dns2.Packet.Resource.EDNS.EDE(22, 'no server')], { doFlag: true }),
    );
    const octets = packet.toBuffer();
    const parsed = dns2.Packet.parse(octets);
    expect(parsed.errors).toEqual([]);
    expect(parsed.toBuffer()).toEqual(octets);
  });
});

describe('the plug-in points of dns2', () => {
  it('know the types that it lacks', () => {
    expect(Packet.TYPE).toMatchObject({
      DS: 43,
      NSEC: 47,
      NSEC3: 50,
      NSEC3PARAM: 51,
      CDS: 59,
      CDNSKEY: 60,
      CSYNC: 62,
    });
    expect(Packet.TYPE).toMatchObject({ TLSA: 52, SVCB: 64, HTTPS: 65, DNAME: 39, EDNS: 41 });
    expect(Packet.EDNS_OPTION_CODE).toMatchObject({ ECS: 8, NSID: 3, COOKIE: 10 });
  });

  it('carry extended response codes above 2047, which dns2 alone clamps', () => {
    const packet = new dns2.Packet();
    packet.header.rcode = 0xff5;
    packet.additionals.push(dns2.Packet.Resource.EDNS([]));
    const octets = packet.toBuffer();
    expect(decoded(octets).rcode).toBe(0xff5);
    expect(dns2.Packet.parse(octets).header.rcode).toBe(0xff5);
  });
});

describe('servers of dns2', () => {
  const stops: (() => unknown)[] = [];
  afterEach(async () => {
    for (const stop of stops.splice(0)) await stop();
  });

  /** Refers every question to one server, with glue and the options it was asked with. */
  async function startServer() {
    const server = dns2.createServer({
      udp: true,
      tcp: true,
      handle: (request, send) => {
        const response = dns2.Packet.createResponseFromRequest(request);
        const cut = { name: 'example.jp', ...common };
        response.authorities.push({ ...cut, type: TYPE.NS, ns: 'ns1.example.jp' } as dns2.Packet.Resource);
        response.additionals.push({
          ...common,
          name: 'ns1.example.jp',
          type: TYPE.A,
          address: '192.0.2.1',
        } as dns2.Packet.Resource);
        response.additionals.push(...request.additionals);
        send(response);
      },
    });
    stops.push(() => server.close());
    const host = '127.0.0.1';
    return server.listen({ udp: { port: 0, address: host }, tcp: { port: 0, host } as { port: number } });
  }

  const question = { name: domainName('city.example.jp'), type: 'SOA' } as const;
  const query = encodeQuery({
    id: 77,
    question,
    recursionDesired: false,
    edns: { udpSize: 1232, dnssecOk: true, nsid: true },
  });
  const expected = {
    id: 77,
    isResponse: true,
    questions: [question],
    authorities: [{ type: 'NS', target: 'ns1.example.jp' }],
    additionals: [{ type: 'A', address: '192.0.2.1' }],
    edns: { udpSize: 1232, dnssecOk: true, options: [{ code: 3, octets: hex('') }] },
    problems: [],
  };

  it('answer our queries over UDP', async () => {
    const { udp } = await startServer();
    const socket = createSocket('udp4');
    stops.push(() => socket.close());
    socket.send(query, udp?.port ?? 0, '127.0.0.1');
    const [reply] = (await once(socket, 'message')) as [Buffer];
    expect(decoded(reply)).toMatchObject(expected);
  });

  it('answer our queries over TCP', async () => {
    const { tcp } = await startServer();
    const socket = connect(tcp?.port ?? 0, '127.0.0.1');
    stops.push(() => socket.destroy());
    socket.end(Buffer.concat([Buffer.from([0, query.length]), query]));
    const chunks: Buffer[] = [];
    for await (const chunk of socket) chunks.push(chunk as Buffer);
    expect(decoded(Buffer.concat(chunks).subarray(2))).toMatchObject(expected);
  });
});
