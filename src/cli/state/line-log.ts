import { appendFileSync, closeSync, existsSync, fsyncSync, openSync, truncateSync } from 'node:fs';
import { readOctets } from '../read-file.js';
import { setAside, writeAtomically, writing } from './whole-file.js';

/**
 * A file of JSON values, one a line, under a heading line that says what it is. Lines are only ever added, so that a run
 * that is killed loses at most the line it was writing; `rewrite` puts a shorter file in its place.
 */
export type LineLog<T> = {
  /** What the file held when it was opened, in order. */
  readonly entries: readonly T[];
  readonly append: (entry: T) => void;
  readonly rewrite: (entries: Iterable<T>) => void;
  readonly close: () => void;
};

/** `heading` is the first line; `isEntry` says whether a line is one of ours. `tell` hears of a file set aside. */
export type LineLogKind<T> = {
  readonly heading: object;
  readonly isEntry: (value: unknown) => value is T;
};

/** Opens the log, or begins it. A torn last line is dropped; any other line that is not ours sets the file aside. */
export function openLineLog<T>(path: string, kind: LineLogKind<T>, tell: (line: string) => void): LineLog<T> {
  const heading = `${JSON.stringify(kind.heading)}\n`;
  const begin = (entries: Iterable<T>) =>
    writeAtomically(path, heading + [...entries].map((entry) => `${JSON.stringify(entry)}\n`).join(''));
  const entries = readLines(path, heading, kind, tell);
  if (entries === undefined) begin([]);
  let file = writing(path, () => openSync(path, 'a'));
  return {
    entries: entries ?? [],
    append: (entry) => writing(path, () => appendFileSync(file, `${JSON.stringify(entry)}\n`)),
    rewrite: (kept) => {
      closeSync(file);
      try {
        begin(kept);
      } finally {
        file = openSync(path, 'a');
      }
    },
    close: () => {
      fsyncSync(file);
      closeSync(file);
    },
  };
}

function readLines<T>(
  path: string,
  heading: string,
  kind: LineLogKind<T>,
  tell: (line: string) => void,
): T[] | undefined {
  if (!existsSync(path)) return undefined;
  const octets = readOctets(path);
  // What stands behind the last line end was being written when the run was killed.
  const end = octets.lastIndexOf('\n') + 1;
  const [first = '', ...rest] = octets.subarray(0, end).toString('utf8').split('\n');
  const broken = (what: string) => {
    setAside(path, what, tell);
    return undefined;
  };
  if (`${first}\n` !== heading) return broken('it is not a file of this version of lgaudit');
  const entries: T[] = [];
  for (const [at, line] of rest.slice(0, -1).entries()) {
    const entry = parseLine(line);
    if (!kind.isEntry(entry)) return broken(`line ${at + 2} cannot be read`);
    entries.push(entry);
  }
  if (end < octets.length) truncateSync(path, end);
  return entries;
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
