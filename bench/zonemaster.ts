import { spawn, spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startNationProcess } from '../fixtures/nation/nation-process.js';
import { writeConfigFiles } from '../fixtures/world/config-files.js';
import { auditNation, type NationAudit, questionsIn } from './audit-nation.js';

const ZONEMASTER = 'zonemaster-cli';

type Cost = { readonly wall: number; readonly cpu: number; readonly questions: number };

/**
 * The first names of the nation through zonemaster-cli, one process a name, one and two at a time, and through us. Beside
 * them `whole`, our audit of the whole nation in this run: a name costs zonemaster-cli the same however many there are,
 * and us less. It only knows port 53, so this needs root, or leave to bind low ports.
 */
export async function compareWithZonemaster(
  count: number,
  concurrency: number,
  whole: NationAudit | undefined,
): Promise<string[]> {
  if (spawnSync(ZONEMASTER, ['--version']).status !== 0)
    return [`not compared: ${ZONEMASTER} is not installed`];
  const nation = await startNationProcess({ names: count, seed: 1, silentShare: 0, port: 53, delayMs: 0 });
  const place = await mkdtemp(join(tmpdir(), 'lgaudit-bench-'));
  try {
    const { rootHints } = await writeConfigFiles(place, nation.settings);
    const theirs = async (width: number): Promise<Cost> => {
      await nation.takeCounts();
      const start = performance.now();
      const before = await childCpu();
      const queue = nation.names.values();
      const worker = async () => {
        for (const name of queue) await runOne(name, rootHints);
      };
      await Promise.all(Array.from({ length: width }, worker));
      const wall = (performance.now() - start) / 1000;
      const cpu = (await childCpu()) - before;
      return { wall, cpu, questions: questionsIn(await nation.takeCounts()) };
    };
    const serial = await theirs(1);
    const two = await theirs(2);
    const ours = await auditNation(nation, concurrency);
    const line = (title: string, { cpu, questions }: Cost, of: number) =>
      `${title.padEnd(28)} CPU ${(cpu / of).toFixed(4)} s a name, ${(questions / of).toFixed(1)} questions a name`;
    const ratios = ({ cpu, questions }: Cost, of: number) =>
      `  their CPU over ours: ${(serial.cpu / count / (cpu / of)).toFixed(0)} (at least 30); our questions over theirs: ` +
      `${(questions / of / (serial.questions / count)).toFixed(3)} (at most 0.333)`;
    return [
      `${line(`${ZONEMASTER}, ${count} names`, serial, count)}, ${serial.wall.toFixed(2)} s`,
      `${line(`${ZONEMASTER}, two at a time`, two, count)}, ${two.wall.toFixed(2)} s`,
      `${line(`lgaudit, ${count} names`, ours, count)}, ${ours.wall.toFixed(2)} s`,
      ratios(ours, count),
      ...(whole === undefined
        ? []
        : [line(`lgaudit, ${whole.names} names`, whole, whole.names), ratios(whole, whole.names)]),
    ];
  } finally {
    await nation.stop();
    await rm(place, { recursive: true });
  }
}

function runOne(name: string, hints: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const args = ['--hints', hints, '--no-ipv6', '--no-progress', '--level', 'ERROR', name];
    const child = spawn(ZONEMASTER, args, { stdio: 'ignore' });
    child.on('error', reject);
    child.on('exit', () => resolve());
  });
}

/** CPU seconds of this process's finished children. proc(5): fields 16 and 17 of `stat`, in hundredths. */
async function childCpu(): Promise<number> {
  const stat = await readFile('/proc/self/stat', 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[13]) + Number(fields[14])) / 100;
}
