import { assess } from '../assess/assess.js';
import type { Weighing } from '../assess/domain-report.js';
import { type RunShare, runReport, runShare } from '../assess/run-report.js';
import type { Collector } from '../collect/collector.js';
import type { Evidence } from '../model/evidence.js';
import type { DomainReport, Report } from '../model/report.js';
import type { Target } from '../model/target.js';

export type AuditRunOptions = {
  readonly concurrency: number;
  readonly weighing: Weighing;
  readonly version: string;
  /** Ends the run; what is finished by then is kept. */
  readonly signal: AbortSignal;
  /** Called with each name's evidence before it is let go. */
  readonly onEvidence?: (evidence: Evidence) => void;
  readonly onDone?: (done: number, row: DomainReport) => void;
};

/** Audits the targets, several at a time. A name's evidence is let go once its row is made. */
export async function auditAll(
  targets: readonly Target[],
  collector: Collector,
  options: AuditRunOptions,
): Promise<Report> {
  const rows: DomainReport[] = [];
  const shares: RunShare[] = [];
  const queue = targets.values();

  async function worker(): Promise<void> {
    for (const target of queue) {
      if (options.signal.aborted) return;
      const evidence = await collector.collect(target, options.signal);
      // What the interruption cut short says nothing about the name.
      if (options.signal.aborted) return;
      options.onEvidence?.(evidence);
      const row = assess(evidence, options.weighing);
      rows.push(row);
      shares.push(runShare(evidence));
      options.onDone?.(rows.length, row);
    }
  }

  await Promise.all(Array.from({ length: Math.min(options.concurrency, targets.length) }, worker));
  return runReport(rows, shares, options.version);
}
