import type { DomainName } from '../dns/name.js';
import { isRegistryName, registrableDomain } from '../dns/public-suffix.js';
import { classifyResponse } from '../dns/response-kind.js';
import type { RegistrationEvidence, ServerQuestion } from '../model/evidence.js';
import type { DnsExchange } from '../model/exchange.js';
import type { RegistryClient } from '../registries/look-up-registration.js';
import { MAX_EXISTENCE_QUESTIONS } from './limits.js';
import { addressOf } from './parent-views.js';
import type { Resolver } from './resolver.js';
import { type Cut, chainOf, findCut, replyOf, type Scope } from './scope.js';

/** A registered domain, and the registry's zone that delegates it or denies it. */
export type RegisteredDomain = {
  readonly domain: DomainName;
  readonly registryZone: DomainName;
  readonly delegated: boolean;
};

/**
 * The registered domain that `name` stands or falls with: what the registry's zone delegates, seen on the way to the
 * name; by rule (LG.JP, Public Suffix List) only where nothing is delegated. `zone` is the deepest zone known above it.
 */
export function registeredDomainOf(
  name: DomainName,
  zone: DomainName,
  scope: Scope,
): RegisteredDomain | undefined {
  const chain = chainOf(scope, zone);
  const delegated = chain.find((cut) => !isRegistryName(cut.zone));
  if (delegated !== undefined && delegated.parent !== null) {
    return { domain: delegated.zone, registryZone: delegated.parent, delegated: true };
  }
  const domain = registrableDomain(name);
  return domain === undefined ? undefined : { domain, registryZone: zone, delegated: false };
}

export type Registered = {
  readonly evidence: RegistrationEvidence;
  readonly exchanges: readonly DnsExchange[];
};

/** Asks the registry's zone, where it does not delegate the domain, and the registry itself. */
export async function lookUpRegistered(
  registered: RegisteredDomain,
  deps: { readonly resolver: Resolver; readonly registries: RegistryClient; readonly dnsPort: number },
  scope: Scope,
): Promise<Registered> {
  const { domain, registryZone, delegated } = registered;
  const cut = findCut(scope, registryZone);
  const [existence, lookup] = await Promise.all([
    delegated || cut === undefined ? [] : askExistence(domain, cut, deps, scope),
    deps.registries.lookUp(domain, scope.run),
  ]);
  return {
    evidence: {
      domain,
      registryZone,
      delegated,
      registryServers: new Set(cut?.nameServers).size,
      existence: existence.map(({ host, address, exchange }) => ({
        host,
        address,
        exchange: exchange?.key ?? null,
      })),
      lookup,
    },
    exchanges: existence.flatMap(({ exchange }) => (exchange === undefined ? [] : [exchange])),
  };
}

type Witness = Omit<ServerQuestion, 'exchange'> & { readonly exchange: DnsExchange | undefined };

/** Asks servers of the registry's zone for the domain's SOA until two have denied it, or none is left. */
async function askExistence(
  domain: DomainName,
  cut: Cut,
  deps: { readonly resolver: Resolver; readonly dnsPort: number },
  scope: Scope,
): Promise<Witness[]> {
  const hosts = [...new Set(cut.nameServers)].sort().slice(0, MAX_EXISTENCE_QUESTIONS);
  const witnesses: Witness[] = [];
  for (let next = 0; next < hosts.length && witnesses.filter(saysSomething).length < 2; next += 2) {
    const pair = hosts.slice(next, next + 2);
    witnesses.push(...(await Promise.all(pair.map((host) => askHost(host, domain, cut, deps, scope)))));
  }
  return witnesses;

  function saysSomething({ exchange }: Witness): boolean {
    const message = exchange === undefined ? undefined : replyOf(exchange);
    if (message === undefined) return false;
    const { kind } = classifyResponse(message, { name: domain, type: 'SOA' }, cut.zone);
    return kind === 'no-name' || kind === 'no-data' || kind === 'referral' || kind === 'answer';
  }
}

async function askHost(
  host: DomainName,
  domain: DomainName,
  cut: Cut,
  deps: { readonly resolver: Resolver; readonly dnsPort: number },
  scope: Scope,
): Promise<Witness> {
  const address = await addressOf(host, cut, deps.resolver, scope);
  if (address === undefined) return { host, address: null, exchange: undefined };
  const exchange = await scope.ask({ address, port: deps.dnsPort }, { name: domain, type: 'SOA' });
  return { host, address, exchange };
}
