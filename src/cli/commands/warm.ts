import { resolve } from 'node:path';
import { type AuditContext, auditTargets } from '../audit-targets.js';
import { type CommonOptions, readCommonOptions } from '../common-options.js';
import { EXIT } from '../exit-code.js';
import { onInterrupt } from '../interrupt.js';
import type { Io } from '../io.js';
import { networkSettings } from '../network-settings.js';
import { readTargets, type TargetOptions } from '../read-targets.js';
import { takeLock } from '../state/lock.js';
import { openRegistryAnswers } from '../state/registry-answers.js';
import { openSightings } from '../state/sightings.js';
import { makeFolder } from '../state/whole-file.js';
import { UsageError } from '../usage-error.js';

export type WarmOptions = Pick<CommonOptions, 'config' | 'lang' | 'quiet' | 'color'> &
  TargetOptions & { readonly state?: string; readonly concurrency: number; readonly timeout: number };

/**
 * `lgaudit warm`: asks the registries what an audit of these names would ask, once, and keeps the answers in the state,
 * with what they add to the memory of registrations and delegations. It audits the names and lets everything else go,
 * because only an audit knows which domains it comes upon.
 */
export async function warm(
  names: readonly string[],
  options: WarmOptions,
  io: Io,
  version: string,
): Promise<number> {
  if (options.state === undefined) throw new UsageError('warm needs --state DIR to keep the answers in');
  const common = readCommonOptions(
    { ...options, format: [], minSeverity: 'info', minConfidence: 'possible' },
    io,
  );
  const settings = networkSettings(common.loaded, {
    nameTimeoutMs: options.timeout * 1000,
    offline: false,
  });
  const { targets, bad } = readTargets(names, options, io);
  const folder = resolve(io.cwd, options.state);
  const now = () => new Date();
  const tell = (line: string) => void io.err.write(`lgaudit: ${line}\n`);
  makeFolder(folder);
  const release = takeLock(folder, now, tell);
  const interrupt = onInterrupt();
  try {
    const answers = openRegistryAnswers(folder, now, tell);
    const sightings = openSightings(folder, tell);
    const open = new Set<string>();
    const context: AuditContext = {
      collector: { settings, version, now, registryCache: answers },
      weighing: common.weighing,
      concurrency: options.concurrency,
      show: common.show,
      signal: interrupt.signal,
      io,
      onEvidence: (evidence) => {
        sightings.observe(evidence);
        for (const { domain, lookup } of evidence.registrations)
          if (lookup.kind === 'unknown') open.add(domain);
      },
    };
    await auditTargets(targets, context, () => {});
    answers.close();
    sightings.close();
    for (const domain of [...open].sort()) tell(`${domain}: the registry gave no answer`);
    if (interrupt.signal.aborted) return EXIT.interrupted;
    if (bad.length > 0) return EXIT.usage;
    return open.size > 0 ? EXIT.incomplete : EXIT.clean;
  } finally {
    interrupt.stop();
    release();
  }
}
