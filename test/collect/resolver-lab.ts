import { onTestFinished } from 'vitest';
import type { ServerBehaviour } from '../../fixtures/world/behaviour.js';
import { startDnsServers } from '../../fixtures/world/dns-servers.js';
import { server } from '../../fixtures/world/world.js';
import { type Zone, zone } from '../../fixtures/world/zone-text.js';
import { createResolver, type Resolver } from '../../src/collect/resolver.js';
import { createKnowledge, createScope, type Scope } from '../../src/collect/scope.js';
import { domainName, ROOT } from '../../src/dns/name.js';
import { createDnsTransport } from '../../src/net/dns-transport.js';

/** A server of the lab: its address is its name too. */
export type LabServer = {
  readonly address: string;
  readonly zones: readonly Zone[];
  readonly behaviour?: ServerBehaviour;
};

/** A small Internet for the resolver alone, and what was asked of whom. */
export type ResolverLab = {
  readonly resolver: Resolver;
  /** A name's own scope; all scopes of a lab share what a run shares. */
  readonly scope: (apex?: string, signal?: AbortSignal) => Scope;
  readonly questions: () => readonly {
    readonly server: string;
    readonly name: string;
    readonly type: string;
  }[];
};

/** The address of the root and of `example`, on one server each. */
export const ROOT_AT = '127.1.0.1';
export const EXAMPLE_AT = '127.2.0.1';

/** Starts a root that delegates `example`, whose zone has these lines, and further servers. Stops with the test. */
export async function startLab(example: Zone | string, others: readonly LabServer[]): Promise<ResolverLab> {
  const root = zone(
    '.',
    `.  NS  a.root.example.\na.root.example.  A  ${ROOT_AT}\nexample.  NS  ns.example.\nns.example.  A  ${EXAMPLE_AT}`,
  );
  const exampleZone =
    typeof example === 'string'
      ? zone('example.', `example.  NS  ns.example.\nns.example.  A  ${EXAMPLE_AT}\n${example}`)
      : example;
  const running = await startDnsServers([
    server(ROOT_AT, ROOT_AT, [root]),
    server(EXAMPLE_AT, EXAMPLE_AT, [exampleZone]),
    ...others.map(({ address, zones, behaviour = 'answers' }) => server(address, address, zones, behaviour)),
  ]);
  onTestFinished(() => running.stop());
  const transport = createDnsTransport({
    settings: {
      timeoutMs: 1000,
      retries: 1,
      openedSpecialUse: ['loopback'],
      ipv6: false,
      pace: { perServerQps: 0, registryIntervalMs: 0 },
    },
    now: () => new Date('2026-11-22T03:00:00Z'),
  });
  const shared = createKnowledge();
  shared.cuts.set(ROOT, {
    zone: ROOT,
    parent: null,
    nameServers: [domainName('a.root.example')],
    glue: [{ host: domainName('a.root.example'), address: ROOT_AT, family: 4 }],
    referral: null,
  });
  return {
    resolver: createResolver({ dnsPort: running.port, ipv6: false }),
    scope: (apex = '.', signal = new AbortController().signal) =>
      createScope(transport, shared, domainName(apex), signal),
    questions: running.questions,
  };
}

/** `lines(3, (i) => ...)`: a zone's text from a line per number, from 1. */
export function lines(count: number, line: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => line(index + 1)).join('\n');
}
