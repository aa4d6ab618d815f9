import { setMaxListeners } from 'node:events';
import { isIPv4, isIPv6 } from 'node:net';
import { createHostLookup } from '../../collect/registry-hosts.js';
import { createResolver } from '../../collect/resolver.js';
import { rootCut } from '../../collect/root-cut.js';
import { createKnowledge, createScope } from '../../collect/scope.js';
import { type DomainName, domainName, ROOT } from '../../dns/name.js';
import { mayContact } from '../../dns/special-use.js';
import type { AskOptions, DnsExchange } from '../../model/exchange.js';
import type { HostPort, NetworkSettings } from '../../model/settings.js';
import { connectOnly } from '../../net/connect-only.js';
import { createDnsTransport } from '../../net/dns-transport.js';
import { getJson } from '../../net/https.js';
import { createRandomOctets } from '../../net/random-octets.js';

/** What was seen of the network, without a verdict. Instants are ISO, by our own clock where nothing else is said. */
export type NetworkLook = {
  readonly startedAt: string;
  readonly root: readonly RootServerLook[];
  /** Null where IPv6 is switched off or the root hints have none. */
  readonly rootOverIpv6: readonly DnsExchange[] | null;
  readonly whois: Reach;
  readonly web: WebReach;
};

/** The questions to one root server, over IPv4 where it has an address of it. */
export type RootServerLook = {
  readonly host: DomainName;
  readonly soa: DnsExchange;
  readonly nsOverTcp: DnsExchange;
  /** A name of somebody else's zone: a root server only refers. */
  readonly delegated: DnsExchange;
  /** A name below no top-level domain there is. */
  readonly missing: DnsExchange;
};

/**
 * `target` is what was to be reached, as `host:port` or a URL. `no-address`: its host could not be resolved. `detail` comes
 * from the system or from the reply.
 */
type Reach = {
  readonly target: string;
  readonly outcome:
    | { readonly kind: 'reached' }
    | { readonly kind: 'no-address' }
    | { readonly kind: 'failed'; readonly detail: string };
};

/** `strange`: somebody answered, but not what is kept there. `serverTime` is the server's clock when the reply came, at `at`. */
type WebReach = {
  readonly target: string;
  readonly outcome: Reach['outcome'] | { readonly kind: 'strange'; readonly detail: string };
  readonly serverTime: string | null;
  readonly at: string;
};

/** Root servers asked: one may be down, three are not. */
const ROOT_SERVERS = 3;

/** Root servers asked over IPv6, with one question each. */
const ROOT_SERVERS_IPV6 = 2;

/** Milliseconds until a connection to port 43 stands. */
const CONNECT_MS = 3_000;

export type LookDeps = {
  readonly settings: NetworkSettings;
  readonly now: () => Date;
  readonly signal: AbortSignal;
};

/** Looks around: a dozen questions to root servers, one connection to JPRS's WHOIS server, one document over HTTPS. */
export async function lookAtNetwork({ settings, now, signal }: LookDeps): Promise<NetworkLook> {
  const startedAt = now().toISOString();
  // Every question under way listens for the end: many listeners are no leak here.
  setMaxListeners(0, signal);
  const transport = createDnsTransport({ settings, now });
  const ask = (address: string, name: DomainName, type: 'SOA' | 'NS' | 'A', some: Partial<AskOptions> = {}) =>
    transport.ask(
      { address, port: settings.dnsPort },
      { name, type },
      { recursionDesired: false, dnssecOk: false, overTcp: false, ...some },
      signal,
    );
  const missing = missingName();
  const root = settings.rootHints
    .flatMap(({ host, addresses }) => {
      const address = addresses.find(isIPv4) ?? addresses[0];
      return address === undefined ? [] : [{ host, address }];
    })
    .slice(0, ROOT_SERVERS)
    .map(async ({ host, address }): Promise<RootServerLook> => {
      const [soa, nsOverTcp, delegated, nothing] = await Promise.all([
        ask(address, ROOT, 'SOA', { dnssecOk: true }),
        ask(address, ROOT, 'NS', { overTcp: true }),
        ask(address, JP, 'SOA'),
        ask(address, missing, 'A'),
      ]);
      return { host, soa, nsOverTcp, delegated, missing: nothing };
    });
  const ipv6Addresses = settings.ipv6
    ? settings.rootHints.flatMap((one) => one.addresses.filter(isIPv6))
    : [];
  const ipv6 = ipv6Addresses.slice(0, ROOT_SERVERS_IPV6).map((address) => ask(address, ROOT, 'SOA'));

  const shared = createKnowledge();
  shared.cuts.set(ROOT, rootCut(settings.rootHints));
  const resolve = createHostLookup(
    createResolver({ dnsPort: settings.dnsPort, ipv6: settings.ipv6 }),
    (until) => createScope(transport, shared, ROOT, AbortSignal.any([signal, until])),
  );
  const [rootLooks, ipv6Looks, whois, web] = await Promise.all([
    Promise.all(root),
    Promise.all(ipv6),
    reachWhois(settings, resolve, signal),
    reachWeb(settings, resolve, now, signal),
  ]);
  return {
    startedAt,
    root: rootLooks,
    rootOverIpv6: ipv6Addresses.length === 0 ? null : ipv6Looks,
    whois,
    web,
  };
}

const JP = domainName('jp');

/** A name that says whose question it is, in case a root server's operator wonders. */
function missingName(): DomainName {
  return domainName(`lgaudit-doctor-${Buffer.from(createRandomOctets()(6)).toString('hex')}`);
}

type Resolve = (host: string) => Promise<readonly string[]>;

/** No question: a connection shows that the port is open, and costs the registry nothing. */
async function reachWhois(settings: NetworkSettings, resolve: Resolve, signal: AbortSignal): Promise<Reach> {
  const { host, port } = settings.whois.jp as HostPort;
  const target = `${host}:${port}`;
  const found = isIPv4(host) || isIPv6(host) ? [host] : await resolve(host);
  const usable = found
    .filter((address) => settings.ipv6 || isIPv4(address))
    .filter((address) => mayContact(address, settings.openedSpecialUse))
    .sort((a, b) => Number(isIPv6(a)) - Number(isIPv6(b)));
  const [address] = usable;
  if (address === undefined) {
    return found[0] === undefined
      ? { target, outcome: { kind: 'no-address' } }
      : { target, outcome: { kind: 'failed', detail: `never contacted: ${found[0]}` } };
  }
  const outcome = await connectOnly(address, port, CONNECT_MS, signal);
  return { target, outcome: outcome.kind === 'connected' ? { kind: 'reached' } : outcome };
}

async function reachWeb(
  settings: NetworkSettings,
  resolve: Resolve,
  now: () => Date,
  signal: AbortSignal,
): Promise<WebReach> {
  const { rdapBootstrap: source } = settings;
  // A registry named in a file is asked for its help page (RFC 9082 section 3.1.6): any answer of its own will do.
  const base = source.kind === 'url' ? undefined : source.services.flatMap(({ urls }) => urls)[0];
  const url =
    source.kind === 'url' ? source.url : base === undefined ? undefined : new URL('help', base).href;
  if (url === undefined) {
    const outcome = { kind: 'failed', detail: 'the bootstrap file names no service' } as const;
    return { target: 'RDAP', outcome, serverTime: null, at: now().toISOString() };
  }
  let isResolved = true;
  const reply = await getJson({
    url,
    accept: 'application/rdap+json, application/json;q=0.9',
    resolve: async (host) => {
      const found = await resolve(host);
      isResolved = found.length > 0;
      return found.filter((address) => settings.ipv6 || isIPv4(address));
    },
    openedSpecialUse: settings.openedSpecialUse,
    allowInsecure: settings.allowInsecureRdap,
    deadlineMs: settings.registryTimeoutMs,
    signal,
  });
  const at = now().toISOString();
  if (reply.kind === 'failed') {
    const outcome = isResolved
      ? ({ kind: 'failed', detail: reply.detail } as const)
      : ({ kind: 'no-address' } as const);
    return { target: url, outcome, serverTime: null, at };
  }
  const isJson = reply.body.kind === 'json';
  const isRight =
    source.kind === 'url' ? reply.status === 200 && isJson : isJson || reply.body.kind === 'empty';
  const outcome = isRight
    ? ({ kind: 'reached' } as const)
    : ({ kind: 'strange', detail: `status ${reply.status}, ${isJson ? 'JSON' : 'no JSON'}` } as const);
  return { target: url, outcome, serverTime: reply.serverTime, at };
}
