import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createCollector } from '../../collect/collector.js';
import type { NetworkSettings } from '../../model/settings.js';
import type { Target } from '../../model/target.js';
import { auditAll } from '../audit-run.js';
import { type CommonOptions, readCommonOptions } from '../common-options.js';
import { readText } from '../config-file.js';
import { evidenceFileName } from '../evidence-files.js';
import { EXIT, exitCodeOf } from '../exit-code.js';
import type { Io } from '../io.js';
import { networkSettings } from '../network-settings.js';
import { planOutputs, writeOutputs, writeWhole } from '../output.js';
import { startProgress } from '../progress.js';
import { collectTargets, parseTarget, parseTargetList, type Targets } from '../targets.js';
import { UsageError } from '../usage-error.js';

export type CheckOptions = CommonOptions & {
  readonly list?: readonly string[];
  readonly saveEvidence?: string;
  readonly concurrency: number;
  readonly offline?: boolean;
  /** Seconds for a name's whole audit. */
  readonly timeout: number;
};

/** `lgaudit check`: audits names and prints the report. Returns the exit code. */
export async function check(
  names: readonly string[],
  options: CheckOptions,
  io: Io,
  version: string,
): Promise<number> {
  const common = readCommonOptions(options, io);
  const plans = planOutputs(options.format, options.output);
  const settings = networkSettings(common.loaded, {
    nameTimeoutMs: options.timeout * 1000,
    offline: options.offline === true,
  });
  const { targets, bad } = readTargets(names, options.list ?? [], io);
  for (const { where, input, reason } of bad) io.err.write(`lgaudit: ${where}: ${input}: ${reason}\n`);
  if (targets.length === 0) {
    if (bad.length > 0) return EXIT.usage;
    throw new UsageError('no name to audit: give names, or a list with --list FILE');
  }
  const interrupted = new AbortController();
  const onInterrupt = () => interrupted.abort();
  process.once('SIGINT', onInterrupt);
  try {
    const report = await audit(targets, settings, () => new Date(), {
      ...options,
      ...common,
      signal: interrupted.signal,
      io,
      version,
    });
    writeOutputs(report, plans, common.show, io);
    if (interrupted.signal.aborted) return EXIT.interrupted;
    return bad.length > 0 ? EXIT.usage : exitCodeOf(report, common.failOn);
  } finally {
    process.removeListener('SIGINT', onInterrupt);
  }
}

type AuditContext = Pick<CheckOptions, 'concurrency' | 'saveEvidence'> &
  Pick<ReturnType<typeof readCommonOptions>, 'show' | 'weighing'> & {
    readonly signal: AbortSignal;
    readonly io: Io;
    readonly version: string;
  };

/** Puts collector, checks and progress together for one run. Serves `check` and `demo`. */
export async function audit(
  targets: readonly Target[],
  settings: NetworkSettings,
  now: () => Date,
  context: AuditContext,
) {
  const { show, weighing, signal, io, version, concurrency, saveEvidence } = context;
  const collector = createCollector({ settings, version, now });
  const progress = startProgress(
    targets.map(({ domain }) => domain),
    show.lang,
    io,
    show.quiet,
  );
  try {
    return await auditAll(targets, collector, {
      concurrency,
      weighing,
      version,
      signal,
      onDone: progress.done,
      onEvidence: (evidence) => {
        if (saveEvidence === undefined) return;
        const path = resolve(io.cwd, saveEvidence, evidenceFileName(evidence.target.domain));
        writeWhole(path, `${JSON.stringify(evidence, null, 1)}\n`);
      },
    });
  } finally {
    progress.stop();
  }
}

function readTargets(names: readonly string[], lists: readonly string[], io: Io): Targets {
  const given = collectTargets(names.map((name) => parseTarget(name, 'argument')));
  const listed = lists.map((list) => {
    const text = list === '-' ? readFileSync(0, 'utf8') : readText(resolve(io.cwd, list));
    const read = parseTargetList(text, list === '-' ? 'standard input' : list);
    if (read.targets.length === 0 && read.bad.length === 0)
      throw new UsageError(`${list}: the list is empty`);
    return read;
  });
  const all = [given, ...listed];
  const { targets } = collectTargets(all.flatMap((one) => one.targets));
  return { targets, bad: all.flatMap((one) => one.bad) };
}
