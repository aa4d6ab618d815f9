import type { Acceptance } from '../model/history.js';
import type { DomainReport, FindingReport } from '../model/report.js';
import { remainingRow } from './remaining-row.js';

/** A finding to live with: by fingerprint, or by check, and then for one name or for all. */
export type AcceptanceRule = Acceptance & {
  /** Its place in the file, for people: `ignore.json: entry 3`. */
  readonly place: string;
  readonly id?: string;
  readonly fingerprint?: string;
  readonly domain?: string;
};

/** What became of a rule: what it hid, or would have hidden were it not expired, or a question it may be waiting for. */
export type RuleUse = 'hides' | 'expired' | 'waits';

export type Accepted = {
  readonly row: DomainReport;
  readonly uses: readonly { readonly rule: AcceptanceRule; readonly use: RuleUse }[];
};

/**
 * Sets the accepted findings of a row aside. The row's status and risk are those of what is left; the findings stay in
 * `ignored`, so that nothing disappears. `today` is the day in Japan, `YYYY-MM-DD`; a rule holds to the end of its last
 * day.
 */
export function acceptFindings(row: DomainReport, rules: readonly AcceptanceRule[], today: string): Accepted {
  const uses: { rule: AcceptanceRule; use: RuleUse }[] = [];
  const findings: FindingReport[] = [];
  const ignored: NonNullable<DomainReport['ignored']>[number][] = [];
  for (const finding of row.findings) {
    const matching = rules.filter((rule) => fits(rule, finding, row.domain));
    const rule = matching.find(({ expires }) => expires >= today);
    // Where another rule holds, nothing is back.
    for (const one of matching) uses.push({ rule: one, use: rule === undefined ? 'expired' : 'hides' });
    if (rule === undefined) findings.push(finding);
    else {
      const { reason, owner, expires } = rule;
      ignored.push({ ...finding, accepted: { reason, owner, expires } });
    }
  }
  for (const rule of rules) {
    if (row.unknowns.some(({ check }) => mayWaitFor(rule, check, row.domain)))
      uses.push({ rule, use: 'waits' });
  }
  if (ignored.length === 0) return { row, uses };
  return { row: { ...remainingRow(row, findings), ignored }, uses };
}

function fits(rule: AcceptanceRule, finding: FindingReport, domain: string): boolean {
  return (
    (rule.fingerprint === undefined || rule.fingerprint === finding.fingerprint) &&
    (rule.id === undefined || rule.id === finding.id) &&
    (rule.domain === undefined || rule.domain === domain)
  );
}

/** What could not be checked may be what the rule is for. */
function mayWaitFor(rule: AcceptanceRule, check: string, domain: string): boolean {
  return (
    (rule.id === undefined || rule.id === check) && (rule.domain === undefined || rule.domain === domain)
  );
}
