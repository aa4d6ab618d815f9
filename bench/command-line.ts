import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { startNationProcess } from '../fixtures/nation/nation-process.js';
import { writeConfigFiles } from '../fixtures/world/config-files.js';

const run = promisify(execFile);
const LGAUDIT = fileURLToPath(new URL('../../bin/lgaudit.js', import.meta.url));
const REPEATS = 21;

/**
 * Questions that must follow each other for a name with its own two servers: the root refers to jp, jp refers to the
 * zone, its servers give the MX, and then the mail host's address. WHOIS and all other questions go on beside.
 */
const CRITICAL_PATH = 4;

/** `lgaudit --version` against `node -e 0`. */
export async function startUp(): Promise<string[]> {
  const [node, version] = await mediansMs([startNode, () => run(process.execPath, [LGAUDIT, '--version'])]);
  return [
    `node -e 0 ${node.toFixed(0)} ms, lgaudit --version ${version.toFixed(0)} ms: ${(version / node).toFixed(2)} times (at most 2)`,
  ];
}

/** One name by a fresh `lgaudit check`, with and without a delay. */
export async function oneNameCold(port: number, delayMs: number, folder: string): Promise<string[]> {
  const nation = await startNationProcess({ names: 3, seed: 1, silentShare: 0, port, delayMs });
  const place = await mkdtemp(join(folder, 'lgaudit-bench-'));
  try {
    const { config } = await writeConfigFiles(place, nation.settings);
    // The first of each three names has its own servers.
    const audit = () =>
      run(process.execPath, [
        LGAUDIT,
        'check',
        nation.names[0] ?? '',
        '--config',
        config,
        '--fail-on',
        'none',
      ]);
    const [slow, node] = await mediansMs([audit, startNode]);
    await nation.setDelay(0);
    const [fast] = await mediansMs([audit, startNode]);
    const allowed = 1.5 * CRITICAL_PATH * delayMs + node;
    return [
      `one name cold, ${delayMs} ms a reply: ${slow.toFixed(0)} ms, of which ${fast.toFixed(0)} ms without the delay; ` +
        `${((slow - fast) / delayMs).toFixed(1)} steps where ${CRITICAL_PATH} are needed`,
      `  1.5 times the critical path and Node's start: ${allowed.toFixed(0)} ms: ${(slow / allowed).toFixed(2)} times (at most 1)`,
    ];
  } finally {
    await nation.stop();
    await rm(place, { recursive: true });
  }
}

function startNode(): Promise<unknown> {
  return run(process.execPath, ['-e', '0']);
}

/** The medians of two pieces of work, done in turns so that a busy moment of the machine meets both. */
async function mediansMs(
  works: readonly [() => Promise<unknown>, () => Promise<unknown>],
): Promise<[number, number]> {
  const times: [number[], number[]] = [[], []];
  for (let repeat = 0; repeat < REPEATS; repeat++) {
    for (const [index, work] of works.entries()) {
      const start = performance.now();
      await work();
      times[index]?.push(performance.now() - start);
    }
  }
  return [median(times[0]), median(times[1])];
}

function median(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[(REPEATS - 1) / 2] ?? Number.NaN;
}
