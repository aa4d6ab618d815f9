import type { DomainReport, FindingReport, Report, UnknownReport } from '../../src/model/report.js';
import type { Severity } from '../../src/model/severity.js';
import { SAMPLE_REPORTS } from '../reporters/sample-reports.js';

const [row] = SAMPLE_REPORTS['critical-unregistered'].domains as readonly [DomainReport];
const [finding] = row.findings as readonly [FindingReport];

/** A finding of `example/check`-like identity: its fingerprint is its name. */
export function found(
  name: string,
  severity: Severity = 'high',
  more: Partial<FindingReport> = {},
): FindingReport {
  return { ...finding, severity, subject: { registeredDomain: name }, fingerprint: `lga1:${name}`, ...more };
}

export function open(more: Partial<UnknownReport> = {}): UnknownReport {
  const reasonText = { en: 'rate limited', ja: '制限' };
  return { check: finding.id, reason: reasonText.en, reasonText, subject: {}, ...more };
}

/** A row of `domain`; its status follows from what is in it. */
export function rowOf(
  domain: string,
  findings: readonly FindingReport[],
  unknowns: readonly UnknownReport[] = [],
  at = '2026-11-22T00:00:00Z',
): DomainReport {
  const status = findings.length > 0 ? 'findings' : unknowns.length > 0 ? 'incomplete' : 'clean';
  const risk = findings[0]?.severity ?? (status === 'clean' ? 'none' : 'unknown');
  return { ...row, domain, status, risk, findings, unknowns, collectedAt: at };
}

/** A result of that day at midnight UTC. */
export function night(day: string, ...rows: readonly DomainReport[]): Report {
  const at = `${day}T00:00:00Z`;
  const { history: _, ...plain } = SAMPLE_REPORTS['critical-unregistered'] as Report;
  return {
    ...plain,
    run: { ...plain.run, startedAt: at, finishedAt: at },
    domains: rows.map((one) => ({ ...one, collectedAt: at })),
  };
}
