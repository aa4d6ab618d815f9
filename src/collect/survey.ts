import { contentNames } from '../dns/content-names.js';
import type { Question } from '../dns/message.js';
import { type DomainName, isAtOrBelow, labelsOf, nameFromLabels } from '../dns/name.js';
import { registrableDomain } from '../dns/public-suffix.js';
import type { Evidence, RegistrationEvidence, ZoneEvidence } from '../model/evidence.js';
import type { RegistryLookup } from '../model/registration.js';
import type { Target } from '../model/target.js';
import { findAuditedZone } from './audited-zone.js';
import { contentTargets } from './content-domains.js';
import { startDeadline } from './deadline.js';
import { closeDependencies } from './dependencies.js';
import { MAX_NS_HOSTS } from './limits.js';
import { parentCut } from './parent-views.js';
import { registeredDomainOf } from './registrations.js';
import { createRunTools, type RunDeps } from './run-tools.js';
import { type Cut, chainOf, createScope, findCut, type Scope } from './scope.js';
import { watchForWaiting } from './waiting.js';

/** What a name depends on at registries, and the zones on the way there. Too little to judge anything by. */
export type Survey = Pick<Evidence, 'collectedAt' | 'audited'> & {
  readonly zones: readonly Pick<ZoneEvidence, 'zone' | 'nameServers'>[];
  readonly registrations: readonly Pick<RegistrationEvidence, 'domain' | 'lookup'>[];
};

/**
 * Puts the questions to registries that audits of the names would put, with the fewest questions on the way: the walk
 * to the zone, then its NS, MX, SPF and www at one of its servers. As `collect`, it never rejects for what the network does.
 * What only one of several disagreeing servers lists is missed; the audit comes upon it and asks for itself.
 */
export type Surveyor = {
  readonly survey: (target: Target, signal: AbortSignal, onWaiting?: () => void) => Promise<Survey>;
};

/** Hears of a name and the deepest zone known above it. */
type OnName = (name: DomainName, zone: DomainName) => void;

export function createSurveyor(deps: RunDeps): Surveyor {
  const tools = createRunTools(deps);
  const { resolver, registries, transport, shared } = tools;

  async function survey(target: Target, signal: AbortSignal, onWaiting = () => {}): Promise<Survey> {
    const collectedAt = deps.now().toISOString();
    const deadline = startDeadline(signal, deps.settings.nameTimeoutMs);
    const apex = registrableDomain(target.domain) ?? target.domain;
    const scope = createScope(transport, shared, apex, deadline.signal, signal);
    const stopWatching = watchForWaiting(scope, onWaiting);
    const lookups = new Map<DomainName, Promise<RegistryLookup>>();
    const { audited } = await findAuditedZone(target.domain, tools, scope);
    const cut = audited.kind === 'zone' ? findCut(scope, audited.zone) : undefined;
    if (cut !== undefined && parentCut(cut, scope) !== undefined) {
      await followZone(cut, scope, (name, zone) => {
        const domain = registeredDomainOf(name, zone, scope)?.domain;
        if (domain !== undefined && !lookups.has(domain))
          lookups.set(domain, registries.lookUp(domain, scope.run));
      });
    }
    const registrations = await Promise.all(
      [...lookups].map(async ([domain, lookup]) => ({ domain, lookup: await lookup })),
    );
    stopWatching();
    deadline.end();
    const zones = cut === undefined ? [] : chainOf(scope, cut.zone);
    return { collectedAt, audited, zones, registrations };
  }

  async function followZone(cut: Cut, scope: Scope, onName: OnName): Promise<void> {
    const ask = (question: Question) => resolver.askZone(cut, question, scope);
    const ns = await ask({ name: cut.zone, type: 'NS' });
    // Where nobody serves the zone, nobody knows what is in it.
    const contents = ns.kind === 'found' ? await Promise.all(questionsAbout(cut.zone).map(ask)) : [];
    const records = [ns, ...contents].flatMap((one) => (one.kind === 'found' ? one.message.answers : []));
    const listed = records.flatMap((rr) => (rr.type === 'NS' && rr.name === cut.zone ? [rr.target] : []));
    const hosts = [...new Set([...cut.nameServers, ...listed])].slice(0, MAX_NS_HOSTS);
    const external = await Promise.all(
      hosts.filter((host) => !isAtOrBelow(host, cut.zone)).map((host) => resolver.resolveHost(host, scope)),
    );
    for (const { host, zone } of external) onName(host, zone);
    onName(cut.zone, cut.zone);
    const start = [cut.zone, ...external.map(({ zone }) => zone)].flatMap((zone) => chainOf(scope, zone));
    const [, content] = await Promise.all([
      closeDependencies(start, external, resolver, ({ host, zone }) => onName(host, zone), scope),
      contentTargets(contentNames(records), resolver, scope),
    ]);
    for (const { name, zone } of content) onName(name, zone);
  }

  return { survey };
}

/** An alias at the apex, which it must not have, answers any of these. */
function questionsAbout(zone: DomainName): Question[] {
  const www = nameFromLabels([Buffer.from('www'), ...labelsOf(zone)]);
  return [
    { name: zone, type: 'MX' },
    { name: zone, type: 'TXT' },
    ...(typeof www === 'string' ? [{ name: www, type: 'A' } as const] : []),
  ];
}
