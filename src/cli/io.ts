import { remoteLine } from '../model/remote-text.js';
import type { Lang } from '../model/text.js';
import { EXIT } from './exit-code.js';
import { fileTrouble } from './file-trouble.js';

/** What commands know of the world outside: streams, folder, environment. Handed in, so that tests can stand in. */
export type Io = {
  readonly out: NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };
  readonly err: NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };
  readonly stdin: NodeJS.ReadableStream;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
};

/** The streams are made when they are first needed: that takes Node a while, and the first question does not need them. */
export function processIo(): Io {
  return {
    get out() {
      return watched(process.stdout, outLost);
    },
    get err() {
      return watched(process.stderr, errLost);
    },
    get stdin() {
      return process.stdin;
    },
    cwd: process.cwd(),
    env: process.env,
  };
}

function watched(stream: Io['out'], onError: (error: NodeJS.ErrnoException) => void): Io['out'] {
  if (!stream.listeners('error').includes(onError)) stream.on('error', onError);
  // A terminal made by a program often does not tell its width: 0 columns, over which ora would draw without end.
  if (stream.columns === 0) Object.assign(stream, { columns: undefined });
  return stream;
}

/**
 * Standard output takes no more. Where its reader has seen enough (`| head`), that is nobody's fault and the run goes on
 * to its end, for files and state. Else (a full disk) the result is lost, and no exit code of the run may hide that.
 */
function outLost(error: NodeJS.ErrnoException): void {
  // A row is written at a time, and each of them fails.
  if (error.code === 'EPIPE' || process.listeners('exit').includes(endAsLost)) return;
  process.stderr.write(`lgaudit: standard output: cannot be written (${fileTrouble(error)})\n`);
  process.once('exit', endAsLost);
}

function endAsLost(): void {
  process.exitCode = EXIT.usage;
}

/** Nobody is left to tell. */
function errLost(): void {}

/** Characters of one line on stderr: room for any path and a sentence about it. */
const MAX_TOLD = 5_000;

/** How people are told something on stderr: in one line, since what it quotes may come from a stranger's file. */
export function tellOn(io: Io): (line: string) => void {
  return (line) => void io.err.write(`lgaudit: ${remoteLine(line, MAX_TOLD)}\n`);
}

/** The language of the locale. POSIX: LC_ALL wins over LC_MESSAGES over LANG. */
export function localeLang(env: Io['env']): Lang {
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  return /^ja/i.test(locale) ? 'ja' : 'en';
}

/** Colour for a stream: by flag, by NO_COLOR and FORCE_COLOR, else only on a terminal. Chalk's levels. */
export function colorLevel(io: Io, stream: Io['out'], flag: boolean | undefined): 0 | 1 | 2 | 3 {
  const { NO_COLOR, FORCE_COLOR, COLORTERM, TERM } = io.env;
  const onTerminal = /truecolor|24bit/.test(COLORTERM ?? '') ? 3 : /256/.test(TERM ?? '') ? 2 : 1;
  if (flag !== undefined) return flag ? onTerminal : 0;
  if (NO_COLOR !== undefined && NO_COLOR !== '') return 0;
  if (FORCE_COLOR !== undefined) {
    if (FORCE_COLOR === '0' || FORCE_COLOR === 'false') return 0;
    return FORCE_COLOR === '2' ? 2 : FORCE_COLOR === '3' ? 3 : onTerminal;
  }
  return stream.isTTY === true && TERM !== 'dumb' ? onTerminal : 0;
}
