import { type DomainName, isAtOrBelow } from '../dns/name.js';
import { classifyResponse, type Glue } from '../dns/response-kind.js';
import type { ServerProbe, ServerQuestion } from '../model/evidence.js';
import type { DnsExchange } from '../model/exchange.js';
import { askAfterSilence, askOverIpv6 } from './after-silence.js';
import { askForDs, carriesDs } from './dnssec-ds.js';
import { twoForKeys } from './dnssec-keys.js';
import { MAX_ADDRESSES_PER_HOST, MAX_NS_HOSTS } from './limits.js';
import { resolveMailHostsAhead } from './mail-hosts.js';
import { askParents } from './parent-views.js';
import { controlName, probeServer } from './probe.js';
import { questionsSent } from './questions-sent.js';
import { addressesOf } from './resolution.js';
import type { Resolver } from './resolver.js';
import { type Cut, findCut, type HostResolution, replyOf, type Scope } from './scope.js';

/** A delegation as its parent's servers and its own servers show it. */
export type ObservedDelegation = {
  readonly parentViews: readonly ServerQuestion[];
  /** Parent servers asked for the DS, where they gave no referral. */
  readonly ds: readonly ServerQuestion[];
  readonly probes: readonly ServerProbe[];
  readonly hosts: readonly HostResolution[];
  /** The question that tells a server's silence from our own network's; undefined where none was needed. */
  readonly afterSilence: DnsExchange | undefined;
  readonly exchanges: readonly DnsExchange[];
};

/**
 * Asks every server of the parent, then every address of every name server that the parent or the child lists. Each
 * host is resolved on its own; its glue is used to reach it at once, without waiting for that, or where that fails.
 * `onExternalHost` hears of each host outside the zone as soon as it is resolved, so that its domain can be looked up.
 * Resolves once the zone's own servers have their first questions: these lead furthest, and should stand before all others.
 */
export async function beginDelegation(
  cut: Cut,
  parent: Cut,
  tools: { readonly resolver: Resolver; readonly dnsPort: number },
  onExternalHost: (resolution: HostResolution) => void,
  scope: Scope,
): Promise<{ readonly observed: Promise<ObservedDelegation> }> {
  const { zone } = cut;
  const asked = await askParents(zone, parent, tools, scope);
  const referrals = asked.exchanges.flatMap((exchange) => referralFrom(exchange, parent.zone));
  const dsQuestions = askForDs(zone, parent.zone, asked, tools.dnsPort, scope);
  const hasDs = (seen: readonly DnsExchange[]) => seen.some((exchange) => carriesDs(exchange, zone));
  const isSigned = hasDs(asked.exchanges) || hasDs((await dsQuestions).exchanges);
  const wants = { dnskey: isSigned, controlName: controlName() };

  const exchanges = [...asked.exchanges];
  const hosts = new Map<DomainName, HostResolution | undefined>();
  const probes = new Map<string, ServerProbe | undefined>();

  async function observeHosts(listed: readonly DomainName[], glue: readonly Glue[]): Promise<void> {
    const fresh = unique(listed).filter((host) => !hosts.has(host));
    for (const host of fresh) {
      if (hosts.size < MAX_NS_HOSTS) hosts.set(host, undefined);
      else scope.limits.push({ limit: 'MAX_NS_HOSTS', subject: host });
    }
    const observed = fresh.filter((host) => hosts.has(host));
    const glued = observed.flatMap((host) => {
      const addresses = some(glue.filter((one) => one.host === host).map((one) => one.address));
      return addresses.map((address) => observeServer(host, address));
    });
    await questionsSent();
    askAhead(glue);
    await Promise.all([...glued, ...observed.map(observeHost)]);
  }

  async function observeHost(host: DomainName): Promise<void> {
    const resolution = await tools.resolver.resolveHost(host, scope);
    hosts.set(host, resolution);
    if (!isAtOrBelow(host, zone)) onExternalHost(resolution);
    const own = addressesOf(resolution);
    const addresses = own.length > 0 ? own : gluedAddresses(resolution, scope);
    if (hasMoreAddresses(resolution)) scope.limits.push({ limit: 'MAX_ADDRESSES_PER_HOST', subject: host });
    await Promise.all(addresses.map((address) => observeServer(host, address)));
  }

  async function observeServer(host: DomainName, address: string): Promise<void> {
    const key = `${host} ${address}`;
    if (probes.has(key)) return;
    probes.set(key, undefined);
    const server = { address, port: tools.dnsPort };
    const { probe, exchanges: answers } = await probeServer(host, server, zone, wants, scope);
    probes.set(key, probe);
    exchanges.push(...answers);
    const ns = answers.find((exchange) => exchange.question.type === 'NS');
    // The child may list hosts that the parent does not.
    if (ns !== undefined) await observeHosts(nameServersFrom(ns, zone), []);
  }

  /** What leads to further questions, asked without waiting for the SOA: a round trip less in all. */
  function askAhead(glue: readonly Glue[]): void {
    const servers = glue.map(({ host, address }) => ({ host, server: { address, port: tools.dnsPort } }));
    const two = twoForKeys(servers);
    const [first] = two;
    if (first === undefined) return;
    void scope
      .ask(first.server, { name: zone, type: 'MX' }, { dnssecOk: isSigned })
      .then((mx) => resolveMailHostsAhead(zone, mx, tools.resolver, scope));
    for (const { server } of two) void scope.ask(server, { name: zone, type: 'DNSKEY' }, { dnssecOk: true });
  }

  // Where no parent server gave a referral, what led to the zone is all there is to go by. Where that was none either, its
  // glue is the server that answered, whichever of the hosts that is.
  const [listed, glue] =
    referrals.length > 0
      ? [referrals.flatMap(({ nameServers }) => nameServers), referrals.flatMap((referral) => referral.glue)]
      : [cut.nameServers, cut.referral === null ? [] : cut.glue];
  const observed = observeHosts(listed, glue).then(conclude);
  await questionsSent();
  return { observed };

  async function conclude(): Promise<ObservedDelegation> {
    const ds = await dsQuestions;
    const found = [...probes.values()].filter((probe) => probe !== undefined);
    const [afterSilence, overIpv6] = await Promise.all([
      askAfterSilence(found, exchanges, parent, asked, scope),
      askOverIpv6(found, exchanges, parent, scope),
    ]);
    return {
      parentViews: asked.views,
      ds: ds.views,
      probes: found,
      hosts: [...hosts.values()].filter((host) => host !== undefined),
      afterSilence,
      exchanges: [...exchanges, ...ds.exchanges, afterSilence ?? [], overIpv6 ?? []].flat(),
    };
  }
}

function referralFrom(exchange: DnsExchange, parent: DomainName) {
  const message = replyOf(exchange);
  if (message === undefined) return [];
  const response = classifyResponse(message, exchange.question, parent);
  return response.kind === 'referral' && response.cut === exchange.question.name ? [response] : [];
}

function nameServersFrom(exchange: DnsExchange, zone: DomainName): DomainName[] {
  const message = replyOf(exchange);
  if (message === undefined) return [];
  const response = classifyResponse(message, exchange.question, zone);
  if (response.kind !== 'answer' || !response.authoritative) return [];
  return response.records.flatMap((rr) => (rr.type === 'NS' ? [rr.target] : []));
}

function hasMoreAddresses({ a, aaaa }: HostResolution): boolean {
  return [a, aaaa].some(
    ({ outcome }) => outcome.kind === 'addresses' && outcome.addresses.length > MAX_ADDRESSES_PER_HOST,
  );
}

/** Where a host's own servers tell nobody its address, the zone above them may: a resolver asks there too. */
function gluedAddresses({ host, zone, a, aaaa }: HostResolution, scope: Scope): string[] {
  const isOpen = [a, aaaa].every(({ outcome }) => outcome.kind === 'failed');
  const glue = isOpen ? (findCut(scope, zone)?.glue ?? []) : [];
  return some(glue.filter((one) => one.host === host).map(({ address }) => address));
}

function some(addresses: readonly string[]): string[] {
  return unique(addresses).slice(0, MAX_ADDRESSES_PER_HOST);
}

function unique<T>(items: readonly T[]): T[] {
  return [...new Set(items)];
}
