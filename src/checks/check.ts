import type { AuditView } from '../derive/audit-view.js';
import type { CheckId, Outcome } from '../model/finding.js';
import type { Text } from '../model/text.js';

/**
 * One check: what it looks for and why, and a pure, total function over what was seen.
 * `messages` has one entry per way to fail; a finding names its entry, and the severity profile has a row for it.
 */
export type Check = {
  readonly id: CheckId;
  readonly title: Text;
  /** Why it matters, to a municipal officer: fact and consequence. */
  readonly why: Text;
  /** What to do in general; findings carry the specific steps. */
  readonly remedy: Text;
  /** RFCs and pages, with sections. */
  readonly references: readonly string[];
  readonly messages: Readonly<Record<string, Text>>;
  readonly run: (view: AuditView) => Outcome;
};
