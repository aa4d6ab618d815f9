import type { AuditView, DelegationView } from '../derive/audit-view.js';
import type { CheckId, Outcome } from '../model/finding.js';
import type { Text } from '../model/text.js';

/**
 * One check: what it looks for and why, and a pure, total function over what was seen.
 * `needs` is what must be there before `run` is called; the runner (evaluate.ts) answers for whatever is missing.
 * `messages` has one entry per way to fail; a finding names its entry, and the severity profile has a row for it.
 */
export type Check = CheckText &
  (
    | { readonly needs: 'evidence'; readonly run: (view: AuditView) => Outcome }
    | { readonly needs: 'delegation'; readonly run: (view: DelegatedView) => Outcome }
  );

/** What people read about a check. */
type CheckText = {
  readonly id: CheckId;
  readonly title: Text;
  /** Why it matters, to a municipal officer: fact and consequence. */
  readonly why: Text;
  /** What to do in general; findings carry the specific steps. */
  readonly remedy: Text;
  /** RFCs and pages, with sections. */
  readonly references: readonly string[];
  readonly messages: Readonly<Record<string, Text>>;
};

/** The view of a name whose zone is delegated: what most checks look at. */
export type DelegatedView = AuditView & { readonly delegation: DelegationView };
