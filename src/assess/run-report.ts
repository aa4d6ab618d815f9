import { type DomainReport, type Report, SCHEMA_VERSION } from '../model/report.js';
import type { RunShare } from './run-share.js';
import { createRunTally } from './run-tally.js';

/** Puts the rows of a run together. Sorted throughout, so the order of the audits leaves no trace. */
export function runReport(
  rows: readonly DomainReport[],
  shares: readonly RunShare[],
  version: string,
): Report {
  const tally = createRunTally();
  for (const [at, row] of rows.entries()) tally.add(row, shares[at]);
  const { run, summary, rootCauses } = tally.totals();
  const domains = [...rows].sort((a, b) => (a.domain < b.domain ? -1 : a.domain > b.domain ? 1 : 0));
  return {
    schemaVersion: SCHEMA_VERSION,
    tool: { name: 'lgaudit', version },
    run,
    summary,
    domains,
    rootCauses,
  };
}
