import { runReport } from '../assess/run-report.js';
import { createRunTally } from '../assess/run-tally.js';
import { type AcceptanceRule, acceptFindings, type RuleUse } from '../history/acceptances.js';
import { type DomainReport, type Report, SCHEMA_VERSION } from '../model/report.js';
import type { Finished } from './state/journal.js';

/** The rows of a run as they come. Where nobody needs them later they are let go, and only their sums are kept. */
export type RunRows = {
  /** Adds a row, or puts it in the place of an earlier one of that name. Gives it with accepted findings set aside. */
  readonly add: (finished: Finished) => DomainReport;
  /** `domains` is empty where the rows were let go. */
  readonly report: () => Report;
  readonly uses: () => ReadonlyMap<AcceptanceRule, ReadonlySet<RuleUse>>;
};

export type RunRowsOptions = {
  readonly keep: boolean;
  readonly rules: readonly AcceptanceRule[];
  /** `YYYY-MM-DD`. */
  readonly today: string;
  readonly version: string;
  /** When the run began: the time of a result without rows, as an empty shard has it. */
  readonly begun: string;
};

export function createRunRows({ keep, rules, today, version, begun }: RunRowsOptions): RunRows {
  const kept = new Map<string, Finished>();
  const tally = createRunTally();
  const uses = new Map<AcceptanceRule, Set<RuleUse>>();
  function sums(): Report {
    if (!keep) {
      const tool = { name: 'lgaudit', version } as const;
      return { schemaVersion: SCHEMA_VERSION, tool, ...tally.totals(), domains: [] };
    }
    const all = [...kept.values()];
    return runReport(
      all.map(({ row }) => row),
      all.map(({ share }) => share),
      version,
    );
  }

  return {
    add({ row, share }) {
      const accepted = acceptFindings(row, rules, today);
      for (const { rule, use } of accepted.uses) uses.set(rule, (uses.get(rule) ?? new Set()).add(use));
      if (keep) kept.set(row.domain, { row: accepted.row, share });
      else tally.add(accepted.row, share);
      return accepted.row;
    },
    report() {
      const report = sums();
      if (report.summary.domains > 0) return report;
      return { ...report, run: { ...report.run, startedAt: begun, finishedAt: begun } };
    },
    uses: () => uses,
  };
}
