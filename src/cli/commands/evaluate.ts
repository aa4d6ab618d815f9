import { assess } from '../../assess/assess.js';
import { runReport } from '../../assess/run-report.js';
import { runShare } from '../../assess/run-share.js';
import { type CommonOptions, readCommonOptions } from '../common-options.js';
import { readEvidence } from '../evidence-files.js';
import { exitCodeOf } from '../exit-code.js';
import type { Io } from '../io.js';
import { planOutputs, writeOutputs } from '../output.js';
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
  const saved = readEvidence(paths, io.cwd);
  const rows = saved.map(({ path, evidence }) => {
    try {
      return assess(evidence, common.weighing);
    } catch (error) {
      // The checks are total over evidence that we wrote; what makes them throw is not such evidence.
      throw new UsageError(`${path}: not evidence of lgaudit: ${reasonOf(error)}`);
    }
  });
  const shares = saved.map(({ evidence }) => runShare(evidence));
  const report = withFilter(runReport(rows, shares, version), common.weighing);
  await writeOutputs(report, plans, common.show, io);
  return exitCodeOf(report.summary, common.failOn, options.minCoverage);
}
