import { dividedAnswers, outsideChain, rogueAnswers } from './answer-rules.js';
import {
  backFromGone,
  createdSinceBaseline,
  createdSinceDelegation,
  createdSinceParentSerial,
  createdSinceZoneUpdate,
} from './creation-rules.js';
import { dayOf, isLater } from './day.js';
import type { DomainFacts } from './facts.js';
import { compareHolders } from './holder.js';
import { changedHands, eventSinceBaseline, movedNetworks, parked, unexpectedHolder } from './holder-rules.js';
import type { NetworkComparison } from './networks.js';
import { RULE_NAMES, type Rule, type RuleName, type RuleOutcome } from './rule.js';

/**
 * What the rules come to, for one name-server domain. Source: the table in the design's registry rules.
 * - `hijacked`: a server gives rogue answers, and the domain has changed hands or is parked.
 * - `third-party`: registered anew, and another sign. - `owner-unknown`: registered anew, and nothing else.
 * - `same-holder`: registered anew by whom it belonged to, or is known to belong to. - `rogue`: rogue answers, and nothing on its past.
 * - `suspect`: two moderate signs or more, or another holder. - `quiet`: nothing to say.
 */
export type VerdictKind =
  | 'hijacked'
  | 'third-party'
  | 'owner-unknown'
  | 'same-holder'
  | 'rogue'
  | 'suspect'
  | 'quiet';

export type Chronology = {
  readonly verdict: VerdictKind;
  readonly outcomes: Readonly<Record<RuleName, RuleOutcome>>;
  /** What M5 went by: why it is blind, or how it could tell. */
  readonly networks: NetworkComparison;
};

const RULES: Readonly<Record<RuleName, Rule>> = {
  S1: createdSinceBaseline,
  S2: createdSinceZoneUpdate,
  S2b: createdSinceDelegation,
  S3: backFromGone,
  S4: rogueAnswers,
  S5: outsideChain,
  M1: parked,
  M2: changedHands,
  M3: eventSinceBaseline,
  M4: dividedAnswers,
  M5: movedNetworks,
  M6: unexpectedHolder,
  M7: createdSinceParentSerial,
};

/** Signs that a domain was registered anew. */
const ANEW: readonly RuleName[] = ['S1', 'S2', 'S2b', 'S3'];
const ROGUE: readonly RuleName[] = ['S4', 'S5'];
/** Another holder than before, or than known: enough for a suspicion. */
const OTHER_HOLDER: readonly RuleName[] = ['M2', 'M6'];
/** Signs that make rogue answers a hijack, as those of a new registration do. */
export const BESIDE_ROGUE: readonly RuleName[] = ['M1', ...OTHER_HOLDER];
/** Signs that say nothing against the holder who is the same as before. */
const OF_THE_PAST: readonly RuleName[] = [...ANEW, 'M3', 'M7'];

/** Runs every rule over the facts and sums them up. Pure. */
export function judgeChronology(facts: DomainFacts): Chronology {
  const outcomes = Object.fromEntries(RULE_NAMES.map((name) => [name, RULES[name](facts)])) as Record<
    RuleName,
    RuleOutcome
  >;
  return { verdict: verdictOf(outcomes, isSameHolder(facts)), outcomes, networks: facts.networks };
}

export function firing(outcomes: Chronology['outcomes']): readonly RuleName[] {
  return RULE_NAMES.filter((name) => outcomes[name].kind === 'fires');
}

function verdictOf(outcomes: Chronology['outcomes'], sameHolder: boolean): VerdictKind {
  const all = firing(outcomes);
  // What nobody has verified raises nothing beyond a suspicion.
  const sound = all.filter((name) => !isWeak(outcomes[name]));
  const has = (names: readonly RuleName[]) => names.some((name) => sound.includes(name));
  const anew = sound.filter((name) => ANEW.includes(name));
  if (has(ROGUE) && (anew.length > 0 || has(BESIDE_ROGUE))) return 'hijacked';
  if (anew.length > 0 && sameHolder && sound.every((name) => OF_THE_PAST.includes(name)))
    return 'same-holder';
  if (anew.length > 0) return sound.length > 1 ? 'third-party' : 'owner-unknown';
  if (has(ROGUE)) return 'rogue';
  const moderate = all.filter((name) => name.startsWith('M'));
  return moderate.length >= 2 || has(OTHER_HOLDER) ? 'suspect' : 'quiet';
}

function isWeak(outcome: RuleOutcome): boolean {
  return outcome.kind === 'fires' && outcome.isWeak === true;
}

/**
 * The configuration knows better than an earlier audit, where it can be compared at all. An earlier audit that saw this
 * same registration tells who holds it now, not who held the name before it.
 */
function isSameHolder({ registration, before, expectedHolder }: DomainFacts): boolean {
  const holder = registration?.registrant ?? null;
  const expected = compareHolders(expectedHolder, holder);
  if (expected !== 'unknown') return expected === 'same';
  const [now, then] = [dayOf(registration?.createdAt), dayOf(before?.createdAt)];
  const isThisRegistration = now !== null && then !== null && !isLater(now, then);
  return !isThisRegistration && compareHolders(before?.registrant ?? null, holder) === 'same';
}
