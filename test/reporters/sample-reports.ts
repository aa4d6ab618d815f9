import type { DomainReport, Report, RootCause } from '../../src/model/report.js';
import { SEVERITIES, type Severity } from '../../src/model/severity.js';
import {
  absentService,
  cleanCity,
  criticalCity,
  idnService,
  incompleteVillage,
  insideName,
  suspendedTown,
} from './sample-domains.js';

/** The reports behind the golden files, by file name. */
export const SAMPLE_REPORTS = {
  'critical-unregistered': reportOf([criticalCity]),
  'clean-in-house': reportOf([cleanCity]),
  'suspended-with-dates': reportOf([suspendedTown]),
  'incomplete-rate-limited': reportOf([incompleteVillage]),
  'several-domains': reportOf(
    [cleanCity, criticalCity, insideName, incompleteVillage, idnService, absentService],
    [
      {
        registeredDomain: 'example.jp',
        findings: ['hijack/ns-domain-unregistered'],
        domains: ['city.example.lg.jp', 'www.city.example.lg.jp'],
      },
    ],
  ),
} as const satisfies Readonly<Record<string, Report>>;

export function reportOf(domains: readonly DomainReport[], rootCauses: readonly RootCause[] = []): Report {
  const having = (status: DomainReport['status']) => domains.filter((row) => row.status === status).length;
  const findings = domains.flatMap((row) => row.findings);
  return {
    schemaVersion: '1.0',
    tool: { name: 'lgaudit', version: '0.1.0' },
    run: {
      startedAt: '2026-11-21T18:02:11.000Z',
      finishedAt: '2026-11-21T18:05:40.000Z',
      queries: { dns: 64 * domains.length, whois: domains.length, rdap: 0 },
    },
    summary: {
      domains: domains.length,
      clean: having('clean'),
      withFindings: having('findings'),
      incomplete: having('incomplete'),
      bySeverity: Object.fromEntries(
        SEVERITIES.map((severity) => [severity, findings.filter((it) => it.severity === severity).length]),
      ) as Record<Severity, number>,
      complete: domains.filter((row) => row.unknowns.length === 0).length,
      reasons: domains
        .filter((row) => row.unknowns.length > 0)
        .slice(0, 1)
        .map(() => ({
          reason: { en: 'whois.jprs.jp: rate limited', ja: 'whois.jprs.jp：制限' },
          domains: 1,
        })),
    },
    domains,
    rootCauses,
  };
}
