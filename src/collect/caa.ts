import { type DomainName, parentOf, ROOT } from '../dns/name.js';
import { isRegistryName } from '../dns/public-suffix.js';
import type { CaaStep } from '../model/evidence.js';
import type { DnsExchange } from '../model/exchange.js';
import { MAX_ALIASES } from './limits.js';
import type { Resolver } from './resolver.js';
import type { Scope } from './scope.js';

/** One step up, with the exchange that decided it. */
type Step = { readonly step: CaaStep; readonly exchanges: readonly DnsExchange[] };

/** What was learnt of registries' names (`lg.jp`, `jp`): the same for all names of a run. */
export type CaaMemory = Map<DomainName, Promise<Step>>;

/**
 * Looks for CAA records as a CA does: at the name, then label by label upwards, the root left out, until a name has
 * some. Source: RFC 8659 section 3. One question a step; names of registries are asked once a run. Where the name itself
 * has none, all those above it are asked at once.
 */
export async function climbToCaa(
  name: DomainName,
  resolver: Resolver,
  memory: CaaMemory,
  scope: Scope,
): Promise<{ readonly steps: readonly CaaStep[]; readonly exchanges: readonly DnsExchange[] }> {
  const own = await askForCaa(name, resolver, scope);
  const above =
    own.step.outcome === 'found'
      ? []
      : await Promise.all(namesAbove(name).map((at) => askOnce(at, resolver, memory, scope)));
  const last = above.findIndex(({ step }) => step.outcome === 'found');
  const climbed = [own, ...(last < 0 ? above : above.slice(0, last + 1))];
  return {
    steps: climbed.map(({ step }) => step),
    exchanges: climbed.flatMap(({ exchanges }) => exchanges),
  };
}

function namesAbove(name: DomainName): DomainName[] {
  const up = parentOf(name);
  return up === undefined || up === ROOT ? [] : [up, ...namesAbove(up)];
}

/** Names between a registry's and the audited one's are nobody else's: remembering them would hold the whole nation. */
async function askOnce(name: DomainName, resolver: Resolver, memory: CaaMemory, scope: Scope): Promise<Step> {
  if (!isRegistryName(name)) return askForCaa(name, resolver, scope);
  const known = await memory.get(name);
  if (known !== undefined && known.step.outcome !== 'failed') return known;
  const asking = askForCaa(name, resolver, scope);
  memory.set(name, asking);
  return asking;
}

/** The records of an alias are those of the name it stands for; that name's parents do not count. */
async function askForCaa(name: DomainName, resolver: Resolver, scope: Scope): Promise<Step> {
  let owner = name;
  let exchanges: readonly DnsExchange[] = [];
  for (let hops = 0; hops <= MAX_ALIASES; hops++) {
    const result = await resolver.walk({ name: owner, type: 'CAA' }, scope);
    exchanges = result.kind === 'failed' ? result.exchanges.slice(0, 1) : [result.exchange];
    if (result.kind === 'failed') break;
    const { response } = result;
    if (response.kind !== 'alias')
      return stepOf(name, response.kind === 'answer' ? 'found' : 'none', exchanges);
    owner = response.aliases.at(-1) ?? owner;
  }
  return stepOf(name, 'failed', exchanges);
}

function stepOf(name: DomainName, outcome: CaaStep['outcome'], exchanges: readonly DnsExchange[]): Step {
  return { step: { name, outcome, exchange: exchanges[0]?.key ?? null }, exchanges };
}
