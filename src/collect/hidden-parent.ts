import { isBelow } from '../dns/name.js';
import { classifyResponse } from '../dns/response-kind.js';
import { askParents, parentCut } from './parent-views.js';
import type { Resolver } from './resolver.js';
import { type Cut, replyOf, type Scope, storeCut } from './scope.js';

type Tools = { readonly resolver: Resolver; readonly dnsPort: number };

/**
 * The cut with its true parent. A server of the zone above the parent that serves the parent too refers to the zone at
 * once, and the parent stays unseen; the other servers of that zone above refer to the parent. As many questions as
 * that zone has servers, and the same ones that its view of the delegation takes.
 */
export async function withTrueParent(cut: Cut, tools: Tools, scope: Scope): Promise<Cut> {
  const above = parentCut(cut, scope);
  if (above === undefined) return cut;
  const { exchanges } = await askParents(cut.zone, above, tools, scope);
  for (const exchange of exchanges) {
    const message = replyOf(exchange);
    const response = message && classifyResponse(message, exchange.question, above.zone);
    if (response?.kind !== 'referral' || !isBelow(cut.zone, response.cut)) continue;
    const { cut: zone, nameServers, glue } = response;
    const between: Cut = { zone, parent: above.zone, nameServers, glue, referral: exchange };
    const below = await cutBelow(between, cut, tools, scope);
    if (below === undefined) continue;
    storeCut(scope, between);
    storeCut(scope, below);
    return withTrueParent(below, tools, scope);
  }
  return cut;
}

/** What a zone in between delegates, down to `cut`; undefined where it knows nothing of it. */
async function cutBelow(between: Cut, cut: Cut, { resolver }: Tools, scope: Scope): Promise<Cut | undefined> {
  const result = await resolver.askZone(between, { name: cut.zone, type: 'NS' }, scope);
  if (result.kind === 'failed') return undefined;
  const { response, exchange } = result;
  if (response.kind === 'answer' && response.authoritative) return { ...cut, parent: between.zone };
  if (response.kind !== 'referral' || response.cut !== cut.zone) return undefined;
  const { nameServers, glue } = response;
  return { zone: cut.zone, parent: between.zone, nameServers, glue, referral: exchange };
}
