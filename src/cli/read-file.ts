import { readFileSync } from 'node:fs';
import { exceedsDepth } from '../net/parse-json.js';
import { fileTrouble } from './file-trouble.js';
import { reasonOf, UsageError } from './usage-error.js';

/** The text of a file somebody named; throws a `UsageError` that says which and why. */
export function readText(path: string): string {
  return decodeText(readOctets(path));
}

/** As `readText`, for whatever is in the file. */
export function readOctets(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    throw unreadable(path, error);
  }
}

/** UTF-8, or UTF-16 as Windows' own tools write it; without the mark at its head. */
export function decodeText(octets: Buffer): string {
  const isUtf16 = octets[0] === 0xff && octets[1] === 0xfe;
  return new TextDecoder(isUtf16 ? 'utf-16le' : 'utf-8').decode(octets);
}

/** Says which file somebody named cannot be read, and why not. */
export function unreadable(path: string, error: unknown): UsageError {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'EISDIR') return new UsageError(`${path}: it is a folder, not a file`);
  if (code === 'ENOENT') return new UsageError(`${path}: there is no such file`);
  return new UsageError(`${path}: cannot be read (${fileTrouble(error)})`);
}

/** What we write nests a tenth as deep; what nests without end would end us. */
const MAX_DEPTH = 100;

/** The JSON value of a file's text; throws a `UsageError` that says which file holds none. */
export function parseJson(text: string, path: string): unknown {
  if (exceedsDepth(text, MAX_DEPTH)) throw new UsageError(`${path}: it is nested deeper than ${MAX_DEPTH}`);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UsageError(`${path}: it is not JSON: ${reasonOf(error)}`);
  }
}
