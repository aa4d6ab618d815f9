import type { CheckId, Subject } from './finding.js';
import type { Confidence, Severity } from './severity.js';
import type { Text } from './text.js';

/** What became of the findings since an earlier result. `since` is when that began; null where there was none. */
export type History = {
  readonly since: string | null;
  readonly findings: readonly FindingHistory[];
};

/** What happened to a finding between two results, worst news first. */
export const CHANGES = ['new', 'reopened', 'changed', 'unknown', 'resolved'] as const;
export type Change = (typeof CHANGES)[number];

/**
 * One finding over time, by its fingerprint.
 * `state`: `open` (seen in this result), `unknown` (seen before, could not be checked now), `resolved` (checked, and gone).
 * `change` is null where nothing changed. Instants are ISO 8601 in UTC.
 */
export type FindingHistory = {
  readonly fingerprint: string;
  readonly id: CheckId;
  readonly domain: string;
  readonly subject: Subject;
  /** As last seen. */
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly title: Text;
  readonly message: Text;
  readonly state: 'open' | 'unknown' | 'resolved';
  readonly change: Change | null;
  /** What it was, where `change` is `changed`. */
  readonly before: { readonly severity: Severity; readonly confidence: Confidence } | null;
  readonly firstSeen: string;
  readonly lastSeen: string;
  readonly resolvedAt: string | null;
  /** Results in a row that showed it; those that could not tell neither count nor interrupt. */
  readonly runs: number;
  /** Whole days since it was last seen. */
  readonly ageDays: number;
  /** Why it could not be checked, where `state` is `unknown`. */
  readonly reason: Text | null;
};

/** A finding that somebody decided to live with, and until when (`YYYY-MM-DD`, the last day, in Japan). */
export type Acceptance = { readonly reason: string; readonly owner: string; readonly expires: string };
