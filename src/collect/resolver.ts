import type { Question } from '../dns/message.js';
import { type DomainName, isAtOrBelow, isBelow } from '../dns/name.js';
import { registrableDomain } from '../dns/public-suffix.js';
import { rcodeName } from '../dns/rcode.js';
import { classifyResponse } from '../dns/response-kind.js';
import type { ResolutionFailure } from '../model/evidence.js';
import type { DnsExchange } from '../model/exchange.js';
import { firstUsable } from './first-usable.js';
import {
  MAX_ALIASES,
  MAX_DEPENDENCY_DEPTH,
  MAX_FAILED_HOSTS,
  MAX_NS_HOSTS,
  MAX_QUESTIONS_PER_RESOLUTION,
  MAX_REFERRALS,
} from './limits.js';
import { findRegistryCuts } from './registry-cuts.js';
import {
  addressesOf,
  type Found,
  failed,
  isDecided,
  isStop,
  isStopped,
  isUsable,
  type NotFound,
  unresolved,
} from './resolution.js';
import {
  type Cut,
  closestCut,
  findHost,
  type HostResolution,
  type Lookup,
  replyOf,
  type Scope,
  storeCut,
  storeHost,
} from './scope.js';
import { askingOrder, silentLast } from './server-order.js';
import { createSingleFlight, createWaits, type Path } from './single-flight.js';

export type Resolver = {
  /**
   * Follows referrals from the deepest known zone until a server answers or denies with authority. With `stopAt`, the
   * referral to that zone is the end: its own servers are not asked. `onZone` hears which zone is about to be asked.
   */
  readonly walk: (
    question: Question,
    scope: Scope,
    stopAt?: DomainName,
    onZone?: (cut: Cut) => void,
  ) => Promise<Found | NotFound>;
  /** One more question at a known zone: the first usable answer of its servers, referrals included. */
  readonly askZone: (cut: Cut, question: Question, scope: Scope) => Promise<Found | NotFound>;
  /** Both families of a host, resolved on its own from the root, through CNAMEs. */
  readonly resolveHost: (host: DomainName, scope: Scope, budget?: Budget) => Promise<HostResolution>;
};

/** Questions left, shared by resolutions that belong together. */
type Budget = { left: number };

/** What a resolution inherits from the one that needs it: who waits for it, and what it may still ask. */
type Trail = {
  readonly path: Path;
  readonly hosts: readonly DomainName[];
  readonly budget: Budget;
};

/** An iterative resolver with RD=0 that assumes nothing of where zone cuts are. Shared by all names of a run. */
export function createResolver(deps: { readonly dnsPort: number; readonly ipv6: boolean }): Resolver {
  const waits = createWaits();
  const hostFlight = createSingleFlight<HostResolution>(waits);
  const referralFlight = createSingleFlight<Found | NotFound>(waits);

  function freshTrail(budget: Budget = { left: MAX_QUESTIONS_PER_RESOLUTION }): Trail {
    return { path: [], hosts: [], budget };
  }

  async function walk(
    question: Question,
    scope: Scope,
    trail: Trail,
    stopAt?: DomainName,
    onZone = (_cut: Cut) => {},
  ): Promise<Found | NotFound> {
    let cut = closestCut(scope, question.name);
    for (let referrals = 0; referrals < MAX_REFERRALS; referrals++) {
      const deepest = await findRegistryCuts(cut, question.name, scope, async (above, step) => {
        return (await askShared(`cut ${step.name}`, above, step, scope, trail, onZone)).result;
      });
      if ('kind' in deepest) return deepest;
      cut = deepest;
      onZone(cut);
      const result = await askOnce(cut, question, scope, trail);
      if (result.kind === 'failed' || result.response.kind !== 'referral') return result;
      const { cut: zone, nameServers, glue } = result.response;
      cut = { zone, parent: cut.zone, nameServers, glue, referral: result.exchange };
      storeCut(scope, cut);
      if (zone === stopAt) return result;
    }
    return failed(cut.zone, { kind: 'limit', limit: 'MAX_REFERRALS' });
  }

  /**
   * Names below one registered domain get the same referral from the zones above it. The first to ask there asks for
   * all; the others take its referral, or ask for themselves where it brought none for them.
   */
  async function askOnce(cut: Cut, question: Question, scope: Scope, trail: Trail) {
    const lane = registrableDomain(question.name);
    if (lane === undefined || !isBelow(lane, cut.zone)) return askZone(cut, question, scope, trail);
    const { result: first, isMine } = await askShared(
      `referral ${cut.zone} ${lane}`,
      cut,
      question,
      scope,
      trail,
    );
    if (isMine) return first;
    if (
      first.kind === 'found' &&
      first.response.kind === 'referral' &&
      isAtOrBelow(question.name, first.response.cut)
    ) {
      return first;
    }
    return askZone(cut, question, scope, trail);
  }

  /** Asks once for all who want the same at the same time. */
  async function askShared(
    key: string,
    cut: Cut,
    question: Question,
    scope: Scope,
    trail: Trail,
    onAsking = (_cut: Cut) => {},
  ) {
    let isMine = false;
    const result = await referralFlight.run(key, trail.path, () => {
      isMine = true;
      onAsking(cut);
      return askZone(cut, question, scope, { ...trail, path: [...trail.path, key] });
    });
    // Somebody else's limit or deadline says nothing to us.
    if (isMine || result.kind === 'found' || !isStop(result.failure)) return { result, isMine };
    return { result: await askZone(cut, question, scope, trail), isMine: true };
  }

  async function askZone(
    cut: Cut,
    question: Question,
    scope: Scope,
    trail: Trail,
  ): Promise<Found | NotFound> {
    const failures: string[] = [];
    const exchanges: DnsExchange[] = [];
    let stop: ResolutionFailure | undefined;
    let cyclic: ResolutionFailure | undefined;
    let failedHosts = 0;

    async function tryAddress(address: string): Promise<Found | undefined> {
      if (scope.signal.aborted) {
        stop = { kind: 'aborted' };
        return undefined;
      }
      if (trail.budget.left <= 0) {
        stop = { kind: 'limit', limit: 'MAX_QUESTIONS_PER_RESOLUTION' };
        return undefined;
      }
      trail.budget.left -= 1;
      // With DO a referral brings the DS along; the question to every parent server is then the same one.
      const options = { dnssecOk: question.type === 'NS' };
      const exchange = await scope.ask({ address, port: deps.dnsPort }, question, options);
      exchanges.push(exchange);
      const message = replyOf(exchange);
      if (message === undefined) {
        if (scope.signal.aborted) stop = { kind: 'aborted' };
        else failures.push(exchange.attempts.at(-1)?.outcome.kind ?? 'timeout');
        return undefined;
      }
      const response = classifyResponse(message, question, cut.zone);
      if (isUsable(response)) return { kind: 'found', zone: cut.zone, exchange, message, response };
      failures.push(response.kind === 'error' ? rcodeName(response.rcode) : response.kind);
      return undefined;
    }

    async function tryHost(host: DomainName): Promise<Found | undefined> {
      if (failedHosts >= MAX_FAILED_HOSTS) stop ??= cyclic ?? { kind: 'limit', limit: 'MAX_FAILED_HOSTS' };
      if (stop !== undefined) return undefined;
      const resolution = await resolveHost(host, scope, trail);
      const addresses = askingOrder(addressesOf(resolution), deps.ipv6, question.name);
      if (addresses.length === 0) {
        failedHosts += 1;
        for (const lookup of [resolution.a, resolution.aaaa]) {
          if (lookup.outcome.kind !== 'failed') continue;
          exchanges.push(...lookup.exchanges);
          const { failure } = lookup.outcome;
          if (failure.kind === 'cyclic') cyclic ??= failure;
          else if (failure.kind === 'limit' || failure.kind === 'aborted') stop ??= failure;
          else failures.push(failure.kind);
        }
      }
      for (const address of addresses) {
        const found = await tryAddress(address);
        if (found !== undefined) return found;
      }
      return undefined;
    }

    const hosts = cut.nameServers.slice(0, MAX_NS_HOSTS);
    const withGlue = cut.glue.filter((glue) => hosts.includes(glue.host)).map((glue) => glue.address);
    const glueless = hosts.filter((host) => !cut.glue.some((glue) => glue.host === host));
    const addresses = askingOrder(withGlue, deps.ipv6, question.name);
    const candidates = [
      ...silentLast(addresses, scope).map((address) => () => tryAddress(address)),
      ...glueless.map((host) => () => tryHost(host)),
    ];
    const found = await firstUsable(candidates);
    if (found !== undefined) return found;
    const failure =
      stop ??
      (failures.length > 0
        ? { kind: 'no-answer' as const, zone: cut.zone, failures: [...new Set(failures)].sort() }
        : (cyclic ?? { kind: 'no-address' as const, zone: cut.zone }));
    return failed(cut.zone, failure, exchanges);
  }

  async function resolveHost(host: DomainName, scope: Scope, trail: Trail): Promise<HostResolution> {
    const known = findHost(scope, host);
    if (known !== undefined) return known;
    const key = `host ${host}`;
    if (trail.hosts.includes(host)) {
      const path = [...trail.hosts.slice(trail.hosts.indexOf(host)), host];
      return unresolved(host, scope, { kind: 'cyclic', path });
    }
    if (trail.hosts.length >= MAX_DEPENDENCY_DEPTH) {
      return unresolved(host, scope, { kind: 'limit', limit: 'MAX_DEPENDENCY_DEPTH' });
    }
    const inner: Trail = { path: [...trail.path, key], hosts: [...trail.hosts, host], budget: trail.budget };
    const compute = async (): Promise<HostResolution> => {
      const [a, aaaa] = await Promise.all([
        resolveFamily(host, 'A', scope, inner),
        resolveFamily(host, 'AAAA', scope, inner),
      ]);
      return { host, zone: closestCut(scope, host).zone, a, aaaa };
    };
    let isMine = false;
    let resolution = await hostFlight.run(key, trail.path, () => {
      isMine = true;
      return compute();
    });
    // Somebody else's limit or deadline says nothing to us.
    if (!isMine && isStopped(resolution)) resolution = await compute();
    // A failure along somebody's way may be due to that way (a circle); only one of its own is worth keeping.
    if (trail.path.length === 0 ? !isStopped(resolution) : isDecided(resolution))
      storeHost(scope, resolution);
    return resolution;
  }

  async function resolveFamily(
    host: DomainName,
    type: 'A' | 'AAAA',
    scope: Scope,
    trail: Trail,
  ): Promise<Lookup> {
    const aliases: DomainName[] = [];
    const exchanges: DnsExchange[] = [];
    let name = host;
    while (aliases.length <= MAX_ALIASES) {
      const result = await walk({ name, type }, scope, trail);
      if (result.kind === 'failed') {
        exchanges.push(...result.exchanges);
        return { outcome: { kind: 'failed', failure: result.failure }, aliases, exchanges };
      }
      exchanges.push(result.exchange);
      const { response, zone } = result;
      const chain = 'aliases' in response ? response.aliases : [];
      // Names outside the zone are not this server's to answer for, whatever it adds.
      const foreign = chain.find((alias) => !isAtOrBelow(alias, zone));
      const followed = foreign === undefined ? chain : chain.slice(0, chain.indexOf(foreign) + 1);
      const isLoop = followed.some((alias) => aliases.includes(alias) || alias === host);
      aliases.push(...followed);
      if (isLoop) break;
      if (foreign === undefined && response.kind === 'answer') {
        const addresses = response.records.flatMap((rr) =>
          rr.type === 'A' || rr.type === 'AAAA' ? [rr.address] : [],
        );
        return {
          outcome: { kind: 'addresses', addresses: [...new Set(addresses)].sort() },
          aliases,
          exchanges,
        };
      }
      if (foreign === undefined && response.kind !== 'alias') {
        const kind = response.kind === 'no-name' ? 'no-name' : 'no-data';
        return { outcome: { kind }, aliases, exchanges };
      }
      name = aliases.at(-1) as DomainName;
    }
    const failure = { kind: 'limit' as const, limit: 'MAX_ALIASES' };
    return { outcome: { kind: 'failed', failure }, aliases, exchanges };
  }

  return {
    walk: (question, scope, stopAt, onZone) => walk(question, scope, freshTrail(), stopAt, onZone),
    askZone: (cut, question, scope) => askZone(cut, question, scope, freshTrail()),
    resolveHost: (host, scope, budget) => resolveHost(host, scope, freshTrail(budget)),
  };
}
