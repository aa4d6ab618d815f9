import { linkSync, readFileSync, renameSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { UsageError } from '../usage-error.js';
import { writing } from './whole-file.js';

/** Who holds a state folder. `processStart` tells two processes of one id apart; null where the system does not say. */
type Holder = {
  readonly lgaudit: 'lock';
  readonly version: 1;
  readonly pid: number;
  readonly host: string;
  readonly startedAt: string;
  readonly processStart: string | null;
};

/**
 * Takes the folder for this run, or throws a `UsageError` that names who has it. A lock whose process is dead is taken
 * over, and told. Returns the release.
 */
export function takeLock(folder: string, now: () => Date, tell: (line: string) => void): () => void {
  const path = join(folder, 'lock.json');
  const holder: Holder = {
    lgaudit: 'lock',
    version: 1,
    pid: process.pid,
    host: hostname(),
    startedAt: now().toISOString(),
    processStart: processOf(process.pid)?.start ?? null,
  };
  const draft = `${path}.${process.pid}.tmp`;
  writing(path, () => writeFileSync(draft, `${JSON.stringify(holder, null, 2)}\n`));
  try {
    if (!placed(draft, path)) {
      takeOver(path, folder, tell);
      if (!placed(draft, path)) throw new UsageError(`${folder}: another run has just taken this state`);
    }
  } finally {
    rmSync(draft, { force: true });
  }
  return () => rmSync(path, { force: true });
}

/** Linking fails where the lock exists, and shows the whole file at once where it does not. */
function placed(draft: string, path: string): boolean {
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function takeOver(path: string, folder: string, tell: (line: string) => void): void {
  const found = readText(path);
  if (found === undefined) return;
  const holder = parseHolder(found);
  if (holder === undefined)
    throw new UsageError(`${path}: not a lock of lgaudit; remove it if nothing uses ${folder}`);
  const who = `process ${holder.pid} on ${holder.host}, since ${holder.startedAt}`;
  if (isAlive(holder)) {
    const hint = holder.host === hostname() ? '' : `; if that run is gone, remove ${path}`;
    throw new UsageError(`${folder}: this state is in use by another run (${who})${hint}`);
  }
  const stale = `${path}.stale-${process.pid}`;
  try {
    renameSync(path, stale);
  } catch {
    return;
  }
  // Somebody else may have taken over in between: then it was their lock that we moved.
  if (readText(stale) !== found) {
    linkSync(stale, path);
    unlinkSync(stale);
    throw new UsageError(`${folder}: another run has just taken this state`);
  }
  unlinkSync(stale);
  tell(`${folder}: taken over from a run that has ended without finishing (${who})`);
}

/** Nobody can tell from here whether a process of another machine lives. */
function isAlive({ pid, host, processStart }: Holder): boolean {
  if (host !== hostname()) return true;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  const found = processOf(pid);
  // Dead, but whoever started it has not asked for its exit code: it keeps its id for as long.
  if (found?.state === 'Z') return false;
  return found === null || processStart === null || found.start === processStart;
}

/** Fields 3 and 22 of /proc/<pid>/stat (proc(5)), counted behind the command's closing bracket; Linux only. */
function processOf(
  pid: number,
): { readonly state: string | undefined; readonly start: string | null } | null {
  const stat = readText(`/proc/${pid}/stat`);
  if (stat === undefined) return null;
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return { state: fields[0], start: fields[19] ?? null };
}

function parseHolder(text: string): Holder | undefined {
  try {
    const value = JSON.parse(text) as Partial<Holder> | null;
    const isOurs =
      value?.lgaudit === 'lock' && typeof value.pid === 'number' && typeof value.host === 'string';
    return isOurs ? (value as Holder) : undefined;
  } catch {
    return undefined;
  }
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
