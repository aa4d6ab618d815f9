import type { Weighing } from '../assess/domain-report.js';
import type { CollectorDeps } from '../collect/collector.js';
import { questionsSent } from '../collect/questions-sent.js';
import type { AcceptanceRule } from '../history/acceptances.js';
import { compareReports } from '../history/compare-reports.js';
import type { Report, Shard } from '../model/report.js';
import type { Target } from '../model/target.js';
import { type AuditContext, auditTargets } from './audit-targets.js';
import { badRow } from './bad-rows.js';
import { confirmNews } from './confirm-news.js';
import { EXIT, exitCodeOf, exitCodeOfNews, type FailOn } from './exit-code.js';
import { ignoreWarnings } from './ignore-file.js';
import type { Io } from './io.js';
import {
  isStreaming,
  loadReporters,
  type OutputPlan,
  openRowStreams,
  type ShowOptions,
  writeOutputs,
} from './output.js';
import { createRunRows } from './run-rows.js';
import type { Finished } from './state/journal.js';
import type { State } from './state/state.js';
import type { BadTarget } from './targets.js';
import { withFilter } from './with-filter.js';

export type NightOptions = {
  readonly saveEvidence?: string;
  readonly concurrency: number;
  readonly failOnNew?: boolean;
  /** Further looks at what is new, and seconds before each. */
  readonly confirm?: number;
  readonly confirmPause: number;
  /** Share of names, 0 to 1, whose every question must have been answered. */
  readonly minCoverage?: number;
  readonly shard?: Shard;
};

/** Everything one run needs, read and opened. `today` is `YYYY-MM-DD`; `baseline` wins over the state's last result. */
export type Night = {
  readonly targets: readonly Target[];
  readonly bad: readonly BadTarget[];
  readonly rules: readonly AcceptanceRule[];
  readonly today: string;
  readonly plans: readonly OutputPlan[];
  readonly options: NightOptions;
  readonly state: State | undefined;
  readonly baseline: Report | undefined;
  readonly weighing: Weighing;
  readonly show: ShowOptions;
  readonly failOn: FailOn;
  readonly collector: CollectorDeps;
  readonly signal: AbortSignal;
  readonly io: Io;
  readonly tell: (line: string) => void;
};

/** Audits the names, compares with what was known, looks again where asked to, and reports. Returns the exit code. */
export async function runNight(night: Night): Promise<number> {
  const { plans, state, bad, options, signal, io } = night;
  const { version, now } = night.collector;
  const keep = isComparing(night) || !plans.every(isStreaming);
  // A run is known by its beginning, which is the same however often it is resumed.
  const begun = state?.journal.begun ?? now().toISOString();
  const rows = createRunRows({ keep, rules: night.rules, today: night.today, version, begun });
  // A row that may still change is not given out.
  const streamed = options.confirm === undefined ? plans.filter(isStreaming) : [];
  const streams = await openRowStreams(streamed, io);
  const take = (finished: Finished) => streams.row(rows.add(finished));
  const takeAndNote = (finished: Finished) => {
    state?.journal.append(finished);
    take(finished);
  };
  const report = () => ofShard(withFilter(rows.report(), night.weighing), night);

  for (const one of bad) take(badRow(one, begun));
  const done = finishedBefore(night);
  for (const finished of done.values()) take(finished);
  const context = contextOf(night);
  void questionsSent().then(() => loadReporters(plans));
  await auditTargets(
    night.targets.filter(({ domain }) => !done.has(domain)),
    context,
    takeAndNote,
  );
  if (options.confirm !== undefined && !signal.aborted) {
    await confirmNews({
      times: options.confirm,
      pauseMs: options.confirmPause * 1000,
      earlier: earlierThan(report(), night),
      report,
      targets: night.targets,
      lookAgain: (again, onFinished) => auditTargets(again, askingAnew(context), onFinished),
      replace: takeAndNote,
      signal,
    });
  }

  const plain = report();
  const history = isComparing(night) ? compareReports(earlierThan(plain, night), plain) : undefined;
  const result = history === undefined ? plain : { ...plain, history };
  streams.end(result);
  await writeOutputs(
    result,
    plans.filter((plan) => !streamed.includes(plan)),
    night.show,
    io,
  );
  if (signal.aborted) {
    // The report alone would pass for that of a whole run.
    const all = night.targets.length + bad.length;
    const goOn = state === undefined ? '' : '; --resume goes on from there';
    night.tell(`interrupted: ${plain.summary.domains} of ${all} names are finished${goOn}`);
    return EXIT.interrupted;
  }
  state?.commit({ ...plain, history: compareReports(state.earlier(plain.run.startedAt), plain) });
  ignoreWarnings(night.rules, rows.uses(), options.shard === undefined).forEach(night.tell);
  if (bad.length > 0) return EXIT.usage;
  return options.failOnNew === true && history !== undefined
    ? exitCodeOfNews(result, history, night.failOn, options.minCoverage)
    : exitCodeOf(result.summary, night.failOn, options.minCoverage);
}

/** So that a part that is missing later is missed. What an interruption left is not the part. */
function ofShard(report: Report, { options: { shard }, signal }: Night): Report {
  return shard === undefined || signal.aborted ? report : { ...report, run: { ...report.run, shard } };
}

function isComparing({ state, baseline }: Night): boolean {
  return state !== undefined || baseline !== undefined;
}

function earlierThan({ run }: Report, { state, baseline }: Night): Report | undefined {
  return baseline ?? state?.earlier(run.startedAt);
}

/** What an interrupted run has finished of these names, the last word on each. */
function finishedBefore({ state, targets }: Night): ReadonlyMap<string, Finished> {
  const wanted = new Map<string, Target>(targets.map((target) => [target.domain, target]));
  const finished = state?.journal.finished ?? [];
  return new Map(
    finished.flatMap((one) => {
      const target = wanted.get(one.row.domain);
      return target === undefined ? [] : [[target.domain, asGivenNow(one, target)]];
    }),
  );
}

/** The list may have changed since. */
function asGivenNow({ row, share }: Finished, { domain, input, inputs }: Target): Finished {
  const { input: _, inputs: __, ...rest } = row;
  return {
    row: {
      ...rest,
      ...(input === domain ? {} : { input }),
      ...(inputs === undefined ? {} : { inputs }),
    },
    share,
  };
}

function contextOf({ collector, weighing, options, show, signal, io, state }: Night): AuditContext {
  return {
    collector,
    weighing,
    concurrency: options.concurrency,
    show,
    signal,
    io,
    saveEvidence: options.saveEvidence,
    onEvidence: state?.observe,
  };
}

/** A second look asks the registries too, or it would only read the first one's answers. */
function askingAnew(context: AuditContext): AuditContext {
  const { registryCache: cache, ...collector } = context.collector;
  if (cache === undefined) return context;
  return { ...context, collector: { ...collector, registryCache: { ...cache, get: () => undefined } } };
}
