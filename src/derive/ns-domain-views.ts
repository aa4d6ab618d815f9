import { type DomainName, isAtOrBelow } from '../dns/name.js';
import type { Evidence, RegistrationEvidence } from '../model/evidence.js';
import type { ExpectedHolders } from '../model/expected-holders.js';
import type { DependencyDomainView, NsDomainView } from './audit-view.js';
import { chronologyOf, chronologyOfDependency } from './chronology/derive-chronology.js';
import { type DependencyGraph, shortestPath } from './dependency-graph.js';
import type { DnssecView } from './dnssec/dnssec-view.js';
import type { ExchangeIndex } from './exchange-index.js';
import { existenceOf } from './existence.js';
import { exposureOf } from './exposure.js';
import { hijackableFrom } from './hijackable-from.js';
import type { ServerView } from './observed-servers.js';

/** What is known beside the delegation itself. `chain`: the zones from the registry's down to the audited one. */
export type Ground = {
  readonly evidence: Evidence;
  readonly expectedHolders: ExpectedHolders;
  readonly chain: readonly DomainName[];
  readonly graphs: readonly DependencyGraph[];
  readonly today: string;
  readonly index: ExchangeIndex;
};

/** The registered domains that name servers outside the audited zone live in. */
export function deriveNsDomains(
  ground: Ground,
  zone: DomainName,
  servers: readonly ServerView[],
  dnssec: DnssecView,
): NsDomainView[] {
  const { evidence, index } = ground;
  return evidence.registrations.flatMap((registration) => {
    const { domain } = registration;
    const own = servers.filter(
      (server) => server.registeredDomain === domain && !isAtOrBelow(server.host, zone),
    );
    if (own.length === 0) return [];
    const view = {
      ...domainView(registration, ground),
      hosts: own.map(({ host }) => host),
    };
    return [{ ...view, chronology: chronologyOf(view, evidence, zone, servers, dnssec, index) }];
  });
}

/** The registered domains that the resolution depends on beyond those of the delegation. */
export function deriveDependencies(ground: Ground, direct: readonly NsDomainView[]): DependencyDomainView[] {
  const { evidence, chain, graphs, index } = ground;
  return evidence.registrations.flatMap((registration) => {
    const { domain } = registration;
    // What stands above the audited zone is its own: nobody else's domain is needed for it.
    if (direct.some((one) => one.domain === domain) || chain.includes(domain)) return [];
    const [path] = graphs
      .flatMap((graph) => shortestPathTo(graph, chain, domain))
      .sort((a, b) => a.length - b.length);
    if (path === undefined) return [];
    const hosts = (evidence.dependencies ?? []).filter((one) => one.registeredDomain === domain);
    const view = {
      ...domainView(registration, ground),
      hosts: hosts.map(({ host }) => host),
      path,
      hops: Math.max(1, path.length / 2 - 1),
    };
    return [{ ...view, chronology: chronologyOfDependency(view, evidence, index) }];
  });
}

function domainView(
  registration: RegistrationEvidence,
  { evidence, expectedHolders, chain, graphs, today, index }: Ground,
): Omit<NsDomainView, 'hosts' | 'chronology'> {
  const { domain } = registration;
  const exposures = graphs.map((graph) => exposureOf(graph, chain, isIn(graph, domain)));
  return {
    domain,
    exposure: Math.max(...exposures.map(({ high }) => high)),
    exposureAtLeast: Math.max(...exposures.map(({ low }) => low)),
    evidence: registration,
    nameServers: nameServersOf(registration, evidence),
    expectedHolder: Object.hasOwn(expectedHolders, domain) ? (expectedHolders[domain] ?? null) : null,
    existence: existenceOf(registration, index),
    hijackableFrom: hijackableFrom(registration, today),
  };
}

function nameServersOf({ domain, lookup }: RegistrationEvidence, evidence: Evidence): readonly DomainName[] {
  const referred = evidence.zones.find(({ zone }) => zone === domain)?.nameServers;
  return referred ?? (lookup.kind === 'answer' ? lookup.registration.nameServers : []);
}

function shortestPathTo(graph: DependencyGraph, chain: readonly DomainName[], domain: DomainName) {
  const path = shortestPath(graph, chain, isIn(graph, domain));
  return path === undefined ? [] : [path];
}

function isIn(graph: DependencyGraph, domain: DomainName): (host: DomainName) => boolean {
  return (host) => graph.hosts.get(host)?.registeredDomain === domain;
}
