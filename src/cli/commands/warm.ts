import { resolve } from 'node:path';
import { createSurveyor, type Survey } from '../../collect/survey.js';
import { type CommonOptions, readCommonOptions } from '../common-options.js';
import { EXIT } from '../exit-code.js';
import { onInterrupt } from '../interrupt.js';
import { type Io, tellOn } from '../io.js';
import { networkSettings } from '../network-settings.js';
import { workThrough } from '../places.js';
import { startProgress } from '../progress.js';
import { readTargets, type TargetOptions } from '../read-targets.js';
import { takeLock } from '../state/lock.js';
import { openQuestionLog } from '../state/question-log.js';
import { openRegistryAnswers } from '../state/registry-answers.js';
import { openSightings } from '../state/sightings.js';
import { makeFolder } from '../state/whole-file.js';
import { UsageError } from '../usage-error.js';

export type WarmOptions = Pick<CommonOptions, 'config' | 'lang' | 'quiet' | 'color'> &
  TargetOptions & { readonly state?: string; readonly concurrency: number; readonly timeout: number };

/**
 * `lgaudit warm`: asks the registries what an audit of these names would ask, once, and keeps the answers in the state,
 * with what they add to the memory of registrations and delegations. The DNS is asked only for what leads there.
 */
export async function warm(names: readonly string[], options: WarmOptions, io: Io): Promise<number> {
  if (options.state === undefined) throw new UsageError('warm needs --state DIR to keep the answers in');
  const common = readCommonOptions(
    { ...options, format: [], minSeverity: 'info', minConfidence: 'possible' },
    io,
  );
  const settings = networkSettings(common.loaded, {
    nameTimeoutMs: options.timeout * 1000,
    offline: false,
  });
  const { targets, bad } = await readTargets(names, options, io);
  const folder = resolve(io.cwd, options.state);
  const now = () => new Date();
  const tell = tellOn(io);
  makeFolder(folder);
  const release = takeLock(folder, now, tell);
  const interrupt = onInterrupt();
  try {
    const answers = openRegistryAnswers(folder, now, tell);
    const questions = openQuestionLog(folder, now, tell);
    const sightings = openSightings(folder, tell);
    const surveyor = createSurveyor({ settings, now, registryCache: answers, questionLedger: questions });
    const progress = startProgress(
      targets.map(({ domain }) => domain),
      common.show,
      io,
    );
    const open = new Map<string, string>();
    let done = 0;
    const take = (survey: Survey) => {
      sightings.observe(survey);
      for (const { domain, lookup } of survey.registrations)
        if (lookup.kind === 'unknown') open.set(domain, 'the registry gave no answer');
      progress.done(++done);
    };
    try {
      await workThrough(targets, options.concurrency, interrupt.signal, async (target, signal, onWaiting) => {
        const survey = await surveyor.survey(target, signal, onWaiting);
        if (signal.aborted) return;
        if (survey.audited.kind === 'unreached') open.set(target.domain, 'the way to its zone was not found');
        take(survey);
      });
    } finally {
      progress.stop();
    }
    for (const file of [answers, questions, sightings]) file.close();
    for (const domain of [...open.keys()].sort()) tell(`${domain}: ${open.get(domain)}`);
    if (interrupt.signal.aborted) {
      tell(`interrupted: ${done} of ${targets.length} names are finished`);
      return EXIT.interrupted;
    }
    if (bad.length > 0) return EXIT.usage;
    return open.size > 0 ? EXIT.incomplete : EXIT.clean;
  } finally {
    interrupt.stop();
    release();
  }
}
