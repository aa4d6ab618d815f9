import type { AuditView } from '../derive/audit-view.js';
import type { Outcome } from '../model/finding.js';
import { withoutDelegation, withoutServers } from './applicability.js';
import type { Check, DelegatedView } from './check.js';
import { mitigate } from './mitigation.js';

export type CheckResult = { readonly check: Check; readonly outcome: Outcome };

/** Runs the checks over one name, in the order given. Pure: the same view gives the same results. */
export function evaluate(view: AuditView, checks: readonly Check[]): readonly CheckResult[] {
  return checks.map((check) => ({ check, outcome: run(check, view) }));
}

function run(check: Check, view: AuditView): Outcome {
  if (check.needs === 'evidence') return check.run(view);
  if (!isDelegated(view)) return withoutDelegation(view);
  const outcome = mitigate(check, view, check.run(view));
  const isEmptyPass = outcome.kind === 'pass' && view.delegation.servers.length === 0;
  return isEmptyPass ? withoutServers(view) : outcome;
}

function isDelegated(view: AuditView): view is DelegatedView {
  return view.delegation !== null;
}
