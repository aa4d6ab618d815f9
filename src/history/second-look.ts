import type { DomainReport } from '../model/report.js';
import { openQuestion } from './open-question.js';

/**
 * Which of two rows of one name stands: the later one, unless it could not check what is in question (`fingerprints`).
 * So a fault that was gone at the second look is not called new, and a second look that failed proves nothing.
 */
export function secondLook(
  first: DomainReport,
  again: DomainReport,
  fingerprints: ReadonlySet<string>,
): DomainReport {
  const shown = new Set(again.findings.map(({ fingerprint }) => fingerprint));
  const isOpen = first.findings.some(
    (finding) =>
      fingerprints.has(finding.fingerprint) &&
      !shown.has(finding.fingerprint) &&
      openQuestion(finding, again, undefined, first) !== undefined,
  );
  return isOpen ? first : again;
}
