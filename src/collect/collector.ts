import { type DomainName, isAtOrBelow, ROOT } from '../dns/name.js';
import { isRegistryName, registrableDomain } from '../dns/public-suffix.js';
import { type Baseline, baselineFor } from '../model/baseline.js';
import {
  type AddressLookup,
  type DependencyHost,
  EVIDENCE_VERSION,
  type Evidence,
  type HostEvidence,
  type NetworkConditions,
  type ReachedBy,
  type ZoneEvidence,
} from '../model/evidence.js';
import { inFixedOrder } from '../model/evidence-order.js';
import type { DnsExchange } from '../model/exchange.js';
import type { OriginLookup } from '../model/origins.js';
import { outsideHosts } from '../model/outside-hosts.js';
import type { Target } from '../model/target.js';
import { findAuditedZone } from './audited-zone.js';
import { type CaaMemory, climbToCaa } from './caa.js';
import { findContentTargets } from './content-domains.js';
import { startDeadline } from './deadline.js';
import { beginDelegation, type ObservedDelegation } from './delegation.js';
import { closeDependencies } from './dependencies.js';
import { askForCds } from './dnssec-cds.js';
import { type ChainTools, followChainDown } from './dnssec-chain.js';
import { askForKeys } from './dnssec-keys.js';
import { resolveMailHosts } from './mail-hosts.js';
import { observeOrigins } from './origins/observe-origins.js';
import { parentCut } from './parent-views.js';
import { lookUpRegistered, type Registered, registeredDomainOf } from './registrations.js';
import { createRunTools, type RunDeps } from './run-tools.js';
import {
  type Cut,
  chainOf,
  createScope,
  findCut,
  type HostResolution,
  type Lookup,
  type Scope,
} from './scope.js';
import { watchForWaiting } from './waiting.js';

/** Collects the evidence of names, sharing within the run what concerns them all. */
export type Collector = {
  /**
   * Never rejects for what the network does; ends within the name's time limit, its turns at registries left out, or
   * when `signal` aborts. `onWaiting` hears, once, that the name only waits: for a silent server, for another name's
   * question or at a registry.
   */
  readonly collect: (target: Target, signal: AbortSignal, onWaiting?: () => void) => Promise<Evidence>;
};

export type CollectorDeps = RunDeps & {
  readonly version: string;
  /** What earlier audits saw; each name's part of it goes into its evidence. */
  readonly baseline?: Baseline | undefined;
  /** The table of origin networks, where one is configured. */
  readonly originsOf?: OriginLookup | undefined;
};

/** What the network said of one name; `collect` adds the circumstances. */
type Observations = Pick<
  Evidence,
  | 'exchanges'
  | 'zones'
  | 'audited'
  | 'parentViews'
  | 'probes'
  | 'hosts'
  | 'registrations'
  | 'caa'
  | 'mailHosts'
  | 'apex'
  | 'dependencies'
  | 'dnssec'
>;

/** The same, and what it tells of our own network. */
type Observed = Observations & Pick<NetworkConditions, 'afterSilence'>;

export function createCollector(deps: CollectorDeps): Collector {
  const { settings, now } = deps;
  const tools = createRunTools(deps);
  const { transport, resolver, shared } = tools;
  const caaMemory: CaaMemory = new Map();
  const anchors = settings.trustAnchors ?? [];
  const chainTools: ChainTools = { resolver, dnsPort: settings.dnsPort, memory: new Map() };

  async function collect(target: Target, signal: AbortSignal, onWaiting = () => {}): Promise<Evidence> {
    const collectedAt = now().toISOString();
    const deadline = startDeadline(signal, settings.nameTimeoutMs);
    const apex = registrableDomain(target.domain) ?? target.domain;
    const scope = createScope(transport, shared, apex, deadline.signal, signal);
    const stopWatching = watchForWaiting(scope, onWaiting);
    const { afterSilence, ...observations } = await observe(target.domain, scope);
    stopWatching();
    // Questions that were overtaken by others need no answer any more.
    deadline.end();
    const asked = observations.registrations.map(({ lookup }) => lookup.protocol);
    const outside = outsideHosts(observations);
    const baseline = deps.baseline && partOf(deps.baseline, observations, outside);
    return inFixedOrder({
      evidenceVersion: EVIDENCE_VERSION,
      tool: { name: 'lgaudit', version: deps.version },
      target,
      collectedAt,
      finishedAt: now().toISOString(),
      network: {
        ipv6: settings.ipv6,
        ipv6Proven: transport.ipv6Proven(),
        ...(afterSilence === undefined ? {} : { afterSilence }),
        openedSpecialUse: settings.openedSpecialUse,
      },
      ...observations,
      ...(baseline === undefined ? {} : { baseline }),
      ...(deps.originsOf === undefined
        ? {}
        : { origins: observeOrigins(outside, baseline, settings.openedSpecialUse, deps.originsOf) }),
      limits: scope.limits,
      queries: {
        dns: scope.asked(),
        whois: asked.filter((protocol) => protocol === 'whois').length,
        rdap: asked.filter((protocol) => protocol === 'rdap').length,
      },
    });
  }

  async function observe(target: DomainName, scope: Scope): Promise<Observed> {
    const registered = new Map<DomainName, Promise<Registered>>();
    /** Looks a name's registered domain up, once; starts as soon as the name is known. */
    const lookUp = (name: DomainName, zone: DomainName, reached: ReachedBy) => {
      const domain = registeredDomainOf(name, zone, scope);
      if (domain === undefined || registered.has(domain.domain)) return;
      registered.set(domain.domain, lookUpRegistered(domain, tools, scope).then(markedBy(reached)));
    };

    const { audited, exchanges: walked } = await findAuditedZone(target, tools, scope);
    const cut = audited.kind === 'zone' ? findCut(scope, audited.zone) : undefined;
    const parent = cut === undefined ? undefined : parentCut(cut, scope);
    if (cut === undefined || parent === undefined) {
      const zones = chainOf(scope, audited.kind === 'absent' ? audited.enclosing : ROOT);
      return assemble(audited, zones, walked, undefined, [], [], scope);
    }
    const lookUpOwn = () => lookUp(cut.zone, cut.zone, 'own');
    const { observed } = await beginDelegation(
      cut,
      parent,
      tools,
      ({ host, zone }) => {
        lookUp(host, zone, 'delegation');
        lookUpOwn();
      },
      scope,
    );
    const climb = climbToCaa(target, resolver, caaMemory, scope);
    const ownAddresses = resolver.resolveHost(cut.zone, scope);
    // The registries are asked slowly: the servers' domains come first, what is further away last.
    if (cut.nameServers.every((host) => isAtOrBelow(host, cut.zone))) lookUpOwn();
    const delegation = await observed;
    const trust = followChainDown(
      [findCut(scope, ROOT) as Cut, ...chainOf(scope, cut.zone)],
      anchors,
      delegation.exchanges.filter(({ question }) => question.name === cut.zone),
      chainTools,
      scope,
    );
    const mail = resolveMailHosts(cut.zone, delegation.exchanges, resolver, scope);
    const keyQuestion = askForKeys(cut.zone, delegation.probes, delegation.exchanges, scope);
    const cdsQuestions = keyQuestion.then(({ signing, exchanges }) => {
      const probes = [...delegation.probes, ...signing];
      return askForCds(cut.zone, probes, [...delegation.exchanges, ...exchanges], scope);
    });
    lookUpOwn();
    const start = [cut.zone, ...delegation.hosts.map(({ zone }) => zone)].flatMap((zone) =>
      chainOf(scope, zone),
    );
    const [dependencies, content, parentSoa] = await Promise.all([
      closeDependencies(
        start,
        delegation.hosts,
        resolver,
        ({ host, zone }) => lookUp(host, zone, 'dependency'),
        scope,
      ),
      findContentTargets(delegation.probes, delegation.exchanges, resolver, scope),
      // The date in the serial of a parent that is no registry's tells how old the delegation may be.
      isRegistryName(parent.zone)
        ? undefined
        : resolver.askZone(parent, { name: parent.zone, type: 'SOA' }, scope),
    ]);
    for (const { name, zone } of content) lookUp(name, zone, 'content');
    const registrations = await Promise.all(registered.values());
    const further = dependencies.flatMap(({ zone }) => chainOf(scope, zone));
    const asked = [...walked, ...(parentSoa?.kind === 'found' ? [parentSoa.exchange] : [])];
    const [caa, apex, mailHosts, chain, keys, cds] = await Promise.all([
      climb,
      ownAddresses,
      mail,
      trust,
      keyQuestion,
      cdsQuestions,
    ]);
    asked.push(...chain.exchanges, ...keys.exchanges, ...cds.exchanges);
    const hosts = [...mailHosts, apex];
    asked.push(...caa.exchanges, ...hosts.flatMap(({ a, aaaa }) => [...a.exchanges, ...aaaa.exchanges]));
    return {
      ...assemble(audited, [...start, ...further], asked, delegation, dependencies, registrations, scope),
      ...(delegation.afterSilence === undefined ? {} : { afterSilence: delegation.afterSilence.key }),
      caa: caa.steps,
      mailHosts: mailHosts.map((one) => hostEvidence(one, scope)),
      apex: hostEvidence(apex, scope),
      dnssec: {
        trustAnchors: anchors,
        links: chain.links,
        ds: delegation.ds,
        keys: keys.keys,
        signing: keys.signing,
        cds: cds.views,
      },
    };
  }

  return { collect };
}

function assemble(
  audited: Evidence['audited'],
  zones: readonly Cut[],
  walked: readonly DnsExchange[],
  delegation: ObservedDelegation | undefined,
  dependencies: readonly HostResolution[],
  registrations: readonly Registered[],
  scope: Scope,
): Observations {
  const hosts = delegation?.hosts ?? [];
  const root = findCut(scope, ROOT);
  const met = new Map([...(root === undefined ? [] : [root]), ...zones].map((cut) => [cut.zone, cut]));
  const exchanges = new Map(
    [
      ...walked,
      ...[...met.values()].flatMap(({ referral }) => (referral === null ? [] : [referral])),
      ...(delegation?.exchanges ?? []),
      ...hosts.flatMap(({ a, aaaa }) => [...a.exchanges, ...aaaa.exchanges]),
      ...registrations.flatMap((one) => one.exchanges),
    ].map((exchange) => [exchange.key, exchange]),
  );
  return {
    audited,
    exchanges: [...exchanges.values()],
    zones: [...met.values()].map(zoneEvidence),
    parentViews: delegation?.parentViews ?? [],
    probes: delegation?.probes ?? [],
    hosts: hosts.map((one) => hostEvidence(one, scope)),
    registrations: registrations.map((one) => one.evidence),
    dependencies: dependencies.map((one) => dependencyHost(one, scope)),
  };
}

function zoneEvidence({ zone, parent, nameServers, referral }: Cut): ZoneEvidence {
  return { zone, parent, nameServers: [...nameServers].sort(), referral: referral?.key ?? null };
}

function markedBy(reached: ReachedBy) {
  return ({ evidence, exchanges }: Registered): Registered => ({
    evidence: { ...evidence, reached },
    exchanges,
  });
}

function partOf(
  baseline: Baseline,
  { audited, registrations }: Observations,
  outside: readonly HostEvidence[],
): Baseline {
  const zone = audited.kind === 'zone' ? audited.zone : null;
  return baselineFor(
    baseline,
    zone,
    registrations.map(({ domain }) => domain),
    outside.map(({ host }) => host),
  );
}

function dependencyHost({ host, zone }: HostResolution, scope: Scope): DependencyHost {
  return {
    host,
    zones: chainOf(scope, zone).map((cut) => cut.zone),
    registeredDomain: registeredDomainOf(host, zone, scope)?.domain ?? null,
  };
}

function hostEvidence(resolution: HostResolution, scope: Scope): HostEvidence {
  return {
    host: resolution.host,
    zones: chainOf(scope, resolution.zone).map((cut) => cut.zone),
    registeredDomain: registeredDomainOf(resolution.host, resolution.zone, scope)?.domain ?? null,
    a: lookupEvidence(resolution.a),
    aaaa: lookupEvidence(resolution.aaaa),
  };
}

function lookupEvidence({ outcome, aliases, exchanges }: Lookup): AddressLookup {
  return { outcome, aliases, exchanges: [...new Set(exchanges.map((exchange) => exchange.key))].sort() };
}
