import { newsOf } from '../history/news.js';
import type { History } from '../model/history.js';
import type { Report, Summary } from '../model/report.js';
import { isAtLeast, SEVERITIES, type Severity } from '../model/severity.js';

export const EXIT = {
  clean: 0,
  findings: 1,
  usage: 2,
  incomplete: 3,
  ownFault: 70,
  interrupted: 130,
} as const;

export type FailOn = Severity | 'none';

/**
 * Findings at or above the threshold win over what is incomplete. Never a count. `minCoverage` is the share of names, 0 to
 * 1, whose every question must have been answered; by default all of them.
 */
export function exitCodeOf(summary: Summary, failOn: FailOn, minCoverage = 1): number {
  const reached = SEVERITIES.filter((severity) => failOn !== 'none' && isAtLeast(severity, failOn));
  if (reached.some((severity) => summary.bySeverity[severity] > 0)) return EXIT.findings;
  // Divided, both sides are the number nearest to the same share; multiplied, 94.2 % of 500 is more than 471.
  return summary.complete / summary.domains < minCoverage ? EXIT.incomplete : EXIT.clean;
}

/** As `exitCodeOf`, where only findings that are news count. */
export function exitCodeOfNews(report: Report, history: History, failOn: FailOn, minCoverage = 1): number {
  const news = newsOf(history);
  const isNews = report.domains
    .flatMap(({ findings }) => findings)
    .some(
      ({ fingerprint, severity }) =>
        failOn !== 'none' && news.has(fingerprint) && isAtLeast(severity, failOn),
    );
  return isNews ? EXIT.findings : exitCodeOf(report.summary, 'none', minCoverage);
}
