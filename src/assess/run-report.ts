import type { Evidence } from '../model/evidence.js';
import type { CheckId } from '../model/finding.js';
import {
  type DomainReport,
  type Report,
  type RootCause,
  SCHEMA_VERSION,
  type Summary,
} from '../model/report.js';
import { SEVERITIES, type Severity } from '../model/severity.js';

/** What a run's report needs to know of each name, beside its row: small, so that evidence can be let go. */
export type RunShare = {
  readonly collectedAt: string;
  readonly finishedAt: string;
  readonly dnsQueries: number;
  /** The registry look-ups used, `protocol domain`; names of a run share them. */
  readonly lookups: readonly string[];
};

export function runShare(evidence: Evidence): RunShare {
  return {
    collectedAt: evidence.collectedAt,
    finishedAt: evidence.finishedAt,
    dnsQueries: evidence.queries.dns,
    lookups: evidence.registrations.flatMap(({ domain, lookup }) =>
      lookup.protocol === null ? [] : [`${lookup.protocol} ${domain}`],
    ),
  };
}

/** Puts the rows of a run together. Sorted throughout, so the order of the audits leaves no trace. */
export function runReport(
  rows: readonly DomainReport[],
  shares: readonly RunShare[],
  version: string,
): Report {
  const domains = [...rows].sort((a, b) => (a.domain < b.domain ? -1 : a.domain > b.domain ? 1 : 0));
  const lookups = [...new Set(shares.flatMap((share) => share.lookups))];
  return {
    schemaVersion: SCHEMA_VERSION,
    tool: { name: 'lgaudit', version },
    run: {
      startedAt: shares.map((share) => share.collectedAt).sort()[0] ?? '',
      finishedAt:
        shares
          .map((share) => share.finishedAt)
          .sort()
          .at(-1) ?? '',
      queries: {
        dns: shares.reduce((sum, share) => sum + share.dnsQueries, 0),
        whois: lookups.filter((lookup) => lookup.startsWith('whois ')).length,
        rdap: lookups.filter((lookup) => lookup.startsWith('rdap ')).length,
      },
    },
    summary: summarize(domains),
    domains,
    rootCauses: rootCauses(domains),
  };
}

function summarize(domains: readonly DomainReport[]): Summary {
  const count = (status: DomainReport['status']) => domains.filter((one) => one.status === status).length;
  const findings = domains.flatMap((one) => one.findings);
  const bySeverity = Object.fromEntries(
    SEVERITIES.map((severity) => [severity, findings.filter((one) => one.severity === severity).length]),
  ) as Record<Severity, number>;
  return {
    domains: domains.length,
    clean: count('clean'),
    withFindings: count('findings'),
    incomplete: count('incomplete'),
    bySeverity,
  };
}

/** One entry per name-server domain with hijack findings, and every audited name that hangs on it. */
function rootCauses(domains: readonly DomainReport[]): RootCause[] {
  const causes = new Map<string, { findings: Set<CheckId>; domains: Set<string> }>();
  for (const { domain, findings } of domains) {
    for (const { id, subject } of findings) {
      if (!id.startsWith('hijack/') || subject.registeredDomain === undefined) continue;
      const cause = causes.get(subject.registeredDomain) ?? { findings: new Set(), domains: new Set() };
      cause.findings.add(id);
      cause.domains.add(domain);
      causes.set(subject.registeredDomain, cause);
    }
  }
  return [...causes.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([registeredDomain, cause]) => ({
      registeredDomain,
      findings: [...cause.findings].sort(),
      domains: [...cause.domains].sort(),
    }));
}
