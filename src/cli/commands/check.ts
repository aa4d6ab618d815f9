import { resolve } from 'node:path';
import { dayInJapan } from '../../model/clock-in-japan.js';
import type { Report } from '../../model/report.js';
import { baselineOf, joinBaselines } from '../baseline-of.js';
import { type CommonOptions, readCommonOptions } from '../common-options.js';
import { EXIT } from '../exit-code.js';
import { readIgnoreFile } from '../ignore-file.js';
import { onInterrupt } from '../interrupt.js';
import { type Io, tellOn } from '../io.js';
import { networkSettings } from '../network-settings.js';
import { type NightOptions, runNight } from '../night.js';
import { loadOriginNetworks } from '../origin-networks.js';
import { planOutputs, tryOutputs } from '../output.js';
import { readTargets, type TargetOptions } from '../read-targets.js';
import type { State } from '../state/state.js';
import { tryToWrite } from '../state/whole-file.js';
import { UsageError } from '../usage-error.js';

export type CheckOptions = CommonOptions &
  TargetOptions &
  NightOptions & {
    readonly offline?: boolean;
    /** Seconds for a name's whole audit. */
    readonly timeout: number;
    readonly state?: string;
    readonly resume?: boolean;
    readonly baseline?: string;
    readonly ignore?: string;
  };

/** `lgaudit check`: audits names and prints the report. Returns the exit code. */
export async function check(
  names: readonly string[],
  options: CheckOptions,
  io: Io,
  version: string,
): Promise<number> {
  const now = () => new Date();
  const tell = tellOn(io);
  const common = readCommonOptions(options, io);
  const plans = planOutputs(options.format, options.output);
  const settings = networkSettings(common.loaded, {
    nameTimeoutMs: options.timeout * 1000,
    offline: options.offline === true,
  });
  needState(options);
  const baseline =
    options.baseline === undefined
      ? undefined
      : (await import('../result-files.js')).readResult(resolve(io.cwd, options.baseline));
  const today = dayInJapan(now().toISOString());
  const rules = options.ignore === undefined ? [] : readIgnoreFile(options.ignore, io.cwd, today);
  const { targets, bad } = await readTargets(names, options, io);
  // Names typed by hand, and none of them is one: there is nothing to report on.
  if (targets.length === 0 && bad.length > 0 && options.list === undefined) return EXIT.usage;
  const originsOf = await loadOriginNetworks(common.loaded);

  tryOutputs(plans, io);
  if (options.saveEvidence !== undefined) tryToWrite(resolve(io.cwd, options.saveEvidence, '.tried'));
  const state =
    options.state === undefined
      ? undefined
      : (await import('../state/state.js')).openState(
          resolve(io.cwd, options.state),
          { resume: options.resume === true, plan: { version, weighing: common.weighing }, now },
          tell,
        );
  const interrupt = onInterrupt();
  try {
    return await runNight({
      targets,
      bad,
      rules,
      today,
      plans,
      options,
      state,
      baseline,
      weighing: common.weighing,
      show: common.show,
      failOn: common.failOn,
      collector: {
        settings,
        version,
        now,
        baseline: memoryOf(options.baseline, baseline, state),
        originsOf,
        registryCache: state?.registryCache,
        questionLedger: state?.questionLedger,
      },
      signal: interrupt.signal,
      io,
      tell,
    });
  } finally {
    interrupt.stop();
    state?.close();
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
