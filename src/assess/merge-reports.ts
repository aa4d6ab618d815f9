import { type DomainReport, type Report, SCHEMA_VERSION } from '../model/report.js';
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
  const filter = reports.find(({ run }) => run.filter !== undefined)?.run.filter;
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
            findings: histories.flatMap(({ findings }) => findings),
          },
        }),
  };
}
