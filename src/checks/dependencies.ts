import type { DependencyDomainView } from '../derive/audit-view.js';
import { exposureAfter } from '../derive/exposure.js';
import type { ProofItem } from '../model/finding.js';
import { type Outcome, outcomeOf, type Subject, type Unknown } from '../model/finding.js';
import { fill, message, type Text } from '../model/text.js';
import type { DelegatedView } from './check.js';
import { proofOfDomain, proofOfKeys } from './proof.js';
import { LIMIT_REACHED } from './reasons.js';
import type { Verdict } from './verdict.js';

/** Limits of ours that cut the closure short: what lies behind them was not seen. */
const CLOSURE_LIMITS = ['MAX_DEPENDENCY_DEPTH', 'MAX_DEPENDENCY_HOSTS', 'MAX_QUESTIONS_PER_RESOLUTION'];

/** The outcome over the domains that the resolution depends on further away. */
export function judgeDependencies(
  view: DelegatedView,
  judge: (domain: DependencyDomainView) => Verdict,
): Outcome {
  const verdicts = view.delegation.dependencies.map(judge);
  const cut: Unknown[] = view.evidence.limits
    .filter(({ limit }) => CLOSURE_LIMITS.includes(limit))
    .map(({ limit, subject }) => ({ reason: fill(LIMIT_REACHED, { limit }), subject: { zone: subject } }));
  return outcomeOf(
    verdicts.flatMap(({ findings }) => findings),
    [...verdicts.flatMap(({ unknowns }) => unknowns), ...cut],
  );
}

export function dependencySubject({ domain }: DependencyDomainView): Subject {
  return { registeredDomain: domain };
}

/** The way to the domain, as a reader follows it with dig. */
export function pathText({ path }: DependencyDomainView): string {
  return path.join(' → ');
}

/** Cache misses after which the share is told: what a busy name sees in a few days. */
const MISSES = 5;

const SHARE = message(
  '{once} % of lookups, {often} % of five, reach its servers',
  '名前解決の{once}%（5回のうち少なくとも1回では{often}%）がこのドメイン名のサーバーに届きます',
);

export function exposureText({ exposure }: DependencyDomainView): Text {
  const percent = (share: number) => Math.round(share * 100);
  return fill(SHARE, { once: percent(exposure), often: percent(exposureAfter(exposure, MISSES)) });
}

/** The referrals on the way, and both witnesses of the domain. */
export function proofOfDependency(view: DelegatedView, domain: DependencyDomainView): ProofItem[] {
  const referrals = view.evidence.zones
    .filter(({ zone }) => domain.path.includes(zone))
    .flatMap(({ referral }) => (referral === null ? [] : [referral]));
  return [...proofOfKeys(view.evidence, referrals), ...proofOfDomain(view.evidence, domain)];
}
