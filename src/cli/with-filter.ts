import type { Weighing } from '../assess/domain-report.js';
import type { Report } from '../model/report.js';

/** Notes in the report what the run was told to leave out, so that nobody takes it for resolved. */
export function withFilter(report: Report, { severities, minSeverity, minConfidence }: Weighing): Report {
  const off = Object.keys(severities)
    .filter((id) => severities[id] === 'off')
    .sort();
  if (off.length === 0 && minSeverity === 'info' && minConfidence === 'possible') return report;
  return { ...report, run: { ...report.run, filter: { minSeverity, minConfidence, off } } };
}
