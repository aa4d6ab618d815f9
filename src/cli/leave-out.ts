import { remainingRow } from '../history/remaining-row.js';
import type { DomainReport, Report } from '../model/report.js';
import { CONFIDENCES, type Levels, reaches, SEVERITIES } from '../model/severity.js';
import { findingsWorstFirst } from '../reporters/report-order.js';
import { withSums } from './result-files.js';

/** A saved result without what does not reach the levels; sums are made anew, and the result says what it lacks. */
export function leaveOut(report: Report, { minSeverity, minConfidence }: Levels): Report {
  if (minSeverity === 'info' && minConfidence === 'possible') return report;
  const { filter } = report.run;
  const levels = {
    minSeverity: first(SEVERITIES, minSeverity, filter?.minSeverity),
    minConfidence: first(CONFIDENCES, minConfidence, filter?.minConfidence),
  };
  const shown = <F extends Parameters<typeof reaches>[0]>(all: readonly F[]) =>
    all.filter((one) => reaches(one, levels));
  const { history } = report;
  return withSums({
    ...report,
    run: { ...report.run, filter: { ...levels, off: filter?.off ?? [] } },
    domains: report.domains.map((row): DomainReport => {
      const left = remainingRow(row, findingsWorstFirst(shown(row.findings)));
      return row.ignored === undefined ? left : { ...left, ignored: shown(row.ignored) };
    }),
    ...(history === undefined ? {} : { history: { ...history, findings: shown(history.findings) } }),
  });
}

/** The stricter of two levels. */
function first<T>(levels: readonly T[], one: T, other: T | undefined): T {
  return levels.find((level) => level === one || level === other) ?? one;
}
