import type { Question } from '../dns/message.js';
import { type DomainName, isAtOrBelow, parentOf, ROOT } from '../dns/name.js';
import type { Glue } from '../dns/response-kind.js';
import type { AddressLookup, LimitHit } from '../model/evidence.js';
import {
  type AskOptions,
  type DnsExchange,
  type Endpoint,
  type ExchangeKey,
  exchangeKey,
} from '../model/exchange.js';
import type { DnsTransport } from '../net/dns-transport.js';

export { replyOf } from '../model/reply.js';

/** A zone as its parent delegates it, and the referral that said so. */
export type Cut = {
  readonly zone: DomainName;
  readonly parent: DomainName | null;
  readonly nameServers: readonly DomainName[];
  readonly glue: readonly Glue[];
  readonly referral: DnsExchange | null;
};

/** One family of a host's addresses, with the exchanges that decided it. */
export type Lookup = {
  readonly outcome: AddressLookup['outcome'];
  readonly aliases: readonly DomainName[];
  readonly exchanges: readonly DnsExchange[];
};

/** A host resolved; `zone` is the deepest zone found that encloses it. */
export type HostResolution = {
  readonly host: DomainName;
  readonly zone: DomainName;
  readonly a: Lookup;
  readonly aaaa: Lookup;
};

export type Knowledge = {
  readonly cuts: Map<DomainName, Cut>;
  readonly hosts: Map<DomainName, HostResolution>;
  /** Names of registries that are no zones of their own. */
  readonly uncut: Set<DomainName>;
};

export function createKnowledge(): Knowledge {
  return { cuts: new Map(), hosts: new Map(), uncut: new Set() };
}

/**
 * What belongs to the audit of one name: its deadline, its questions, and what it learnt. What it learns about its own
 * zones stays here and is let go with it; what it learns about zones of others is shared with the run.
 */
export type Scope = {
  readonly own: Knowledge;
  readonly shared: Knowledge;
  /** At or below this name everything is the audited name's own. */
  readonly apex: DomainName;
  /** Ends with the name's time. */
  readonly signal: AbortSignal;
  /** Ends with the run: waiting for one's turn at a registry is not the name's to hurry. */
  readonly run: AbortSignal;
  readonly limits: LimitHit[];
  readonly ask: (server: Endpoint, question: Question, options?: Partial<AskOptions>) => Promise<DnsExchange>;
  readonly asked: () => number;
  /** True where a question to this address got no reply, whatever it was about. */
  readonly wasSilent: (address: string) => boolean;
  /** True where nothing has come or gone for this long, milliseconds, and no question stands in a server's queue. */
  readonly isWaiting: (ms: number) => boolean;
};

export function createScope(
  transport: DnsTransport,
  shared: Knowledge,
  apex: DomainName,
  signal: AbortSignal,
  run: AbortSignal = signal,
): Scope {
  const underWay = new Map<ExchangeKey, Promise<DnsExchange>>();
  const open = new Set<Endpoint>();
  const silent = new Set<string>();
  let asked = 0;
  let lastSign = performance.now();
  return {
    own: createKnowledge(),
    shared,
    apex,
    signal,
    run,
    limits: [],
    asked: () => asked,
    wasSilent: (address) => silent.has(address),
    isWaiting: (ms) => performance.now() - lastSign > ms && ![...open].some(transport.isQueued),
    ask: (server, question, some = {}) => {
      const options: AskOptions = { recursionDesired: false, dnssecOk: false, overTcp: false, ...some };
      const key = exchangeKey(server, question, options);
      const known = underWay.get(key);
      if (known !== undefined) return known;
      open.add(server);
      lastSign = performance.now();
      const exchange = transport.ask(server, question, options, signal).then((done) => {
        open.delete(server);
        lastSign = performance.now();
        asked += done.attempts.filter(wasSent).length;
        if (done.reply === null && !done.options.overTcp) silent.add(server.address);
        return done;
      });
      underWay.set(key, exchange);
      return exchange;
    },
  };
}

/** Where our side cannot or must not send, no question left. */
function wasSent({ outcome }: DnsExchange['attempts'][number]): boolean {
  return outcome.kind !== 'no-route' && outcome.kind !== 'special-use';
}

/** The deepest known zone at or above a name. The root is always known. */
export function closestCut(scope: Scope, name: DomainName): Cut {
  for (let zone: DomainName | undefined = name; zone !== undefined; zone = parentOf(zone)) {
    const cut = findCut(scope, zone);
    if (cut !== undefined) return cut;
  }
  throw new Error('the root zone is not known');
}

export function findCut(scope: Scope, zone: DomainName): Cut | undefined {
  return scope.own.cuts.get(zone) ?? scope.shared.cuts.get(zone);
}

export function storeCut(scope: Scope, cut: Cut): void {
  homeOf(scope, cut.zone).cuts.set(cut.zone, cut);
}

export function findHost(scope: Scope, host: DomainName): HostResolution | undefined {
  return scope.own.hosts.get(host) ?? scope.shared.hosts.get(host);
}

export function storeHost(scope: Scope, resolution: HostResolution): void {
  homeOf(scope, resolution.host).hosts.set(resolution.host, resolution);
}

/** The zones from the root (left out) down to `zone`. */
export function chainOf(scope: Scope, zone: DomainName): Cut[] {
  const chain: Cut[] = [];
  for (let cut = findCut(scope, zone); cut !== undefined && cut.zone !== ROOT; ) {
    chain.unshift(cut);
    cut = cut.parent === null ? undefined : findCut(scope, cut.parent);
  }
  return chain;
}

function homeOf(scope: Scope, name: DomainName): Knowledge {
  return scope.apex !== ROOT && isAtOrBelow(name, scope.apex) ? scope.own : scope.shared;
}
