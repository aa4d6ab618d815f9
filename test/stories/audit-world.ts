import { type RunningWorld, startWorld, type WorldOverrides } from '../../fixtures/world/run-world.js';
import type { World } from '../../fixtures/world/world.js';
import { assess } from '../../src/assess/assess.js';
import type { Weighing } from '../../src/assess/domain-report.js';
import { runReport } from '../../src/assess/run-report.js';
import { runShare } from '../../src/assess/run-share.js';
import { parseTarget } from '../../src/cli/targets.js';
import { type CollectorDeps, createCollector } from '../../src/collect/collector.js';
import type { Evidence } from '../../src/model/evidence.js';
import type { DomainReport, Report } from '../../src/model/report.js';

const WEIGHING: Weighing = { severities: {}, minSeverity: 'info', minConfidence: 'possible' };

/** Milliseconds of patience: enough for loopback on a busy machine, little enough for silence to be cheap. */
const TIMEOUT_MS = 300;

/** Audits a world's name, as `check` does. `prepare` may break something first; `known` is what the run knows beforehand. */
export async function auditWorld(
  world: World,
  overrides: WorldOverrides = {},
  prepare: (running: RunningWorld) => Promise<void> | void = () => {},
  known: Pick<CollectorDeps, 'baseline' | 'originsOf'> = {},
): Promise<{ readonly evidence: Evidence; readonly row: DomainReport; readonly running: RunningWorld }> {
  const running = await startWorld(world, {
    timeoutMs: TIMEOUT_MS,
    registryTimeoutMs: 4 * TIMEOUT_MS,
    ...overrides,
  });
  try {
    await prepare(running);
    const target = parseTarget(world.audit, world.name);
    if ('kind' in target) throw new Error(target.reason.en);
    const collector = createCollector({
      settings: running.settings,
      version: '0.0.0',
      now: running.now,
      ...known,
    });
    const evidence = await collector.collect(target, new AbortController().signal);
    return { evidence, row: assess(evidence, WEIGHING), running };
  } finally {
    await running.stop();
  }
}

export function reportOf(...evidence: readonly Evidence[]): Report {
  return runReport(
    evidence.map((one) => assess(one, WEIGHING)),
    evidence.map(runShare),
    '0.0.0',
  );
}
