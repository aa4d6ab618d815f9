import http, { type RequestListener } from 'node:http';
import net from 'node:net';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { getJson, type JsonRequest } from '../../src/net/https.js';
import { closedPort, drip, listen } from './loopback.js';

/** Asks a lab's server by name; the name resolves to 127.0.0.1, which is opened. */
const get = (url: string, more: Partial<JsonRequest> = {}) =>
  getJson({
    url,
    accept: 'application/json',
    resolve: async () => ['127.0.0.1'],
    openedSpecialUse: ['loopback'],
    allowInsecure: true,
    ...more,
  });

async function serve(answer: RequestListener): Promise<string> {
  return `http://rdap.example:${await listen(http.createServer(answer))}`;
}

describe('getJson', () => {
  test('gives status and value, and asks for no encoding', async () => {
    let seen: http.IncomingHttpHeaders = {};
    const base = await serve((request, response) => {
      seen = request.headers;
      response.end('{"objectClassName":"domain"}');
    });
    expect(await get(`${base}/domain/example.com`)).toMatchObject({
      kind: 'reply',
      status: 200,
      body: { kind: 'json', value: { objectClassName: 'domain' } },
      retryAfterSeconds: null,
    });
    expect(seen).toMatchObject({ accept: 'application/json', 'accept-encoding': 'identity' });
    expect(seen.host).toMatch(/^rdap\.example:/);
  });

  test.each<readonly [string, RequestListener, object]>([
    [
      'an empty 404',
      (_, response) => response.writeHead(404).end(),
      { status: 404, body: { kind: 'empty' } },
    ],
    ['a web page', (_, response) => response.end('<html>'), { status: 200, body: { kind: 'not-json' } }],
    ['deep JSON', (_, response) => response.end('['.repeat(40)), { status: 200, body: { kind: 'not-json' } }],
    [
      'a limit with its time',
      (_, response) => response.writeHead(429, { 'retry-after': '30' }).end(),
      { status: 429, retryAfterSeconds: 30 },
    ],
    [
      '__proto__ in the answer',
      (_, response) => response.end('{"__proto__":{"status":["active"]}}'),
      { body: { kind: 'json', value: {} } },
    ],
  ])('%s is a reply', async (_name, answer, expected) => {
    expect(await get(await serve(answer))).toMatchObject({ kind: 'reply', ...expected });
  });

  test.each<readonly [string, RequestListener, Partial<JsonRequest>, string]>([
    [
      'a body of one octet now and then',
      (_, response) => drip(response.socket as net.Socket, `HTTP/1.1 200 OK\r\n\r\n${' '.repeat(999)}`, 5),
      { deadlineMs: 120 },
      'timeout',
    ],
    [
      'a body too large',
      (_, response) => response.end('"'.padEnd(5000, 'x')),
      { maxOctets: 4096 },
      'too-large',
    ],
    [
      'an encoded body',
      (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('{}')),
      {},
      'malformed',
    ],
    ['a reset', (_, response) => response.socket?.resetAndDestroy(), {}, 'unreachable'],
    [
      'a body shorter than announced',
      (_, response) => {
        response.writeHead(200, { 'content-length': '100' });
        response.write('{}', () => response.socket?.end());
      },
      {},
      'unreachable',
    ],
    ['a withdrawn question', () => undefined, { signal: AbortSignal.timeout(50) }, 'aborted'],
  ])('%s fails', async (_name, answer, more, failure) => {
    expect(await get(await serve(answer), more)).toMatchObject({ kind: 'failed', failure });
  });

  test('a resolver that does not come back is ended by the deadline', async () => {
    const outcome = await get('https://rdap.example/', {
      resolve: () => new Promise(() => {}),
      deadlineMs: 50,
    });
    expect(outcome).toMatchObject({ kind: 'failed', failure: 'timeout' });
  });

  test('a closed port and a host without address are unreachable', async () => {
    expect(await get(`http://127.0.0.1:${await closedPort()}/`)).toMatchObject({ failure: 'unreachable' });
    expect(await get('https://rdap.example/', { resolve: async () => [] })).toMatchObject({
      failure: 'unreachable',
    });
  });

  test('HTTPS is not spoken in the clear', async () => {
    const base = await serve((_, response) => response.end('{}'));
    expect(await get(base.replace('http:', 'https:'))).toMatchObject({ failure: 'unreachable' });
  });
});

describe('where getJson goes', () => {
  /** A canary: counts the connections that reach it. */
  async function canary(): Promise<{ port: number; connections: () => number }> {
    let count = 0;
    const port = await listen(net.createServer(() => count++));
    return { port, connections: () => count };
  }

  test.each<readonly [string, (port: number) => string, Partial<JsonRequest>]>([
    ['a name of a loopback address', (port) => `https://rdap.example:${port}/`, { openedSpecialUse: [] }],
    ['a loopback literal', (port) => `https://127.0.0.1:${port}/`, { openedSpecialUse: [] }],
    ['a loopback literal in disguise', (port) => `https://0x7f.1:${port}/`, { openedSpecialUse: [] }],
    ['a mapped loopback literal', (port) => `https://[::ffff:127.0.0.1]:${port}/`, { openedSpecialUse: [] }],
    ['plain HTTP outside a lab', (port) => `http://rdap.example:${port}/`, { allowInsecure: false }],
    [
      'plain HTTP to an ordinary address',
      (port) => `http://rdap.example:${port}/`,
      { resolve: async () => ['9.9.9.9'] },
    ],
    ['a file', () => 'file:///etc/hostname', {}],
    ['what is no URL', () => 'rdap.example', {}],
  ])('not to %s', async (_name, url, more) => {
    const { port, connections } = await canary();
    expect(await get(url(port), more)).toMatchObject({ kind: 'failed', failure: 'forbidden' });
    expect(connections()).toBe(0);
  });

  test.each([
    'http://169.254.169.254/latest/meta-data/',
    'https://127.0.0.1/',
    'https://other.example/domain/example.com',
    'http://rdap.example:1/',
    'file:///etc/passwd',
    'gopher://rdap.example/',
  ])('not by a redirect to %s', async (location) => {
    const base = await serve((_, response) => response.writeHead(302, { location }).end());
    expect(await get(base)).toMatchObject({ kind: 'failed', failure: 'forbidden' });
  });

  test('a redirect on the same host is followed, three times at most', async () => {
    const paths: string[] = [];
    const base = await serve((request, response) => {
      paths.push(request.url ?? '');
      const left = Number(request.url?.slice(1));
      if (left > 0) response.writeHead(301, { location: `/${left - 1}` }).end();
      else response.end('{}');
    });
    expect(await get(`${base}/3`)).toMatchObject({ kind: 'reply', status: 200, url: `${base}/0` });
    expect(paths).toEqual(['/3', '/2', '/1', '/0']);
    expect(await get(`${base}/4`)).toMatchObject({ kind: 'failed', failure: 'malformed' });
    expect(paths).toHaveLength(8);
  });

  test('a name that turns to another address between redirects is checked again', async () => {
    const answers = [['127.0.0.1'], ['169.254.169.254']];
    const base = await serve((_, response) => response.writeHead(302, { location: '/again' }).end());
    const outcome = await get(base, { resolve: async () => answers.shift() ?? [] });
    expect(outcome).toMatchObject({ kind: 'failed', failure: 'forbidden' });
    expect(answers).toEqual([]);
  });

  test('the name is resolved once a request, and only checked addresses are used', async () => {
    let resolved = 0;
    const base = await serve((_, response) => response.end('{}'));
    const outcome = await get(base, {
      resolve: async () => {
        resolved++;
        return ['169.254.169.254', '127.0.0.1'];
      },
    });
    expect(outcome).toMatchObject({ kind: 'reply', status: 200 });
    expect(resolved).toBe(1);
  });
});
