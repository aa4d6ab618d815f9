import type { DomainFacts } from './facts.js';

/** The rules by name. S are strong signs, M moderate ones. Source: the design's registry rules; M6 is the configuration's. */
export const RULE_NAMES = [
  'S1',
  'S2',
  'S2b',
  'S3',
  'S4',
  'S5',
  'M1',
  'M2',
  'M3',
  'M4',
  'M5',
  'M6',
  'M7',
] as const;
export type RuleName = (typeof RULE_NAMES)[number];

/**
 * What a rule says.
 * - `fires`: `was` and `is` are what it compares, for people. `isWeak` where it rests on data nobody has verified.
 * - `silent`: it looked and saw nothing; `since` is how far back it could look, null where that has no meaning.
 * - `blind`: what it needs is not known.
 */
export type RuleOutcome =
  | { readonly kind: 'fires'; readonly was: string; readonly is: string; readonly isWeak?: boolean }
  | { readonly kind: 'silent'; readonly since: string | null }
  | { readonly kind: 'blind' };

export type Rule = (facts: DomainFacts) => RuleOutcome;

export const BLIND: RuleOutcome = { kind: 'blind' };

export const silent = (since: string | null = null): RuleOutcome => ({ kind: 'silent', since });

export const fires = (was: string, is: string): RuleOutcome => ({ kind: 'fires', was, is });
