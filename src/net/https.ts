import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { mayContact, type SpecialUseClass, specialUseClass } from '../dns/special-use.js';
import { type ParsedJson, parseForeignJson } from './parse-json.js';
import { readRetryAfter } from './retry-after.js';
import { readServerTime } from './server-time.js';

/** Resolving, connecting, redirects and the whole body together, milliseconds. Absolute. */
const HTTPS_DEADLINE_MS = 15_000;
/** Octets of a body. RDAP answers are under 40 KB, IANA's bootstrap 71 KB (2026-03). */
const HTTPS_MAX_OCTETS = 1024 * 1024;
/** Redirects followed. RDAP needs one at most. */
const HTTPS_MAX_REDIRECTS = 3;
/** Nesting of JSON. RDAP answers nest about twelve deep (entities in entities, jCard). */
const JSON_MAX_DEPTH = 32;

export type JsonRequest = {
  readonly url: string;
  readonly accept: string;
  /** The addresses of a host, found by the caller's own resolver. Every one is checked before it is used. */
  readonly resolve: (host: string) => Promise<readonly string[]>;
  readonly openedSpecialUse: readonly SpecialUseClass[];
  /** Plain HTTP, and then only to opened special-use addresses: a lab. */
  readonly allowInsecure: boolean;
  readonly deadlineMs?: number;
  readonly maxOctets?: number;
  readonly signal?: AbortSignal;
};

export type JsonFailure = 'timeout' | 'unreachable' | 'too-large' | 'malformed' | 'forbidden' | 'aborted';

/**
 * `reply`: any final status, with its body as JSON, as nothing, or as text that is not JSON (`detail` says why).
 * `retryAfterSeconds` as the server asks with 429 or 503; `serverTime` is its clock, an ISO instant. `forbidden`: an address or URL that we do not contact.
 */
export type JsonOutcome =
  | {
      readonly kind: 'reply';
      readonly url: string;
      readonly status: number;
      readonly text: string;
      readonly body: ParsedJson | { readonly kind: 'empty' };
      readonly retryAfterSeconds: number | null;
      readonly serverTime: string | null;
    }
  | { readonly kind: 'failed'; readonly failure: JsonFailure; readonly detail: string };

/**
 * Gets a JSON document. A redirect may change the path, or plain HTTP into HTTPS, but never leaves the host and port
 * that were asked: the bootstrap names who speaks for a registry, and a server may not hand that on to another.
 * Source: RFC 7480; RFC 9110 sections 10.2.3 and 15.4.
 */
export async function getJson(request: JsonRequest): Promise<JsonOutcome> {
  const { deadlineMs = HTTPS_DEADLINE_MS, signal } = request;
  const stop = new AbortController();
  const failure = new Promise<JsonOutcome>((resolve) => {
    stop.signal.addEventListener('abort', () => resolve(stop.signal.reason as JsonOutcome));
  });
  const deadline = setTimeout(
    () => stop.abort(failed('timeout', `no whole answer in ${deadlineMs} ms`)),
    deadlineMs,
  );
  const withdraw = () => stop.abort(failed('aborted', 'the question was withdrawn'));
  if (signal?.aborted) withdraw();
  signal?.addEventListener('abort', withdraw);
  try {
    return await Promise.race([failure, followRedirects(request, stop.signal)]);
  } finally {
    clearTimeout(deadline);
    signal?.removeEventListener('abort', withdraw);
  }
}

async function followRedirects(request: JsonRequest, stop: AbortSignal): Promise<JsonOutcome> {
  let url = parseUrl(request.url);
  if (url === undefined) return failed('forbidden', 'not a URL');
  for (let redirects = 0; ; redirects++) {
    const step = await getOnce(url, request, stop);
    if (step.kind !== 'redirect') return step;
    const next = parseUrl(step.location, url);
    if (next === undefined) return failed('malformed', 'a redirect to what is not a URL');
    if (redirects === HTTPS_MAX_REDIRECTS)
      return failed('malformed', `more than ${HTTPS_MAX_REDIRECTS} redirects`);
    if (next.host !== url.host)
      return failed('forbidden', `a redirect from ${url.host} to ${next.protocol}//${next.host}`);
    url = next;
  }
}

type Step = JsonOutcome | { readonly kind: 'redirect'; readonly location: string };

async function getOnce(url: URL, request: JsonRequest, stop: AbortSignal): Promise<Step> {
  const insecure = url.protocol === 'http:';
  if (url.protocol !== 'https:' && !(insecure && request.allowInsecure)) {
    return failed('forbidden', `the scheme ${url.protocol}`);
  }
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const found = isIP(host) === 0 ? await request.resolve(host) : [host];
  const usable = found.filter(
    (address) =>
      mayContact(address, request.openedSpecialUse) && (!insecure || specialUseClass(address) !== undefined),
  );
  if (found.length === 0) return failed('unreachable', `${host} has no address`);
  if (usable.length === 0) return failed('forbidden', `${host} has the address ${found[0]}`);
  if (stop.aborted) return stop.reason as JsonOutcome;
  return exchange(url, usable, request, stop);
}

function exchange(
  url: URL,
  addresses: readonly string[],
  request: JsonRequest,
  stop: AbortSignal,
): Promise<Step> {
  const maxOctets = request.maxOctets ?? HTTPS_MAX_OCTETS;
  return new Promise((resolve) => {
    const client = (url.protocol === 'http:' ? http : https).request(url, {
      // No shared connections: the checked address below is the one that is used, each time.
      agent: false,
      lookup: pinned(addresses),
      headers: { accept: request.accept, 'accept-encoding': 'identity', 'user-agent': 'lgaudit' },
      signal: stop,
    });
    const settle = (step: Step) => {
      resolve(step);
      client.destroy();
    };
    client.on('error', (error) => settle(failed('unreachable', error.message)));
    client.on('response', (response) => {
      const location = response.headers.location;
      if (isRedirect(response) && location !== undefined) return settle({ kind: 'redirect', location });
      const encoding = response.headers['content-encoding'] ?? 'identity';
      if (encoding.toLowerCase() !== 'identity')
        return settle(failed('malformed', `the body is encoded (${encoding})`));
      const chunks: Buffer[] = [];
      let received = 0;
      response.on('data', (chunk: Buffer) => {
        received += chunk.length;
        chunks.push(chunk);
        if (received > maxOctets) settle(failed('too-large', `more than ${maxOctets} octets`));
      });
      response.on('error', (error) => settle(failed('unreachable', error.message)));
      response.on('end', () =>
        settle(readReply(url, response, new TextDecoder().decode(Buffer.concat(chunks)))),
      );
    });
    client.end();
  });
}

/** Answers every look-up of the HTTP client with the addresses that were checked, so that none is looked up again. */
function pinned(addresses: readonly string[]): LookupFunction {
  const all = addresses.map((address) => ({ address, family: isIP(address) }));
  return (_host, options, callback) => {
    const first = all[0];
    if (options.all === true) callback(null, all);
    else if (first !== undefined) callback(null, first.address, first.family);
  };
}

function readReply(url: URL, response: IncomingMessage, text: string): JsonOutcome {
  return {
    kind: 'reply',
    url: url.href,
    status: response.statusCode ?? 0,
    text,
    body: text.trim() === '' ? { kind: 'empty' } : parseForeignJson(text, JSON_MAX_DEPTH),
    retryAfterSeconds: readRetryAfter(response.headers),
    serverTime: readServerTime(response.headers),
  };
}

function isRedirect(response: IncomingMessage): boolean {
  return [301, 302, 303, 307, 308].includes(response.statusCode ?? 0);
}

function parseUrl(text: string, base?: URL): URL | undefined {
  return URL.canParse(text, base?.href) ? new URL(text, base?.href) : undefined;
}

function failed(failure: JsonFailure, detail: string): JsonOutcome {
  return { kind: 'failed', failure, detail };
}
