import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { RunShare } from '../../assess/run-share.js';
import type { DomainReport } from '../../model/report.js';
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
      typeof entry?.row?.domain === 'string' &&
      Array.isArray(entry.row.findings) &&
      Array.isArray(entry.row.unknowns) &&
      typeof entry.share?.collectedAt === 'string'
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

export function openJournal(
  folder: string,
  options: { readonly resume: boolean; readonly plan: RunPlan; readonly now: () => Date },
  tell: (line: string) => void,
): Journal {
  const path = join(folder, 'journal.jsonl');
  const log = openLineLog<Entry>(path, KIND, tell);
  const [first, ...rest] = log.entries;
  const old = first !== undefined && 'begun' in first ? first : undefined;
  const finished = rest.filter((entry) => 'row' in entry);
  if (old !== undefined && options.resume && isSame(old.plan, options.plan))
    return journal(log, path, old.begun, finished);
  if (finished.length > 0) {
    const why = options.resume
      ? 'it ran with other settings or another version'
      : '--resume would have continued it';
    tell(`${path}: ${finished.length} finished names of an unfinished run are dropped: ${why}`);
  }
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
