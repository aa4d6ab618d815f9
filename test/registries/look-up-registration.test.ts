import http, { type RequestListener } from 'node:http';
import net, { type Socket } from 'node:net';
import { describe, expect, test } from 'vitest';
import { domainName } from '../../src/dns/name.js';
import type { NetworkSettings } from '../../src/model/settings.js';
import { createRegistryClient, type RegistryClientDeps } from '../../src/registries/look-up-registration.js';
import { ANSWERS_WORTH_A_REST, FIRST_REST_MS } from '../../src/registries/registry-gate.js';
import { closedPort, listen } from '../net/loopback.js';

const never = new AbortController().signal;

const ACTIVE = [
  'Domain Information:',
  '[Domain Name]                   EXAMPLE.JP',
  '[Name Server]                   ns1.example.jp',
  '[Status]                        Active',
  '[Last Updated]                  2026/06/01 01:05:07 (JST)',
].join('\r\n');

function settings(change: Partial<NetworkSettings> = {}): NetworkSettings {
  return {
    rootHints: [],
    dnsPort: 53,
    ipv6: true,
    openedSpecialUse: ['loopback'],
    timeoutMs: 1000,
    registryTimeoutMs: 15_000,
    retries: 0,
    whois: {},
    rdapBootstrap: { kind: 'services', services: [] },
    allowInsecureRdap: true,
    pace: { perServerQps: 0, registryIntervalMs: 0 },
    nameTimeoutMs: 60_000,
    offline: false,
    ...change,
  };
}

/** A client in a world where every host is at 127.0.0.1 and the clock stands still but for waits. */
function client(change: Partial<NetworkSettings>, deps: Partial<RegistryClientDeps> = {}) {
  let now = Date.parse('2026-09-01T00:00:00Z');
  const waits: number[] = [];
  const registries = createRegistryClient({
    settings: settings(change),
    resolveHost: async () => ['127.0.0.1'],
    now: () => new Date(now),
    wait: async (milliseconds) => {
      waits.push(milliseconds);
      now += milliseconds;
    },
    ...deps,
  });
  return {
    ...registries,
    lookUp: (name: string, signal = never) => registries.lookUp(domainName(name), signal),
    waits,
    advance: (milliseconds: number) => {
      now += milliseconds;
    },
  };
}

/** A WHOIS server that gives its answers in turn, the last one for ever, and keeps the queries. */
async function whoisServer(...answers: readonly (string | ((socket: Socket) => void))[]) {
  const queries: string[] = [];
  const port = await listen(
    net.createServer((socket) => {
      socket.once('data', (chunk) => {
        queries.push(chunk.toString().trim());
        const answer = answers[Math.min(queries.length, answers.length) - 1] ?? '';
        if (typeof answer === 'string') socket.end(answer);
        else answer(socket);
      });
    }),
  );
  return { server: { host: '127.0.0.1', port }, queries };
}

async function rdapServer(answer: RequestListener) {
  const paths: string[] = [];
  const port = await listen(
    http.createServer((request, response) => {
      paths.push(request.url ?? '');
      answer(request, response);
    }),
  );
  return { base: `http://rdap.example:${port}`, paths };
}

const reset = (socket: Socket) => void socket.resetAndDestroy();

describe('.jp', () => {
  test('is asked of JPRS, in English, even where the bootstrap has it', async () => {
    const { server, queries } = await whoisServer(ACTIVE);
    const services = [{ tlds: ['jp'], urls: ['http://rdap.example:1/'] }];
    const { lookUp, counts } = client({
      whois: { jp: server },
      rdapBootstrap: { kind: 'services', services },
    });
    expect(await lookUp('example.jp')).toMatchObject({
      kind: 'answer',
      protocol: 'whois',
      source: '127.0.0.1',
      at: '2026-09-01T00:00:00.000Z',
      observed: '[Status] Active',
      registration: { state: 'active', rules: 'jp-general', nameServers: ['ns1.example.jp'] },
      raw: ACTIVE.replaceAll('\r', ''),
    });
    expect(queries).toEqual(['example.jp/e']);
    expect(counts()).toEqual({ whois: 1, rdap: 0 });
  });

  test('is asked of whois.jprs.jp where nothing else is configured', async () => {
    const asked: unknown[] = [];
    const { lookUp } = client(
      { openedSpecialUse: [] },
      {
        resolveHost: async (host) => {
          asked.push(host);
          return ['2620:fe::fe', '9.9.9.9'];
        },
        askWhois: async ({ address, port, query }) => {
          asked.push([address, port, query]);
          return { kind: 'reply', octets: Buffer.from('No match!!\n') };
        },
      },
    );
    expect(await lookUp('city.example.lg.jp')).toMatchObject({
      source: 'whois.jprs.jp',
      registration: { state: 'unregistered', rules: 'jp-organizational' },
    });
    expect(asked).toEqual(['whois.jprs.jp', ['9.9.9.9', 43, 'city.example.lg.jp/e']]);
  });
});

describe('one question a domain', () => {
  test('is shared by all who ask, failures too', async () => {
    const { server, queries } = await whoisServer('No match!!', '<html>');
    const { lookUp, counts } = client({ whois: { jp: server } });
    const [first, second] = await Promise.all([lookUp('a.jp'), lookUp('a.jp')]);
    expect(first).toMatchObject({ registration: { state: 'unregistered' } });
    expect(second).toEqual(first);
    const failed = await lookUp('b.jp');
    expect(failed).toMatchObject({
      kind: 'unknown',
      reason: 'malformed',
      source: '127.0.0.1',
      raw: '<html>',
    });
    expect(await lookUp('b.jp')).toEqual(failed);
    expect(queries).toEqual(['a.jp/e', 'b.jp/e']);
    expect(counts().whois).toBe(2);
  });

  test('a caller whose time runs out learns that, and the others get the answer', async () => {
    let answer: () => void = () => undefined;
    const { server } = await whoisServer((socket) => {
      answer = () => socket.end('No match!!');
      impatient.abort();
    });
    const impatient = new AbortController();
    const { lookUp } = client({ whois: { jp: server } });
    const [left, stayed] = [lookUp('a.jp', impatient.signal), lookUp('a.jp')];
    expect(await left).toMatchObject({ kind: 'unknown', reason: 'not-asked' });
    answer();
    expect(await stayed).toMatchObject({ registration: { state: 'unregistered' } });
  });
});

describe('a second try', () => {
  test.each<readonly [string, string | ((socket: Socket) => void)]>([
    ['a reset', reset],
    ['an empty answer', ''],
    ['a banner alone', '[ JPRS database provides information ]\r\n'],
  ])('follows %s, after the interval', async (_name, first) => {
    const { server, queries } = await whoisServer(first, 'No match!!');
    const { lookUp, waits } = client({
      whois: { jp: server },
      pace: { perServerQps: 0, registryIntervalMs: 3000 },
    });
    expect(await lookUp('a.jp')).toMatchObject({ registration: { state: 'unregistered' } });
    expect(queries).toHaveLength(2);
    expect(waits).toEqual([3000]);
  });

  test('is the last', async () => {
    const { server, queries } = await whoisServer(reset);
    expect(await client({ whois: { jp: server } }).lookUp('a.jp')).toMatchObject({ reason: 'unreachable' });
    expect(queries).toHaveLength(2);
  });

  test('goes to the next address', async () => {
    const addresses: string[] = [];
    const { lookUp } = client(
      { openedSpecialUse: [] },
      {
        resolveHost: async () => ['9.9.9.9', '149.112.112.112'],
        askWhois: async ({ address }) => {
          addresses.push(address);
          return { kind: 'failed', failure: 'unreachable', detail: '' };
        },
      },
    );
    await lookUp('a.jp');
    expect(addresses).toEqual(['9.9.9.9', '149.112.112.112']);
  });

  test.each(['timeout', 'too-large'] as const)('does not follow %s', async (failure) => {
    const { lookUp, counts } = client(
      {},
      { askWhois: async () => ({ kind: 'failed', failure, detail: '' }) },
    );
    expect(await lookUp('a.jp')).toMatchObject({ kind: 'unknown', reason: failure });
    expect(counts().whois).toBe(1);
  });
});

describe('pace and rest', () => {
  test('others are asked three times as often as JPRS', async () => {
    const jp = await whoisServer('No match!!');
    const io = await whoisServer('NOT FOUND');
    const { lookUp, waits } = client({
      whois: { jp: jp.server, io: io.server },
      pace: { perServerQps: 0, registryIntervalMs: 3000 },
    });
    await lookUp('a.jp');
    await lookUp('b.jp');
    await lookUp('a.io');
    await lookUp('b.io');
    expect(waits).toEqual([3000, 1000]);
  });

  test('after a limit nobody is asked for a while; a name met then may be asked later', async () => {
    const { server, queries } = await whoisServer('You have exceeded your quota of queries.', 'No match!!');
    const { lookUp, advance, counts } = client({ whois: { jp: server } });
    const limited = await lookUp('a.jp');
    expect(limited).toMatchObject({
      reason: 'rate-limited',
      detail: 'You have exceeded your quota of queries.',
    });
    const resting = await lookUp('b.jp');
    expect(resting).toMatchObject({ kind: 'unknown', reason: 'rate-limited', raw: '' });
    expect(resting.kind === 'unknown' && resting.detail).toMatch(/^not asked: .*00:01:00/);
    advance(60_000);
    expect(await lookUp('b.jp')).toMatchObject({ registration: { state: 'unregistered' } });
    // What was really asked stays asked.
    expect(await lookUp('a.jp')).toEqual(limited);
    expect(queries).toEqual(['a.jp/e', 'b.jp/e']);
    expect(counts().whois).toBe(2);
  });
});

test('a registry that had been answering for a while is waited for, and its limit costs no name', async () => {
  const before = Array.from({ length: ANSWERS_WORTH_A_REST }, () => 'No match!!');
  const { server, queries } = await whoisServer(...before, 'WHOIS LIMIT EXCEEDED', 'No match!!');
  const { lookUp, waits } = client({ whois: { jp: server } });
  const names = Array.from({ length: ANSWERS_WORTH_A_REST + 2 }, (_, i) => `a${i}.jp`);
  for (const name of names) expect(await lookUp(name)).toMatchObject({ kind: 'answer' });
  expect(waits).toContain(FIRST_REST_MS);
  expect(queries).toHaveLength(names.length + 1);
});

describe('RDAP', () => {
  const error404 = '{"errorCode":404,"title":"Not Found"}';

  test('is asked where the bootstrap has the TLD', async () => {
    const { base, paths } = await rdapServer((_, response) => response.writeHead(404).end(error404));
    const services = [{ tlds: ['com'], urls: [`${base}/v1`] }];
    const { lookUp, counts } = client({ rdapBootstrap: { kind: 'services', services } });
    expect(await lookUp('example.com')).toMatchObject({
      kind: 'answer',
      protocol: 'rdap',
      source: 'rdap.example',
      observed: '404 Not Found',
      registration: { state: 'unregistered', rules: 'gtld' },
    });
    expect(paths).toEqual(['/v1/domain/example.com']);
    expect(counts()).toEqual({ whois: 0, rdap: 1 });
  });

  test('rests as long as it is asked to', async () => {
    const { base, paths } = await rdapServer((_, response) =>
      response.writeHead(429, { 'retry-after': '120' }).end(),
    );
    const services = [{ tlds: ['com'], urls: [base] }];
    const { lookUp, advance } = client({ rdapBootstrap: { kind: 'services', services } });
    expect(await lookUp('a.com')).toMatchObject({ reason: 'rate-limited' });
    advance(119_000);
    expect(await lookUp('b.com')).toMatchObject({ reason: 'rate-limited' });
    expect(paths).toHaveLength(1);
    advance(1000);
    await lookUp('b.com');
    expect(paths).toHaveLength(2);
  });

  test('the bootstrap is fetched once a run, where it is needed first', async () => {
    let answers = 0;
    const { base, paths } = await rdapServer((request, response) => {
      if (request.url !== '/dns.json') return response.writeHead(404).end(error404);
      answers++;
      return response.end(JSON.stringify({ services: [[['com', 'net'], [`${base}/`]]] }));
    });
    const jp = await whoisServer('No match!!');
    const { lookUp } = client({
      rdapBootstrap: { kind: 'url', url: `${base}/dns.json` },
      whois: { jp: jp.server },
    });
    await lookUp('a.jp');
    expect(answers).toBe(0);
    await Promise.all(['a.com', 'b.net'].map((name) => lookUp(name)));
    expect(answers).toBe(1);
    expect(paths.filter((path) => path !== '/dns.json').sort()).toEqual(['/domain/a.com', '/domain/b.net']);
  });

  test('without a bootstrap the WHOIS table is left, and for others the reason', async () => {
    const io = await whoisServer('NOT FOUND');
    const { lookUp, counts } = client({
      rdapBootstrap: { kind: 'url', url: `http://127.0.0.1:${await closedPort()}/dns.json` },
      whois: { io: io.server },
    });
    expect(await lookUp('a.io')).toMatchObject({
      protocol: 'whois',
      registration: { state: 'unregistered', rules: 'other' },
    });
    expect(await lookUp('a.com')).toMatchObject({
      kind: 'unknown',
      protocol: null,
      source: null,
      reason: 'unreachable',
    });
    expect(counts()).toEqual({ whois: 1, rdap: 0 });
  });

  test('a service at a special-use address is not contacted', async () => {
    const { base, paths } = await rdapServer((_, response) => response.end('{}'));
    const services = [{ tlds: ['com'], urls: [base.replace('http', 'https')] }];
    const { lookUp, counts } = client({
      openedSpecialUse: [],
      rdapBootstrap: { kind: 'services', services },
    });
    expect(await lookUp('a.com')).toMatchObject({ kind: 'unknown', reason: 'unreachable' });
    expect(paths).toEqual([]);
    expect(counts().rdap).toBe(0);
  });
});

describe('nobody is asked', () => {
  test('offline', async () => {
    const { server, queries } = await whoisServer('No match!!');
    const { lookUp } = client({ offline: true, whois: { jp: server } });
    expect(await lookUp('a.jp')).toEqual({
      kind: 'unknown',
      protocol: null,
      source: null,
      at: '2026-09-01T00:00:00.000Z',
      reason: 'not-asked',
      detail: 'offline',
      raw: '',
    });
    expect(queries).toEqual([]);
  });

  test.each<readonly [string, Partial<NetworkSettings>]>([
    ['at an address that is not opened', { openedSpecialUse: [] }],
    ['at an address of a family we do not use', { openedSpecialUse: ['loopback'], ipv6: false }],
  ])('%s', async (_name, change) => {
    const host = change.ipv6 === false ? '::1' : '127.0.0.1';
    const { lookUp, counts } = client({ whois: { jp: { host, port: 43 } }, ...change });
    expect(await lookUp('a.jp')).toMatchObject({ kind: 'unknown', reason: 'unreachable', source: host });
    expect(counts().whois).toBe(0);
  });

  test.each(['example.test', 'jp', 'com', '.', 'a\\032b.jp', 'a\\.b.jp', 'example.constructor'])(
    'about %s',
    async (name) => {
      const { lookUp, counts } = client({}, { askWhois: () => Promise.reject(new Error('asked')) });
      expect(await lookUp(name)).toMatchObject({ kind: 'unknown', reason: 'no-service', protocol: null });
      expect(counts()).toEqual({ whois: 0, rdap: 0 });
    },
  );
});

test('raw text is cleaned and capped', async () => {
  const { server } = await whoisServer(`No match!!\r\n\u001b[31m\u202e\r\n${'x\r\n'.repeat(1000)}`);
  const lookup = await client({ whois: { jp: server } }).lookUp('a.jp');
  expect(lookup.raw.split('\n')).toHaveLength(200);
  expect(lookup.raw).not.toMatch(/[\p{Cf}]|\r/u);
});
