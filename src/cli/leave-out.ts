import { bothLeftOut } from '../assess/merge-reports.js';
import { remainingRow } from '../history/remaining-row.js';
import type { DomainReport, Report } from '../model/report.js';
import { type Levels, reaches } from '../model/severity.js';
import { findingsWorstFirst } from '../reporters/report-order.js';
import { withSums } from './result-files.js';

/** A saved result without what does not reach the levels; sums are made anew, and the result says what it lacks. */
export function leaveOut(report: Report, { minSeverity, minConfidence }: Levels): Report {
  if (minSeverity === 'info' && minConfidence === 'possible') return report;
  const levels = { minSeverity, minConfidence, off: [] };
  const filter = bothLeftOut(report.run.filter, levels) ?? levels;
  const shown = <F extends Parameters<typeof reaches>[0]>(all: readonly F[]) =>
    all.filter((one) => reaches(one, levels));
  const { history } = report;
  return withSums({
    ...report,
    run: { ...report.run, filter },
    domains: report.domains.map((row): DomainReport => {
      const left = remainingRow(row, findingsWorstFirst(shown(row.findings)));
      return row.ignored === undefined ? left : { ...left, ignored: shown(row.ignored) };
    }),
    ...(history === undefined ? {} : { history: { ...history, findings: shown(history.findings) } }),
  });
}
