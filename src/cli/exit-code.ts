import type { Report } from '../model/report.js';
import { isAtLeast, type Severity } from '../model/severity.js';

export const EXIT = {
  clean: 0,
  findings: 1,
  usage: 2,
  incomplete: 3,
  ownFault: 70,
  interrupted: 130,
} as const;

export type FailOn = Severity | 'none';

/** Findings at or above the threshold win over what is incomplete. Never a count. */
export function exitCodeOf(report: Pick<Report, 'domains'>, failOn: FailOn): number {
  const findings = report.domains.flatMap((domain) => domain.findings);
  if (failOn !== 'none' && findings.some((finding) => isAtLeast(finding.severity, failOn)))
    return EXIT.findings;
  const incomplete = report.domains.some(
    (domain) => domain.status === 'incomplete' || domain.unknowns.length > 0,
  );
  return incomplete ? EXIT.incomplete : EXIT.clean;
}
