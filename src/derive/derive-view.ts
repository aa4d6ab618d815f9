import { dayInJapan } from '../model/clock-in-japan.js';
import type { Evidence } from '../model/evidence.js';
import { inFixedOrder } from '../model/evidence-order.js';
import { type ExpectedHolders, NOBODY_EXPECTED } from '../model/expected-holders.js';
import type { AuditView, DelegationView } from './audit-view.js';
import { deriveContentDomains } from './content-domains.js';
import { chainTo, deriveGraph } from './dependency-graph.js';
import { deriveDnssec } from './dnssec/derive-dnssec.js';
import { indexExchanges } from './exchange-index.js';
import { deriveDependencies, deriveNsDomains } from './ns-domain-views.js';
import { deriveParentViews } from './parent-views.js';
import { deriveServers } from './server-views.js';
import { operatingPattern, targetKind } from './target-kind.js';

/** The view that checks see. Pure: the same evidence, and the same knowledge of holders, give the same view. */
export function deriveView(collected: Evidence, expectedHolders = NOBODY_EXPECTED): AuditView {
  const evidence = inFixedOrder(collected);
  const target = evidence.target.domain;
  return {
    evidence,
    now: evidence.collectedAt,
    today: dayInJapan(evidence.collectedAt),
    target,
    kind: targetKind(target),
    delegation: deriveDelegation(evidence, expectedHolders),
  };
}

function deriveDelegation(evidence: Evidence, expectedHolders: ExpectedHolders): DelegationView | null {
  const { audited } = evidence;
  if (audited.kind !== 'zone' || audited.parent === null) return null;
  const { zone, parent } = audited;
  const index = indexExchanges(evidence);
  const parentViews = deriveParentViews(evidence, zone, parent, index);
  const servers = deriveServers(evidence, zone, parent, parentViews, index);
  const today = dayInJapan(evidence.collectedAt);
  const chain = chainTo(evidence, zone);
  const graphs = (['parent', 'child'] as const).map((side) =>
    deriveGraph(evidence, zone, servers, side, index),
  );
  const dnssec = deriveDnssec(evidence, zone, parentViews, servers, index);
  const ground = { evidence, expectedHolders, chain, graphs, today, index };
  const domains = deriveNsDomains(ground, zone, servers, dnssec);
  return {
    zone,
    parent,
    pattern: operatingPattern(
      evidence.target.domain,
      zone,
      servers.map(({ host }) => host),
    ),
    parentViews,
    servers,
    dnssec,
    domains,
    content: deriveContentDomains(evidence, chain, servers, today, index),
    dependencies: deriveDependencies(ground, domains),
  };
}
