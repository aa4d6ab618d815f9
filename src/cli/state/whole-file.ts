import {
  closeSync,
  existsSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { fileTrouble } from '../file-trouble.js';
import { UsageError } from '../usage-error.js';

/**
 * Writes a file so that there is always the whole old one or the whole new one, also after a power cut. What is there
 * and is no plain file (`/dev/stdout`, a pipe, a link) is written to as it is, and never replaced.
 */
export function writeAtomically(path: string, text: string): void {
  writing(path, () => writeWholeFile(path, text));
}

/** Finds out, before there is anything to write, whether a file can be written. Leaves nothing but its folder. */
export function tryToWrite(path: string): void {
  writing(path, () => {
    makeMissingFolders(dirname(path));
    const there = lstatSync(path, { throwIfNoEntry: false });
    if (there !== undefined && !there.isFile() && !there.isDirectory()) return;
    // A folder does not open for writing, and its error says so best.
    const tried = there?.isDirectory() ? path : draftOf(path);
    closeSync(openSync(tried, 'w'));
    rmSync(tried);
  });
}

/** Turns what a disk can do to us into one line that names the file. */
export function writing<T>(path: string, write: () => T): T {
  try {
    return write();
  } catch (error) {
    throw new UsageError(`${path}: cannot be written (${fileTrouble(error)})`);
  }
}

function writeWholeFile(path: string, text: string): void {
  makeMissingFolders(dirname(path));
  const there = lstatSync(path, { throwIfNoEntry: false });
  if (there !== undefined && !there.isFile()) {
    writeFileSync(path, text);
    return;
  }
  const draft = draftOf(path);
  try {
    const file = openSync(draft, 'w');
    try {
      writeFully(file, Buffer.from(text));
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(draft, path);
  } catch (error) {
    // Half a file is of no use, and on a full disk in the way.
    rmSync(draft, { force: true });
    throw error;
  }
  syncFolder(dirname(path));
}

function draftOf(path: string): string {
  return `${path}.${process.pid}.tmp`;
}

/** Makes a folder, and those above it, where there is none. */
export function makeFolder(path: string): void {
  writing(path, () => makeMissingFolders(path));
}

/** Node's own `recursive` never ends where a folder takes no other, as `/proc`. */
function makeMissingFolders(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return;
  const above = dirname(path);
  if (above !== path) makeMissingFolders(above);
  try {
    mkdirSync(path);
  } catch (error) {
    // Another run may just have made it.
    if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) throw error;
  }
}

/** Renames a file that cannot be trusted to the first free `*.broken-<n>`, and tells. It is never deleted. */
export function setAside(path: string, what: string, tell: (line: string) => void): void {
  let number = 1;
  while (existsSync(`${path}.broken-${number}`)) number++;
  renameSync(path, `${path}.broken-${number}`);
  tell(`${path}: ${what}; it is kept as ${path}.broken-${number} and not used`);
}

/** A write may take less than all of it, on a full disk or a slow one. */
function writeFully(file: number, octets: Buffer): void {
  for (let at = 0; at < octets.length; ) at += writeSync(file, octets, at);
}

/** The rename itself must survive too. Not every system can open a folder. */
function syncFolder(folder: string): void {
  try {
    const handle = openSync(folder, 'r');
    fsyncSync(handle);
    closeSync(handle);
  } catch {
    // The file's own content is safe already.
  }
}
