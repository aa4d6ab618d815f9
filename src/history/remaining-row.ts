import type { DomainReport, FindingReport } from '../model/report.js';

/** The row with only these of its findings, worst first: its status, risk and exposure are those of what is left. */
export function remainingRow(row: DomainReport, findings: readonly FindingReport[]): DomainReport {
  const status = findings.length > 0 ? 'findings' : row.unknowns.length > 0 ? 'incomplete' : 'clean';
  return {
    ...row,
    status,
    risk: findings[0]?.severity ?? (status === 'clean' ? 'none' : 'unknown'),
    exposure: Math.max(0, ...findings.map(({ exposure }) => exposure ?? 0)),
    findings,
  };
}
