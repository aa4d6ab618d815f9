import type { DomainReport } from './report.js';

/** Status, risk and exposure of a row by what is in it; findings worst first. */
export function gradeOfRow({
  findings,
  unknowns,
}: Pick<DomainReport, 'findings' | 'unknowns'>): Pick<DomainReport, 'status' | 'risk' | 'exposure'> {
  const status = findings.length > 0 ? 'findings' : unknowns.length > 0 ? 'incomplete' : 'clean';
  return {
    status,
    risk: findings[0]?.severity ?? (status === 'clean' ? 'none' : 'unknown'),
    exposure: Math.max(0, ...findings.map(({ exposure }) => exposure ?? 0)),
  };
}
