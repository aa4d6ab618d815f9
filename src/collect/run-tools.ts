import { ROOT } from '../dns/name.js';
import type { NetworkSettings } from '../model/settings.js';
import { createDnsTransport, type DnsTransport } from '../net/dns-transport.js';
import { createRegistryClient, type RegistryClient } from '../registries/look-up-registration.js';
import type { QuestionLedger } from '../registries/question-budget.js';
import type { RegistryCache } from '../registries/registry-cache.js';
import { createHostLookup } from './registry-hosts.js';
import { createResolver, type Resolver } from './resolver.js';
import { rootCut } from './root-cut.js';
import { createKnowledge, createScope, type Knowledge } from './scope.js';

/** What a run needs from outside to ask anybody. */
export type RunDeps = {
  readonly settings: NetworkSettings;
  readonly now: () => Date;
  /** Registry answers of earlier runs. */
  readonly registryCache?: RegistryCache | undefined;
  /** Questions that earlier runs have put to the registries. */
  readonly questionLedger?: QuestionLedger | undefined;
};

/** What all names of a run share: whom they ask through, and what is known of zones that are nobody's own. */
export type RunTools = {
  readonly transport: DnsTransport;
  readonly resolver: Resolver;
  readonly registries: RegistryClient;
  readonly shared: Knowledge;
  readonly dnsPort: number;
};

export function createRunTools({ settings, now, registryCache, questionLedger }: RunDeps): RunTools {
  const transport = createDnsTransport({ settings, now });
  const resolver = createResolver({ dnsPort: settings.dnsPort, ipv6: settings.ipv6 });
  const shared = createKnowledge();
  shared.cuts.set(ROOT, rootCut(settings.rootHints));
  const registries = createRegistryClient({
    // A name that has little time has no more of it for one registry's answer.
    settings: {
      ...settings,
      registryTimeoutMs: Math.min(settings.registryTimeoutMs, settings.nameTimeoutMs),
    },
    now,
    cache: registryCache,
    ledger: questionLedger,
    resolveHost: createHostLookup(resolver, (signal) => createScope(transport, shared, ROOT, signal)),
  });
  return { transport, resolver, registries, shared, dnsPort: settings.dnsPort };
}
