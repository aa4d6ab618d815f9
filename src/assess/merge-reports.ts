import type { FindingHistory } from '../model/history.js';
import { type DomainReport, type Report, type RunFilter, SCHEMA_VERSION } from '../model/report.js';
import { CONFIDENCES, isAtLeast } from '../model/severity.js';
import { createRunTally } from './run-tally.js';

/** A result and where it came from, for people. */
export type NamedReport = { readonly name: string; readonly report: Report };

/** A name that stands in two results: which of them is right, nobody can tell. */
export type DuplicateName = {
  readonly kind: 'duplicate';
  readonly domain: string;
  readonly names: readonly [string, string];
};

/** One result from the results of shards. Queries add up; what changed since earlier results is put together. */
export function mergeReports(parts: readonly NamedReport[], version: string): Report | DuplicateName {
  const rows = new Map<string, { readonly row: DomainReport; readonly name: string }>();
  const tally = createRunTally();
  for (const { name, report } of parts) {
    for (const row of report.domains) {
      const before = rows.get(row.domain);
      if (before !== undefined) return { kind: 'duplicate', domain: row.domain, names: [before.name, name] };
      rows.set(row.domain, { row, name });
      tally.add(row, undefined);
    }
  }
  const { summary, rootCauses } = tally.totals();
  const reports = parts.map(({ report }) => report);
  const filter = reports.map(({ run }) => run.filter).reduce(bothLeftOut);
  const histories = reports.flatMap(({ history }) => (history === undefined ? [] : [history]));
  const sum = (protocol: 'dns' | 'whois' | 'rdap') =>
    reports.reduce((total, { run }) => total + run.queries[protocol], 0);
  return {
    schemaVersion: SCHEMA_VERSION,
    tool: { name: 'lgaudit', version },
    run: {
      startedAt: reports.map(({ run }) => run.startedAt).sort()[0] ?? '',
      finishedAt:
        reports
          .map(({ run }) => run.finishedAt)
          .sort()
          .at(-1) ?? '',
      queries: { dns: sum('dns'), whois: sum('whois'), rdap: sum('rdap') },
      ...(filter === undefined ? {} : { filter }),
    },
    summary,
    domains: [...rows.values()].map(({ row }) => row).sort((a, b) => (a.domain < b.domain ? -1 : 1)),
    rootCauses,
    ...(histories.length < reports.length
      ? {}
      : {
          history: {
            since: histories.map(({ since }) => since).sort()[0] ?? null,
            findings: findingsOnce(reports),
          },
        }),
  };
}

/** What either of two runs left out: of that, nobody can say for all names that it is gone. */
export function bothLeftOut(a: RunFilter | undefined, b: RunFilter | undefined): RunFilter | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return {
    minSeverity: isAtLeast(a.minSeverity, b.minSeverity) ? a.minSeverity : b.minSeverity,
    minConfidence:
      CONFIDENCES.indexOf(a.minConfidence) < CONFIDENCES.indexOf(b.minConfidence)
        ? a.minConfidence
        : b.minConfidence,
    off: [...new Set([...a.off, ...b.off])].sort(),
  };
}

/** Parts compared with one result of the whole all tell of every name: the one that audited the name knows. */
function findingsOnce(reports: readonly Report[]): readonly FindingHistory[] {
  const told = new Map<string, FindingHistory>();
  for (const { history, domains } of reports) {
    const own = new Set(domains.map(({ domain }) => domain));
    for (const finding of history?.findings ?? []) {
      if (own.has(finding.domain) || !told.has(finding.fingerprint)) told.set(finding.fingerprint, finding);
    }
  }
  return [...told.values()];
}
