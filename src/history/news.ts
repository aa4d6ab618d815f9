import type { FindingHistory, History } from '../model/history.js';
import { compareSeverity } from '../model/severity.js';

/** The fingerprints of what somebody should hear about: new, come back, or become worse. */
export function newsOf(history: History): ReadonlySet<string> {
  return new Set(history.findings.filter(isNews).map(({ fingerprint }) => fingerprint));
}

function isNews({ change, severity, before }: FindingHistory): boolean {
  if (change === 'new' || change === 'reopened') return true;
  return before !== null && compareSeverity(severity, before.severity) < 0;
}
