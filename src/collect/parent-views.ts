import { type DomainName, ROOT } from '../dns/name.js';
import { type ServerQuestions, serverQuestions } from './asked-servers.js';
import { MAX_NS_HOSTS } from './limits.js';
import type { Resolver } from './resolver.js';
import { type Cut, findCut, type Scope } from './scope.js';

/** Asks each server of the parent for the zone's NS records, at one address, with DO so that a DS comes along with the referral. */
export async function askParents(
  zone: DomainName,
  parent: Cut,
  deps: { readonly resolver: Resolver; readonly dnsPort: number },
  scope: Scope,
): Promise<ServerQuestions> {
  const hosts = [...new Set(parent.nameServers)].slice(0, MAX_NS_HOSTS);
  const asked = await Promise.all(
    hosts.map(async (host) => {
      const address = await addressOf(host, parent, deps.resolver, scope);
      if (address === undefined) return { host, address: null, exchange: undefined };
      const server = { address, port: deps.dnsPort };
      const exchange = await scope.ask(server, { name: zone, type: 'NS' }, { dnssecOk: true });
      return { host, address, exchange };
    }),
  );
  return serverQuestions(asked);
}

/** The address to ask a host of `cut` at: its glue, or, where the zone above gave none, what it resolves to. */
export async function addressOf(
  host: DomainName,
  cut: Cut,
  resolver: Resolver,
  scope: Scope,
): Promise<string | undefined> {
  const glue = cut.glue.filter((one) => one.host === host).sort((a, b) => a.family - b.family);
  if (glue[0] !== undefined) return glue[0].address;
  if (cut.zone === ROOT) return undefined;
  const { a, aaaa } = await resolver.resolveHost(host, scope);
  for (const { outcome } of [a, aaaa]) if (outcome.kind === 'addresses') return outcome.addresses[0];
  return undefined;
}

/** The zone above another, as far as it is known. */
export function parentCut(cut: Cut, scope: Scope): Cut | undefined {
  return cut.parent === null ? undefined : findCut(scope, cut.parent);
}
