import { resolve } from 'node:path';
import { mergeReports } from '../../assess/merge-reports.js';
import { compareReports } from '../../history/compare-reports.js';
import { type CommonOptions, readCommonOptions } from '../common-options.js';
import { EXIT, exitCodeOf, exitCodeOfNews } from '../exit-code.js';
import { type Io, tellOn } from '../io.js';
import { leaveOut } from '../leave-out.js';
import { planOutputs, writeOutputs } from '../output.js';
import { readResult } from '../result-files.js';
import { missingParts } from '../shard.js';
import { openState } from '../state/state.js';
import { UsageError } from '../usage-error.js';

export type MergeOptions = CommonOptions & {
  readonly baseline?: string;
  readonly state?: string;
  readonly failOnNew?: boolean;
};

/** `lgaudit merge RESULT...`: one result from those of the shards, and what changed. Returns the exit code. */
export async function merge(
  files: readonly string[],
  options: MergeOptions,
  io: Io,
  version: string,
): Promise<number> {
  const common = readCommonOptions(options, io);
  const plans = planOutputs(options.format, options.output);
  if (options.failOnNew === true && options.state === undefined && options.baseline === undefined)
    throw new UsageError('--fail-on-new needs --state DIR or --baseline FILE');
  const parts = files.map((name) => ({ name, report: readResult(resolve(io.cwd, name)) }));
  const baseline = options.baseline === undefined ? undefined : readResult(resolve(io.cwd, options.baseline));
  const merged = mergeReports(parts, version);
  if ('kind' in merged)
    throw new UsageError(
      `${merged.domain}: in ${merged.names[0]} and in ${merged.names[1]}: only parts without a name in common are merged`,
    );
  const tell = tellOn(io);
  const missing = missingParts(parts.flatMap(({ report }) => report.run.shard ?? []));
  if (missing.length > 0) tell(`missing: ${missing.join(', ')}; the names of these parts are in no row`);
  const versions = new Set(parts.map(({ report }) => report.tool.version));
  if (versions.size > 1) tell(`the parts are of several versions: ${[...versions].sort().join(', ')}`);
  const { history: told, ...plain } = leaveOut(merged, common.weighing);
  const state =
    options.state === undefined
      ? undefined
      : openState(
          resolve(io.cwd, options.state),
          { resume: false, plan: { version, weighing: common.weighing }, now: () => new Date() },
          tell,
        );
  try {
    const comparing = state !== undefined || baseline !== undefined;
    const earlier = baseline ?? state?.earlier(plain.run.startedAt);
    const history = comparing ? compareReports(earlier, plain) : told;
    const report = history === undefined ? plain : { ...plain, history };
    await writeOutputs(report, plans, common.show, io);
    state?.commit({ ...plain, history: compareReports(state.earlier(plain.run.startedAt), plain) });
    if (missing.length > 0) return EXIT.usage;
    return options.failOnNew === true && history !== undefined
      ? exitCodeOfNews(report, history, common.failOn, options.minCoverage)
      : exitCodeOf(report.summary, common.failOn, options.minCoverage);
  } finally {
    state?.close();
  }
}
