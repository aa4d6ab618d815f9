import type { Weighing } from '../assess/domain-report.js';
import { runShare } from '../assess/run-share.js';
import type { Collector } from '../collect/collector.js';
import { questionsSent } from '../collect/questions-sent.js';
import { loadPublicSuffixes } from '../dns/public-suffix.js';
import type { Evidence } from '../model/evidence.js';
import type { Target } from '../model/target.js';
import { keepHeapLean } from './lean-heap.js';
import { workThrough } from './places.js';
import type { Finished } from './state/journal.js';

export type AuditRunOptions = {
  /** Names that are busy at a time; those that only wait come on top (places.ts). */
  readonly concurrency: number;
  readonly weighing: Weighing;
  /** Ends the run; what is finished by then is kept. */
  readonly signal: AbortSignal;
  /** Called with each name's evidence before it is let go. */
  readonly onEvidence?: (evidence: Evidence) => void;
  readonly onFinished: (finished: Finished) => void;
};

/** Audits the targets, several at a time. A name's evidence is let go once its row is made. */
export async function auditAll(
  targets: readonly Target[],
  collector: Collector,
  options: AuditRunOptions,
): Promise<void> {
  // One name has no garbage to speak of, and V8 refuses code that was compiled ahead under other flags (decision 0014).
  if (targets.length > 1) keepHeapLean();
  // What comes next is loaded while the first questions wait for their answers.
  const assessing = questionsSent().then(() => {
    loadPublicSuffixes();
    return import('../assess/assess.js');
  });
  await workThrough(targets, options.concurrency, options.signal, async (target, signal, onWaiting) => {
    const evidence = await collector.collect(target, signal, onWaiting);
    // What the interruption cut short says nothing about the name.
    if (signal.aborted) return;
    const { assess } = await assessing;
    options.onEvidence?.(evidence);
    options.onFinished({ row: assess(evidence, options.weighing), share: runShare(evidence) });
  });
}
