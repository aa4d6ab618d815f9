import { assess } from '../../assess/assess.js';
import type { Weighing } from '../../assess/domain-report.js';
import { runReport } from '../../assess/run-report.js';
import { runShare } from '../../assess/run-share.js';
import { type CommonOptions, readCommonOptions } from '../common-options.js';
import { evidenceFiles, readEvidence } from '../evidence-files.js';
import { exitCodeOf } from '../exit-code.js';
import type { Io } from '../io.js';
import { planOutputs, writeOutputs } from '../output.js';
import type { Finished } from '../state/journal.js';
import { reasonOf, UsageError } from '../usage-error.js';
import { withFilter } from '../with-filter.js';

/** `lgaudit evaluate`: runs the checks again on saved evidence, offline. Returns the exit code. */
export async function evaluateSaved(
  paths: readonly string[],
  options: CommonOptions,
  io: Io,
  version: string,
): Promise<number> {
  const common = readCommonOptions(options, io);
  const plans = planOutputs(options.format, options.output);
  const evaluated = new Map<string, Finished & { readonly path: string }>();
  // One file after the other: a nation's evidence is more than memory holds.
  for (const path of evidenceFiles(paths, io.cwd)) {
    const finished = evaluateFile(path, common.weighing);
    const { domain } = finished.row;
    const before = evaluated.get(domain);
    if (before !== undefined)
      throw new UsageError(`${domain}: in ${before.path} and in ${path}: a name is evaluated once`);
    evaluated.set(domain, { ...finished, path });
  }
  const all = [...evaluated.values()];
  const rows = all.map(({ row }) => row);
  const shares = all.map(({ share }) => share);
  const report = withFilter(runReport(rows, shares, version), common.weighing);
  await writeOutputs(report, plans, common.show, io);
  return exitCodeOf(report.summary, common.failOn, options.minCoverage);
}

function evaluateFile(path: string, weighing: Weighing): Finished {
  const evidence = readEvidence(path);
  try {
    return { row: assess(evidence, weighing), share: runShare(evidence) };
  } catch (error) {
    // The checks are total over evidence that we wrote; what makes them throw is not such evidence.
    throw new UsageError(`${path}: not evidence of lgaudit: ${reasonOf(error)}`);
  }
}
