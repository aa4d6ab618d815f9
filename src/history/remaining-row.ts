import type { DomainReport, FindingReport } from '../model/report.js';
import { gradeOfRow } from '../model/row-grade.js';

/** The row with only these of its findings, worst first: its status, risk and exposure are those of what is left. */
export function remainingRow(row: DomainReport, findings: readonly FindingReport[]): DomainReport {
  const left = { ...row, findings };
  return { ...left, ...gradeOfRow(left) };
}
