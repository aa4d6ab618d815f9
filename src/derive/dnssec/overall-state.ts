import type { DomainName } from '../../dns/name.js';
import type { RrType } from '../../dns/rr.js';
import type { ChainVerdict } from './chain.js';
import type { ParentSigner, ServerSignatures, SignedAnswer } from './dnssec-view.js';
import type { TrustVerdict } from './verdict.js';

/** The worst counts: a resolver may ask any server of the parent, and any server of the zone. */
const WORST_FIRST: readonly TrustVerdict['state'][] = ['bogus', 'indeterminate', 'insecure', 'secure'];

/** How the chain of trust ends for a zone, over all servers that said anything. */
export function overallState(
  zone: DomainName,
  isAnchored: boolean,
  chain: ChainVerdict,
  parents: readonly ParentSigner[],
  servers: readonly ServerSignatures[],
): TrustVerdict {
  if (!isAnchored) {
    if (chain.state !== 'secure') return chain;
    const verdicts = parents.flatMap(({ verdict }) => verdict ?? []);
    const delegation = worst(verdicts) ?? unanswered(chain.zone, 'DS');
    if (delegation.state !== 'secure') return delegation;
  }
  return worst(servers.flatMap((server) => verdictsOf(zone, server))) ?? unanswered(zone, 'DNSKEY');
}

function verdictsOf(zone: DomainName, { verdict, answers }: ServerSignatures): TrustVerdict[] {
  if (verdict.state !== 'secure') return [verdict];
  return answers.map((answer) => verdictOf(zone, answer));
}

function verdictOf(zone: DomainName, { exchange, verdict }: SignedAnswer): TrustVerdict {
  if (verdict === undefined) return unanswered(zone, exchange.question.type);
  switch (verdict.state) {
    case 'secure':
      return { state: 'secure' };
    case 'bogus':
      return {
        state: 'bogus',
        link: { zone, name: exchange.question.name, type: verdict.type, flaw: verdict.flaw },
      };
    case 'indeterminate':
      return { state: 'indeterminate', missing: { kind: 'limit', limit: verdict.limit } };
  }
}

function worst(verdicts: readonly TrustVerdict[]): TrustVerdict | undefined {
  const [first] = [...verdicts].sort((a, b) => WORST_FIRST.indexOf(a.state) - WORST_FIRST.indexOf(b.state));
  return first?.state === 'secure' ? { state: 'secure' } : first;
}

function unanswered(zone: DomainName, type: RrType): TrustVerdict {
  return { state: 'indeterminate', missing: { kind: 'no-answer', zone, type } };
}
