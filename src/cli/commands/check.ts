import { resolve } from 'node:path';
import { compareReports } from '../../history/compare-reports.js';
import type { Report } from '../../model/report.js';
import type { Target } from '../../model/target.js';
import { type AuditContext, auditTargets } from '../audit-targets.js';
import { badRow } from '../bad-rows.js';
import { baselineOf, joinBaselines } from '../baseline-of.js';
import { type CommonOptions, readCommonOptions } from '../common-options.js';
import { confirmNews } from '../confirm-news.js';
import { EXIT, exitCodeOf, exitCodeOfNews } from '../exit-code.js';
import { ignoreWarnings, readIgnoreFile } from '../ignore-file.js';
import { onInterrupt } from '../interrupt.js';
import type { Io } from '../io.js';
import { networkSettings } from '../network-settings.js';
import { isStreaming, openRowStreams, planOutputs, writeOutputs } from '../output.js';
import { readTargets, type TargetOptions } from '../read-targets.js';
import { readResult } from '../result-files.js';
import { createRunRows } from '../run-rows.js';
import type { Finished } from '../state/journal.js';
import { openState, type State } from '../state/state.js';
import { UsageError } from '../usage-error.js';
import { withFilter } from '../with-filter.js';

export type CheckOptions = CommonOptions &
  TargetOptions & {
    readonly saveEvidence?: string;
    readonly concurrency: number;
    readonly offline?: boolean;
    /** Seconds for a name's whole audit. */
    readonly timeout: number;
    readonly state?: string;
    readonly resume?: boolean;
    readonly baseline?: string;
    readonly ignore?: string;
    readonly failOnNew?: boolean;
    /** Further looks at what is new, and seconds before each. */
    readonly confirm?: number;
    readonly confirmPause: number;
  };

/** `lgaudit check`: audits names and prints the report. Returns the exit code. */
export async function check(
  names: readonly string[],
  options: CheckOptions,
  io: Io,
  version: string,
): Promise<number> {
  const now = () => new Date();
  const tell = (line: string) => io.err.write(`lgaudit: ${line}\n`);
  const common = readCommonOptions(options, io);
  const plans = planOutputs(options.format, options.output);
  const settings = networkSettings(common.loaded, {
    nameTimeoutMs: options.timeout * 1000,
    offline: options.offline === true,
  });
  needState(options);
  const baseline = options.baseline === undefined ? undefined : readResult(resolve(io.cwd, options.baseline));
  const today = now().toISOString().slice(0, 10);
  const rules = options.ignore === undefined ? [] : readIgnoreFile(options.ignore, io.cwd, today);
  const { targets, bad } = readTargets(names, options, io);
  // Names typed by hand, and none of them is one: there is nothing to report on.
  if (targets.length === 0 && bad.length > 0 && options.list === undefined) return EXIT.usage;

  const state =
    options.state === undefined
      ? undefined
      : openState(
          resolve(io.cwd, options.state),
          { resume: options.resume === true, plan: { version, weighing: common.weighing }, now },
          tell,
        );
  const interrupt = onInterrupt();
  try {
    return await run();
  } finally {
    interrupt.stop();
    state?.close();
  }

  async function run(): Promise<number> {
    const comparing = state !== undefined || baseline !== undefined;
    const keep = comparing || !plans.every(isStreaming);
    const confirming = options.confirm !== undefined;
    const rows = createRunRows({ keep, rules, today, version });
    // A row that may still change is not given out.
    const streamed = confirming ? [] : plans.filter(isStreaming);
    const streams = openRowStreams(streamed, io);
    const finish = (finished: Finished) => streams.row(rows.add(finished));

    for (const one of bad) finish(badRow(one, now().toISOString()));
    const done = resumed(state, targets);
    for (const finished of done.values()) finish(finished);
    const journal = (finished: Finished) => {
      state?.journal.append(finished);
      finish(finished);
    };
    const context: AuditContext = {
      collector: {
        settings,
        version,
        now,
        baseline: memoryOf(options.baseline, baseline, state),
        registryCache: state?.registryCache,
      },
      weighing: common.weighing,
      concurrency: options.concurrency,
      show: common.show,
      signal: interrupt.signal,
      io,
      saveEvidence: options.saveEvidence,
      onEvidence: state?.observe,
    };
    await auditTargets(
      targets.filter(({ domain }) => !done.has(domain)),
      context,
      journal,
    );

    const report = () => withFilter(rows.report(), common.weighing);
    const earlierOf = ({ run: { startedAt } }: Report) => baseline ?? state?.earlier(startedAt);
    if (confirming && !interrupt.signal.aborted) {
      // The second look asks the registries anew, or it would only read the first one's answers.
      const { registryCache: cache, ...asking } = context.collector;
      const fresh =
        cache === undefined ? asking : { ...asking, registryCache: { ...cache, get: () => undefined } };
      await confirmNews({
        times: options.confirm,
        pauseMs: options.confirmPause * 1000,
        earlier: earlierOf(report()),
        report,
        targets,
        lookAgain: (again, onFinished) => auditTargets(again, { ...context, collector: fresh }, onFinished),
        replace: journal,
        signal: interrupt.signal,
      });
    }
    return conclude(report());

    function conclude(plain: Report): number {
      const history = comparing ? compareReports(earlierOf(plain), plain) : undefined;
      const result = history === undefined ? plain : { ...plain, history };
      streams.end(result);
      writeOutputs(
        result,
        plans.filter((plan) => !streamed.includes(plan)),
        common.show,
        io,
      );
      if (interrupt.signal.aborted) return EXIT.interrupted;
      state?.commit(withStateHistory(plain, result));
      // In a shard, what a rule is for may be in another one.
      for (const warning of options.shard === undefined ? ignoreWarnings(rules, rows.uses()) : [])
        tell(warning);
      if (bad.length > 0) return EXIT.usage;
      return options.failOnNew === true && history !== undefined
        ? exitCodeOfNews(result, history, common.failOn, options.minCoverage)
        : exitCodeOf(result.summary, common.failOn, options.minCoverage);
    }

    /** The state's own memory goes on, whatever else this run was compared with. */
    function withStateHistory(plain: Report, result: Report): Report {
      if (baseline === undefined || state === undefined) return result;
      return { ...plain, history: compareReports(state.earlier(plain.run.startedAt), plain) };
    }
  }
}

/** What the chronology rules compare with: an earlier result, the state, or both. */
function memoryOf(path: string | undefined, result: Report | undefined, state: State | undefined) {
  if (path === undefined || result === undefined) return state?.baseline;
  const given = baselineOf(result, path);
  return state === undefined ? given : joinBaselines(given, state.baseline);
}

function needState({ state, resume, baseline, failOnNew, confirm }: CheckOptions): void {
  if (resume === true && state === undefined) throw new UsageError('--resume needs --state DIR');
  if (state !== undefined || baseline !== undefined) return;
  if (failOnNew === true) throw new UsageError('--fail-on-new needs --state DIR or --baseline FILE');
  if (confirm !== undefined) throw new UsageError('--confirm needs --state DIR or --baseline FILE');
}

/** What an interrupted run has finished of these names, the last word on each. */
function resumed(state: State | undefined, targets: readonly Target[]): ReadonlyMap<string, Finished> {
  const wanted = new Set<string>(targets.map(({ domain }) => domain));
  const finished = state?.journal.finished ?? [];
  return new Map(finished.flatMap((one) => (wanted.has(one.row.domain) ? [[one.row.domain, one]] : [])));
}
