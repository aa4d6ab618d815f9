import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { RunShare } from '../../assess/run-share.js';
import type { DomainReport } from '../../model/report.js';
import { misfit } from '../../model/schemas/misfit.js';
import { domainSchema } from '../../model/schemas/result-domain.js';
import { type LineLog, openLineLog } from './line-log.js';

/** A finished name: its row, and its share in the run's sums. */
export type Finished = { readonly row: DomainReport; readonly share: RunShare };

/** What must be equal for rows of two runs to stand in one result. */
export type RunPlan = { readonly version: string; readonly weighing: object };

type Begun = { readonly begun: string; readonly plan: RunPlan };
type Entry = Begun | Finished;

const KIND = {
  heading: { lgaudit: 'journal', version: 1 },
  isEntry: (value: unknown): value is Entry => {
    const entry = value as Partial<Begun> & Partial<Finished>;
    if (typeof entry?.begun === 'string') return !Number.isNaN(Date.parse(entry.begun));
    return (
      misfit(domainSchema, entry?.row) === undefined &&
      typeof entry.share?.collectedAt === 'string' &&
      typeof entry.share.finishedAt === 'string' &&
      Array.isArray(entry.share.lookups)
    );
  },
};

/** The diary of a run, in `journal.jsonl`: one line a finished name. It is there only until the run is through. */
export type Journal = {
  /** When the run began, over all its interruptions. */
  readonly begun: string;
  readonly finished: readonly Finished[];
  readonly append: (finished: Finished) => void;
  /** The run is through and its result is saved. */
  readonly remove: () => void;
  /** Keeps it, for `--resume`. */
  readonly close: () => void;
};

/**
 * How old a row may be that `--resume` takes over. Half a day: a night that was cut short is continued in the morning,
 * and never passes for the next one. The other way as well, for a clock may have been set back. Milliseconds.
 */
const MAX_AGE_MS = 12 * 60 * 60 * 1000;

export function openJournal(
  folder: string,
  options: { readonly resume: boolean; readonly plan: RunPlan; readonly now: () => Date },
  tell: (line: string) => void,
): Journal {
  const path = join(folder, 'journal.jsonl');
  const log = openLineLog<Entry>(path, KIND, tell);
  const [first, ...rest] = log.entries;
  const old = first !== undefined && 'begun' in first ? first : undefined;
  const all = rest.filter((entry) => 'row' in entry);
  const continues = old !== undefined && options.resume && isSame(old.plan, options.plan);
  const isOfTonight = (at: string) => Math.abs(options.now().getTime() - Date.parse(at)) < MAX_AGE_MS;
  const finished = continues ? all.filter(({ row }) => isOfTonight(row.collectedAt)) : [];
  if (all.length > finished.length) {
    const why = continues
      ? 'they were audited more than half a day ago'
      : options.resume
        ? 'it ran with other settings or another version'
        : '--resume would have continued it';
    tell(`${path}: ${all.length - finished.length} finished names of an unfinished run are dropped: ${why}`);
  }
  if (continues && (finished.length > 0 || (all.length === 0 && isOfTonight(old.begun))))
    return journal(log, path, old.begun, finished);
  const begun = options.now().toISOString();
  log.rewrite([{ begun, plan: options.plan }]);
  return journal(log, path, begun, []);
}

function journal(log: LineLog<Entry>, path: string, begun: string, finished: readonly Finished[]): Journal {
  return {
    begun,
    finished,
    append: log.append,
    remove: () => {
      log.close();
      rmSync(path, { force: true });
    },
    close: log.close,
  };
}

function isSame(a: RunPlan, b: RunPlan): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
