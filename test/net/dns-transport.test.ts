import type { Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { domainName } from '../../src/dns/name.js';
import { decodeMessage } from '../../src/dns/wire.js';
import type { AskOptions, DnsExchange } from '../../src/model/exchange.js';
import { createDnsTransport, type DnsTransportDeps } from '../../src/net/dns-transport.js';
import { framed, type Reaction, startLabServer } from './lab-server.js';

const QUESTION = { name: domainName('city.example.lg.jp'), type: 'SOA' } as const;
const PLAIN: AskOptions = { recursionDesired: false, dnssecOk: false, overTcp: false };

const SETTINGS: DnsTransportDeps['settings'] = {
  timeoutMs: 250,
  retries: 2,
  openedSpecialUse: ['loopback'],
  ipv6: false,
  pace: { perServerQps: 0, registryIntervalMs: 0 },
};

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

async function ask(
  udp: Reaction,
  tcp?: Parameters<typeof startLabServer>[1],
  options: Partial<AskOptions> = {},
) {
  const server = await startLabServer(udp, tcp);
  stops.push(server.stop);
  const transport = createDnsTransport({
    settings: SETTINGS,
    now: () => new Date('2026-11-22T03:00:00Z'),
  });
  const signal = new AbortController().signal;
  const exchange = await transport.ask(server.at, QUESTION, { ...PLAIN, ...options }, signal);
  return { exchange, seen: server.seen, transport };
}

/** The query sent back as an empty authoritative reply, with changes. */
function reply(query: Buffer, change: { rcode?: number; tc?: boolean } = {}): Buffer {
  const out = Buffer.from(query);
  out[2] = 0x84 | (change.tc === true ? 2 : 0);
  out[3] = change.rcode ?? 0;
  return out;
}

function withoutOpt(query: Buffer): Buffer {
  const end = query.indexOf(0, 12) + 5;
  const out = Buffer.from(query.subarray(0, end));
  out.writeUInt16BE(0, 10);
  return out;
}

/** A bare header: what some servers send with an error. */
function withoutQuestion(query: Buffer, rcode: number): Buffer {
  const out = reply(query, { rcode }).subarray(0, 12);
  out.fill(0, 4);
  return out;
}

/** The name in lower case, as some servers and load balancers give it back. */
function lowered(message: Buffer): Buffer {
  const out = Buffer.from(message);
  for (let i = 12; i < out.indexOf(0, 12); i++) {
    const octet = out[i] as number;
    if (octet >= 0x41 && octet <= 0x5a) out[i] = octet + 0x20;
  }
  return out;
}

/** A reply that counts an answer it does not have. */
function broken(query: Buffer): Buffer {
  const out = reply(query);
  out.writeUInt16BE(40, 6);
  return out;
}

const rcodeOf = ({ reply }: DnsExchange) => Buffer.from(reply ?? '', 'base64').readUInt8(3) & 15;
const isTruncated = ({ reply }: DnsExchange) => (Buffer.from(reply ?? '', 'base64').readUInt8(2) & 2) === 2;
const hasOpt = (query: Buffer) => query.readUInt16BE(10) === 1;
const kinds = (exchange: DnsExchange) =>
  exchange.attempts.map((one) => `${one.transport} ${one.outcome.kind}`);

describe('one question over UDP', () => {
  it('takes the reply with the right id and question', async () => {
    const { exchange, seen } = await ask((query) => reply(query));
    expect(kinds(exchange)).toEqual(['udp reply']);
    expect(seen.udp).toBe(1);
    const message = decodeMessage(Buffer.from(exchange.reply ?? '', 'base64'));
    expect('kind' in message ? message : message.questions).toEqual([QUESTION]);
  });

  it('asks with random ids, random case and fresh ports, and with RD=0', async () => {
    const queries: Buffer[] = [];
    for (let i = 0; i < 12; i++) {
      await ask((query) => {
        queries.push(query);
        return reply(query);
      });
    }
    expect(new Set(queries.map((query) => query.readUInt16BE(0))).size).toBeGreaterThan(8);
    expect(new Set(queries.map((query) => query.subarray(12).toString('latin1'))).size).toBeGreaterThan(8);
    expect(queries.every((query) => (query.readUInt8(2) & 1) === 0)).toBe(true);
  });

  it.each([
    [
      'a wrong id',
      (query: Buffer) =>
        Buffer.concat([
          Buffer.from([query[0] as number, (query[1] as number) ^ 1]),
          reply(query).subarray(2),
        ]),
    ],
    [
      'a question of its own',
      (query: Buffer) =>
        reply(Buffer.concat([query.subarray(0, 12), Buffer.from('\x03cit\x00\x00\x06\x00\x01', 'latin1')])),
    ],
    ['a query instead of a reply', (query: Buffer) => query],
    ['a denial of nothing that was asked', (query: Buffer) => withoutQuestion(query, 3)],
    ['noise', () => Buffer.from('no DNS message at all')],
    ['nothing at all', () => Buffer.alloc(0)],
  ])('never accepts %s, and asks again where nobody can slip one in', async (_, forge) => {
    const { exchange } = await ask(
      (query) => Array.from({ length: 20 }, () => forge(query)),
      (socket, query) => socket.write(framed(reply(query, { rcode: 5 }))),
    );
    expect(kinds(exchange)).toEqual(['udp mismatched', 'tcp reply']);
  });

  it('asks a server that loses the case of the name once more in plain case', async () => {
    const { exchange } = await ask((query) => lowered(reply(query)));
    expect(exchange.reply).not.toBeNull();
    expect(exchange.attempts.at(-1)?.outcome.kind).toBe('reply');
    expect(exchange.attempts.every((one) => one.transport === 'udp')).toBe(true);
  });

  it.each([
    ['cuts replies off', (query: Buffer) => reply(query, { tc: true })],
    [
      'knows no EDNS',
      (query: Buffer) => (hasOpt(query) ? reply(withoutOpt(query), { rcode: 1 }) : reply(query)),
    ],
    ['fails on EDNS', (query: Buffer) => reply(query, { rcode: hasOpt(query) ? 2 : 0 })],
    ['is silent to EDNS', (query: Buffer) => (hasOpt(query) ? undefined : reply(query))],
  ])('gets the answer of a server that loses the case and %s', async (_, react) => {
    const { exchange } = await ask(
      (query) => {
        const out = react(query);
        return out && lowered(out);
      },
      (socket, query) => socket.write(framed(lowered(reply(query)))),
    );
    expect([rcodeOf(exchange), isTruncated(exchange)]).toEqual([0, false]);
  });

  it('ends as malformed where the reply cannot be read on any way', async () => {
    const { exchange } = await ask(broken, (socket, query) => socket.write(framed(broken(query))));
    expect(exchange.reply).toBeNull();
    expect(kinds(exchange)).toEqual(['udp malformed', 'tcp malformed', 'udp malformed']);
  });
});

describe('fallbacks', () => {
  it.each([
    ['FORMERR', 1],
    ['NOTIMP', 4],
  ])('asks without EDNS after %s', async (_, rcode) => {
    const { exchange } = await ask((query) =>
      hasOpt(query) ? reply(withoutOpt(query), { rcode }) : reply(query),
    );
    expect(exchange.attempts.map((one) => one.edns)).toEqual([true, false]);
    expect(exchange.reply).not.toBeNull();
  });

  it.each([
    ['no TCP', (socket: Socket) => socket.resetAndDestroy()],
    ['a broken reply there too', (socket: Socket, query: Buffer) => socket.write(framed(broken(query)))],
  ])('asks without EDNS after a reply that cannot be read, where TCP brings %s', async (_, tcp) => {
    const { exchange } = await ask(
      (query) => (hasOpt(query) ? broken(query) : reply(query)),
      (socket, query) => {
        tcp(socket, query);
      },
    );
    expect(exchange.reply).not.toBeNull();
    expect(exchange.attempts.at(-1)?.edns).toBe(false);
  });

  it('asks without EDNS where a stray reply led to TCP, and FORMERR came there', async () => {
    const { exchange } = await ask(
      () => Buffer.from('no DNS message at all'),
      (socket, query) =>
        socket.write(framed(hasOpt(query) ? reply(withoutOpt(query), { rcode: 1 }) : reply(query))),
    );
    expect(rcodeOf(exchange)).toBe(0);
  });

  it.each([
    ['FORMERR', 1],
    ['SERVFAIL', 2],
  ])('does not take %s to EDNS for the last word after a lost datagram', async (_, rcode) => {
    const { exchange } = await ask(
      (query, count) =>
        count === 1 ? undefined : hasOpt(query) ? reply(withoutOpt(query), { rcode }) : reply(query),
      undefined,
      { dnssecOk: true },
    );
    expect(rcodeOf(exchange)).toBe(0);
  });

  it('takes an error without the question', async () => {
    const { exchange } = await ask((query) => withoutQuestion(query, 5));
    expect(kinds(exchange)).toEqual(['udp reply']);
    expect(rcodeOf(exchange)).toBe(5);
  });

  it('asks without EDNS where EDNS meets silence', async () => {
    const { exchange } = await ask((query) => (hasOpt(query) ? undefined : reply(query)));
    expect(exchange.reply).not.toBeNull();
    expect(exchange.attempts.some((one) => !one.edns && one.outcome.kind === 'reply')).toBe(true);
  });

  it.each([
    [true, [true, true]],
    [false, [true, false]],
  ])('asks again after a lost datagram: with DO %s, EDNS was %j', async (dnssecOk, edns) => {
    const { exchange } = await ask((query, count) => (count === 1 ? undefined : reply(query)), undefined, {
      dnssecOk,
    });
    const answered = exchange.attempts.filter(({ outcome }) => outcome.kind === 'reply');
    expect([exchange.attempts[0], answered.at(-1)].map((one) => one?.edns)).toEqual(edns);
  });

  it('follows TC to TCP', async () => {
    const { exchange } = await ask(
      (query) => reply(query, { tc: true }),
      (socket, query) => socket.write(framed(reply(query))),
    );
    expect(kinds(exchange)).toEqual(['udp reply', 'tcp reply']);
  });

  it('asks again after SERVFAIL, and keeps the second word', async () => {
    const { exchange, seen } = await ask((query, count) => reply(query, { rcode: count === 1 ? 2 : 0 }));
    expect(seen.udp).toBe(2);
    expect(rcodeOf(exchange)).toBe(0);
  });

  it('keeps SERVFAIL where it stays', async () => {
    const { exchange } = await ask((query) => reply(query, { rcode: 2 }));
    expect(rcodeOf(exchange)).toBe(2);
  });
});

describe('silence', () => {
  it('is sure: asked again over UDP with and without EDNS, and over TCP', async () => {
    const { exchange, seen } = await ask(
      () => undefined,
      () => {},
    );
    expect(exchange.reply).toBeNull();
    expect(seen.udp).toBe(3);
    expect(seen.tcp).toBe(1);
    expect(exchange.attempts.filter((one) => one.transport === 'udp').map((one) => one.edns)).toEqual([
      true,
      false,
      true,
    ]);
    expect(exchange.attempts.every((one) => one.outcome.kind === 'timeout')).toBe(true);
  });

  it('is not silence where TCP answers', async () => {
    const { exchange } = await ask(
      () => undefined,
      (socket, query) => socket.write(framed(reply(query))),
    );
    expect(exchange.reply).not.toBeNull();
  });

  it('tells a refusal from silence', async () => {
    const { at, stop } = await startLabServer(() => undefined);
    await stop();
    const transport = createDnsTransport({
      settings: {
        timeoutMs: 80,
        retries: 1,
        openedSpecialUse: ['loopback'],
        ipv6: false,
        pace: { perServerQps: 0, registryIntervalMs: 0 },
      },
      now: () => new Date(),
    });
    const exchange = await transport.ask(at, QUESTION, PLAIN, new AbortController().signal);
    expect(new Set(kinds(exchange))).toEqual(new Set(['udp refused', 'tcp refused']));
  });
});

describe('over TCP', () => {
  it('never waits for a message that does not end', async () => {
    const { exchange } = await ask(
      () => undefined,
      (socket) => {
        socket.write(Buffer.from([0xff, 0xff, 0]));
        socket.end();
      },
      { overTcp: true },
    );
    expect(exchange.reply).toBeNull();
    expect(new Set(kinds(exchange))).toEqual(new Set(['tcp closed']));
  });

  it('keeps a FORMERR where the question without EDNS brings nothing', async () => {
    const { exchange } = await ask(
      () => undefined,
      (socket, query) => {
        if (hasOpt(query)) socket.write(framed(reply(withoutOpt(query), { rcode: 1 })));
        else socket.resetAndDestroy();
      },
      { overTcp: true },
    );
    expect(rcodeOf(exchange)).toBe(1);
  });

  it('reads a message that comes octet by octet', async () => {
    const { exchange } = await ask(
      () => undefined,
      async (socket, query) => {
        for (const octet of framed(reply(query))) {
          socket.write(Buffer.from([octet]));
          await new Promise((resolve) => setImmediate(resolve));
        }
      },
      { overTcp: true },
    );
    expect(kinds(exchange)).toEqual(['tcp reply']);
  });
});

describe('addresses that are never contacted', () => {
  it.each([
    '127.0.0.1',
    '10.0.0.53',
    '169.254.169.254',
    '192.0.2.1',
    '::1',
    '::ffff:127.0.0.1',
    '64:ff9b::7f00:1',
  ])('sends nothing to %s unless a lab opens it', async (address) => {
    const { at, seen, stop } = await startLabServer(
      () => undefined,
      () => {},
    );
    stops.push(stop);
    const transport = createDnsTransport({
      settings: {
        timeoutMs: 50,
        retries: 0,
        openedSpecialUse: [],
        ipv6: true,
        pace: { perServerQps: 0, registryIntervalMs: 0 },
      },
      now: () => new Date(),
    });
    const exchange = await transport.ask({ ...at, address }, QUESTION, PLAIN, new AbortController().signal);
    expect(kinds(exchange)).toEqual(['udp special-use']);
    expect(transport.sent()).toBe(0);
    expect(seen).toEqual({ udp: 0, tcp: 0 });
  });

  it('takes nothing for the last word when the audit is stopped before it', async () => {
    const stopping = new AbortController();
    const { at, stop } = await startLabServer((query, count) => {
      if (count > 1) stopping.abort();
      return count > 1 ? undefined : reply(query, { rcode: 2 });
    });
    stops.push(stop);
    const transport = createDnsTransport({ settings: SETTINGS, now: () => new Date() });
    const asked = transport.ask(at, QUESTION, PLAIN, stopping.signal);
    expect((await asked).reply).toBeNull();
  });

  it('ends at once when the audit is stopped', async () => {
    const { at, stop } = await startLabServer(() => undefined);
    stops.push(stop);
    const transport = createDnsTransport({
      settings: {
        timeoutMs: 60_000,
        retries: 2,
        openedSpecialUse: ['loopback'],
        ipv6: false,
        pace: { perServerQps: 0, registryIntervalMs: 0 },
      },
      now: () => new Date(),
    });
    const stopping = new AbortController();
    const asked = transport.ask(at, QUESTION, PLAIN, stopping.signal);
    stopping.abort();
    expect(kinds(await asked)).toEqual(['udp aborted']);
  });
});
