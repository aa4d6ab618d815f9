import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { Io } from '../../src/cli/io.js';
import { main } from '../../src/cli/main.js';

export type CliResult = { readonly code: number; readonly out: string; readonly err: string };

/** Runs one command line in this process, in a folder, with nothing of environment and standard input but what is given. */
export async function runCli(
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>> = {},
  stdin: Readable = Readable.from([]),
): Promise<CliResult> {
  const [out, err] = [new PassThrough(), new PassThrough()];
  const texts = [out, err].map((stream) => {
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    return () => Buffer.concat(chunks).toString('utf8');
  });
  const io: Io = { out, err, stdin, cwd, env };
  const code = await main(args, io);
  await new Promise((resolve) => setImmediate(resolve));
  return { code, out: texts[0]?.() ?? '', err: texts[1]?.() ?? '' };
}

/** A folder of its own for one test; `remove` it afterwards. */
export function scratchFolder(): { readonly path: string; readonly remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'lgaudit-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** The command line as it is installed. */
export const BIN = join(ROOT, 'bin/lgaudit.js');

/** True where the command line has been built: `npm test` does so first. */
export const isBuilt = existsSync(join(ROOT, 'dist/cli/main.cjs'));
if (!isBuilt) saySkipped('dist is not built (npm run build)');

/** Tells on standard output why tests are skipped: vitest only counts them. */
export function saySkipped(why: string): void {
  process.stdout.write(`skipped: ${why}\n`);
}

export type Spawned = {
  readonly child: ChildProcess;
  readonly ended: Promise<CliResult & { signal: string | null }>;
};

/** Starts the built command line as a process of its own. */
export function spawnCli(args: readonly string[], cwd: string, wrapper: readonly string[] = []): Spawned {
  const [command = '', ...rest] = [...wrapper, process.execPath, BIN, ...args];
  const child = spawn(command, rest, { cwd, env: { PATH: process.env.PATH ?? '' } });
  child.stdout.setEncoding('utf8');
  child.stderr.setEncoding('utf8');
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    err += chunk;
  });
  const ended = new Promise<CliResult & { signal: string | null }>((resolve) => {
    child.on('close', (code, signal) => resolve({ code: code ?? -1, signal, out, err }));
  });
  return { child, ended };
}
