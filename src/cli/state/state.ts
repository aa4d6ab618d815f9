import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Baseline } from '../../model/baseline.js';
import type { Evidence } from '../../model/evidence.js';
import type { Report } from '../../model/report.js';
import type { QuestionLedger } from '../../registries/question-budget.js';
import type { RegistryCache } from '../../registries/registry-cache.js';
import { renderJson } from '../../reporters/json.js';
import { readResult } from '../result-files.js';
import { UsageError } from '../usage-error.js';
import { type Journal, openJournal, type RunPlan } from './journal.js';
import { takeLock } from './lock.js';
import { openQuestionLog } from './question-log.js';
import { openRegistryAnswers } from './registry-answers.js';
import { openSightings } from './sightings.js';
import { makeFolder, setAside, writeAtomically } from './whole-file.js';

/**
 * What runs hand on to one another, in a folder of plain files: `registry.jsonl` (answers still fresh),
 * `questions.jsonl` (how many the registries were asked today), `sightings.jsonl` (registrations and delegations over time), `last.json` and `previous.json` (results), and while a
 * run is under way `lock.json` and `journal.jsonl`.
 */
export type State = {
  readonly registryCache: RegistryCache;
  readonly questionLedger: QuestionLedger;
  readonly baseline: Baseline;
  readonly observe: (evidence: Evidence) => void;
  readonly journal: Journal;
  /** The result to compare one that began at `startedAt` with; never that result itself. */
  readonly earlier: (startedAt: string) => Report | undefined;
  /** Saves the result of a run that is through. Doing it twice does no harm. */
  readonly commit: (report: Report) => void;
  /** Writes what is left and gives the folder free. */
  readonly close: () => void;
};

export type StateOptions = { readonly resume: boolean; readonly plan: RunPlan; readonly now: () => Date };

/** Opens the folder for one run, or throws a `UsageError`. What cannot be read is set aside, and told. */
export function openState(folder: string, options: StateOptions, tell: (line: string) => void): State {
  makeFolder(folder);
  const release = takeLock(folder, options.now, tell);
  try {
    removeDrafts(folder);
    const registryCache = openRegistryAnswers(folder, options.now, tell);
    const questionLedger = openQuestionLog(folder, options.now, tell);
    const sightings = openSightings(folder, tell);
    const journal = openJournal(folder, options, tell);
    const lastPath = join(folder, 'last.json');
    const previousPath = join(folder, 'previous.json');
    const last = readKept(lastPath, tell);
    const previous = readKept(previousPath, tell);
    let through = false;
    return {
      registryCache,
      questionLedger,
      baseline: sightings.baseline(journal.begun),
      observe: sightings.observe,
      journal,
      // Where the last one cannot be read, the one before it is what is known best.
      earlier: (startedAt) => (last === undefined || last.run.startedAt === startedAt ? previous : last),
      commit: (report) => {
        const isOwn = last?.run.startedAt === report.run.startedAt;
        if (!isOwn && existsSync(lastPath)) writeAtomically(previousPath, readFileSync(lastPath, 'utf8'));
        writeAtomically(lastPath, renderJson(report, { lang: 'en' }));
        through = true;
      },
      close: () => {
        try {
          registryCache.close();
          questionLedger.close();
          sightings.close();
          if (through) journal.remove();
          else journal.close();
        } finally {
          release();
        }
      },
    };
  } catch (error) {
    release();
    throw error;
  }
}

/** What a killed run was writing under another name; with the lock in hand nobody else is. */
function removeDrafts(folder: string): void {
  for (const name of readdirSync(folder).filter((one) => DRAFT.test(one))) rmSync(join(folder, name));
}

const DRAFT = /^(registry|questions|sightings|journal|last|previous)\.jsonl?\.\d+\.tmp$/;

function readKept(path: string, tell: (line: string) => void): Report | undefined {
  if (!existsSync(path)) return undefined;
  try {
    return readResult(path);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    setAside(path, error.message.replace(`${path}: `, ''), tell);
    return undefined;
  }
}
