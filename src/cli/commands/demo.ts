import { LoopbackAddressMissing } from '../../../fixtures/world/dns-servers.js';
import { startWorld } from '../../../fixtures/world/run-world.js';
import { WORLDS } from '../../../fixtures/worlds/index.js';
import { SIGNED_WORLDS } from '../../../fixtures/worlds/signed.js';
import { runReport } from '../../assess/run-report.js';
import { wrap } from '../../reporters/text/layout.js';
import { auditTargets } from '../audit-targets.js';
import { type CommonOptions, readCommonOptions } from '../common-options.js';
import { EXIT, exitCodeOf } from '../exit-code.js';
import type { Io } from '../io.js';
import { planOutputs, writeOutputs } from '../output.js';
import type { Finished } from '../state/journal.js';
import { parseTarget } from '../targets.js';
import { UsageError } from '../usage-error.js';
import { withFilter } from '../with-filter.js';

/** The story of note 13 in the J-LIS article of October 2016. */
const DEFAULT_WORLD = 'note-13-before';

const ALL_WORLDS = [...WORLDS, ...SIGNED_WORLDS];

/**
 * `lgaudit demo [WORLD]`: starts a bundled Internet on loopback and audits it. Exit 0 when the audit went
 * through, or as `check` does where it is told what to fail for.
 */
export async function demo(
  name: string | undefined,
  options: CommonOptions & { readonly worlds?: boolean },
  io: Io,
  version: string,
): Promise<number> {
  const common = readCommonOptions({ ...options, config: false }, io);
  const { lang } = common.show;
  if (options.worlds === true) {
    const width = Math.max(...ALL_WORLDS.map((world) => world.name.length));
    for (const world of ALL_WORLDS) io.out.write(`${world.name.padEnd(width)}  ${world.title[lang]}\n`);
    return EXIT.clean;
  }
  const world = ALL_WORLDS.find((one) => one.name === (name ?? DEFAULT_WORLD));
  if (world === undefined)
    throw new UsageError(`demo ${name}: there is no such world; "lgaudit demo --worlds" lists them`);
  const target = parseTarget(world.audit, world.name);
  if ('kind' in target) throw new Error(`${world.name}: ${target.reason.en}`);
  const plans = planOutputs(options.format, options.output);
  const running = await startWorld(world).catch((error: unknown) => {
    if (error instanceof LoopbackAddressMissing) throw new UsageError(error.message);
    throw error;
  });
  try {
    const told = [world.title[lang], world.story[lang]].flatMap((text) => wrap(text, io.err.columns ?? 80));
    io.err.write(`${told.join('\n')}\n\n`);
    const finished: Finished[] = [];
    const context = {
      collector: { settings: running.settings, version, now: running.now },
      weighing: common.weighing,
      concurrency: 1,
      show: common.show,
      signal: new AbortController().signal,
      io,
    };
    await auditTargets([target], context, (one) => finished.push(one));
    const plain = runReport(
      finished.map(({ row }) => row),
      finished.map(({ share }) => share),
      version,
    );
    const report = withFilter(plain, common.weighing);
    await writeOutputs(report, plans, common.show, io);
    if (options.failOn === undefined && options.minCoverage === undefined) return EXIT.clean;
    return exitCodeOf(report.summary, common.failOn, options.minCoverage);
  } finally {
    await running.stop();
  }
}
