import { resolve } from 'node:path';
import type { Weighing } from '../assess/domain-report.js';
import { type CollectorDeps, createCollector } from '../collect/collector.js';
import type { Evidence } from '../model/evidence.js';
import type { Target } from '../model/target.js';
import { auditAll } from './audit-run.js';
import { evidenceFileName } from './evidence-file-name.js';
import type { Io } from './io.js';
import type { ShowOptions } from './output.js';
import { startProgress } from './progress.js';
import type { Finished } from './state/journal.js';
import { writeAtomically } from './state/whole-file.js';

export type AuditContext = {
  readonly collector: CollectorDeps;
  readonly weighing: Weighing;
  readonly concurrency: number;
  readonly show: Pick<ShowOptions, 'lang' | 'color' | 'quiet'>;
  readonly signal: AbortSignal;
  readonly io: Io;
  /** A folder for everything that was observed. */
  readonly saveEvidence?: string | undefined;
  readonly onEvidence?: ((evidence: Evidence) => void) | undefined;
};

/** Puts collector, checks and progress together and audits the targets; `onFinished` hears of each. */
export async function auditTargets(
  targets: readonly Target[],
  context: AuditContext,
  onFinished: (finished: Finished) => void,
): Promise<void> {
  const { show, io, saveEvidence } = context;
  const progress = startProgress(
    targets.map(({ domain }) => domain),
    show,
    io,
  );
  let done = 0;
  try {
    await auditAll(targets, createCollector(context.collector), {
      concurrency: context.concurrency,
      weighing: context.weighing,
      signal: context.signal,
      onEvidence: (evidence) => {
        if (saveEvidence !== undefined) save(evidence, resolve(io.cwd, saveEvidence));
        context.onEvidence?.(evidence);
      },
      onFinished: (finished) => {
        onFinished(finished);
        progress.done(++done);
      },
    });
  } finally {
    progress.stop();
  }
}

function save(evidence: Evidence, folder: string): void {
  const path = resolve(folder, evidenceFileName(evidence.target.domain));
  writeAtomically(path, `${JSON.stringify(evidence, null, 1)}\n`);
}
