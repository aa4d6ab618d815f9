import type { DependencyDomainView } from '../derive/audit-view.js';
import { exposureAfter } from '../derive/exposure.js';
import type { Finding, Outcome, ProofItem, Subject } from '../model/finding.js';
import type { Confidence } from '../model/severity.js';
import { fill, message, type Text } from '../model/text.js';
import type { DelegatedView } from './check.js';
import { cutShort } from './cut-short.js';
import { proofOfKeys } from './proof.js';
import { proofOfChronology } from './proof-of-chronology.js';
import { tellOperator } from './remedy/dependency.js';
import { judgeEach, type Verdict } from './verdict.js';

/** Limits of ours that cut the closure short: what lies behind them was not seen. */
const CLOSURE_LIMITS = ['MAX_DEPENDENCY_DEPTH', 'MAX_DEPENDENCY_HOSTS', 'MAX_QUESTIONS_PER_RESOLUTION'];

/** The outcome over the domains that the resolution depends on further away. */
export function judgeDependencies(
  view: DelegatedView,
  judge: (domain: DependencyDomainView) => Verdict,
): Outcome {
  return judgeEach(view.delegation.dependencies, judge, cutShort(view, CLOSURE_LIMITS, 'zone'));
}

export function dependencySubject({ domain }: DependencyDomainView): Subject {
  return { registeredDomain: domain };
}

/** What every message on such a domain says: whose resolution, by which way, and how much of it. */
export function dependencyValues({ delegation }: DelegatedView, domain: DependencyDomainView) {
  return {
    zone: delegation.zone,
    domain: domain.domain,
    path: domain.path.join(' → '),
    share: exposureText(domain),
  };
}

/** What every finding on such a domain carries beside its message. */
export function dependencyDetails(
  view: DelegatedView,
  domain: DependencyDomainView,
  confidence: Confidence,
): Omit<Finding, 'message' | 'values'> {
  return {
    subject: dependencySubject(domain),
    confidence,
    remediation: tellOperator(view, domain),
    evidence: proofOfDependency(view, domain),
    exposure: domain.exposure,
  };
}

/** Cache misses after which the share is told: what a busy name sees in a few days. */
const MISSES = 5;

const SHARE = message(
  '{once}% of lookups reach its servers, and with {often}% probability at least one of five',
  '名前解決の{once}%がこのドメイン名のサーバーに届きます（5回のうち少なくとも1回届く確率は{often}%です）',
);

const BETWEEN = message(
  'between {least}% and {most}% of lookups reach its servers, by how a resolver leaves the circle on the way',
  '経路が循環しているため、名前解決の{least}%から{most}%がこのドメイン名のサーバーに届きます（キャッシュDNSサーバーの動作により異なります）',
);
const SPARED = message(
  'glue spares lookups that way, until a resolver checks an address at its source',
  'グルーがあるため、通常の名前解決は届きませんが、IPアドレスを本来のゾーンに確認するキャッシュDNSサーバーでは届きます',
);

function exposureText({ exposure, exposureAtLeast }: DependencyDomainView): Text {
  const percent = (share: number) => Math.round(share * 100);
  if (exposure === 0) return SPARED;
  if (exposureAtLeast < exposure)
    return fill(BETWEEN, { least: percent(exposureAtLeast), most: percent(exposure) });
  return fill(SHARE, { once: percent(exposure), often: percent(exposureAfter(exposure, MISSES)) });
}

/** The referrals on the way, both witnesses of the domain, and what the rules of chronology compared. */
function proofOfDependency(view: DelegatedView, domain: DependencyDomainView): ProofItem[] {
  const referrals = view.evidence.zones
    .filter(({ zone }) => domain.path.includes(zone))
    .flatMap(({ referral }) => (referral === null ? [] : [referral]));
  return [...proofOfKeys(view.evidence, referrals), ...proofOfChronology(view, domain, domain.path.at(-2))];
}
