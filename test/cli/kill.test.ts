import { existsSync, mkdirSync, readdirSync, readFileSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningWorld, startWorld } from '../../fixtures/world/run-world.js';
import { isBuilt, scratchFolder, spawnCli } from './run-cli.js';
import { nationNames, smallNation } from './small-nation.js';

const COUNT = 24;
const KILLS = 20;

const folder = scratchFolder();
let running: RunningWorld;

beforeAll(async () => {
  // The provider takes its time, so that there is something to interrupt. Nobody is silent: patience costs nothing, and
  // a busy machine must not take the place of a fault.
  const behaviours = { 'ns1.example.ne.jp': { slowMs: 10 }, 'ns2.example.ne.jp': { slowMs: 10 } };
  running = await startWorld(smallNation(COUNT), { timeoutMs: 10_000, behaviours });
  await running.writeConfig(folder.path);
  writeFileSync(join(folder.path, 'names.txt'), `${nationNames(COUNT).join('\n')}\nno name\n`);
});

afterAll(async () => {
  await running.stop();
  folder.remove();
});

const run = (...args: string[]) =>
  spawnCli(['check', '--list', 'names.txt', '--format', 'json', '--concurrency', '8', ...args], folder.path);

/** Begins or resumes a run and kills it at a random moment, unless it is through by then. */
async function killedRun(state: string, wholeMs: number) {
  const { child, ended } = run('--state', state, '--resume');
  const moment = (0.1 + 0.9 * Math.random()) * wholeMs;
  const timer = setTimeout(() => child.kill('SIGKILL'), moment);
  const result = await ended;
  clearTimeout(timer);
  return result;
}

/** Through is a run that has put its result away, and its diary with it. */
function isThrough(state: string): boolean {
  const at = join(folder.path, state);
  return existsSync(join(at, 'last.json')) && !existsSync(join(at, 'journal.jsonl'));
}

/** The result without what tells one night from another: instants, and how much was asked. */
function comparable(out: string): unknown {
  const { run: _, ...result } = JSON.parse(out.replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g, 'T'));
  return result;
}

// Without `npm run build` there is no process to kill.
describe.skipIf(!isBuilt)(`a run that is killed (skipped where dist is not built)`, () => {
  it(`${KILLS} times at any moment ends, resumed, in the uninterrupted result`, async () => {
    const started = performance.now();
    const whole = await run('--state', 'whole').ended;
    const wholeMs = performance.now() - started;
    expect(whole.code).toBe(2);
    const expected = comparable(whole.out);
    let kills = 0;
    for (let runs = 0; kills < KILLS; runs++) {
      const state = `killed-${runs}`;
      let result = await killedRun(state, wholeMs);
      for (; result.signal === 'SIGKILL' && !isThrough(state); result = await killedRun(state, wholeMs))
        kills++;
      // A kill after the last write hits a run that is through: going on from there would be the next night.
      if (result.signal !== 'SIGKILL') expect(result.code).toBe(2);
      const out =
        result.signal === 'SIGKILL'
          ? readFileSync(join(folder.path, state, 'last.json'), 'utf8')
          : result.out;
      expect(comparable(out)).toEqual(expected);
    }
  }, 180_000);

  it('is the same run, resumed, also when its result was put away already', async () => {
    const expected = comparable((await run('--state', 'whole-too').ended).out);
    for (let attempt = 0; ; attempt++) {
      const state = `put-away-${attempt}`;
      mkdirSync(join(folder.path, state));
      const { child, ended } = run('--state', state, '--resume');
      const watcher = watch(join(folder.path, state), (_, file) => {
        if (file === 'last.json') child.kill('SIGKILL');
      });
      await ended;
      watcher.close();
      // Between the result and the end of the diary there are a few milliseconds.
      const isHit = existsSync(join(folder.path, state, 'last.json')) && !isThrough(state);
      if (!isHit && attempt < 20) continue;
      expect(isHit).toBe(true);
      expect(comparable((await run('--state', state, '--resume').ended).out)).toEqual(expected);
      return;
    }
  }, 60_000);

  it('keeps, on Ctrl-C, what is finished, and goes on from there', async () => {
    const { child, ended } = run('--state', 'stopped', '--save-evidence', 'kept');
    await someEvidence('kept');
    child.kill('SIGINT');
    const stopped = await ended;
    expect(stopped.code).toBe(130);
    expect(stopped.err).not.toContain(' at ');
    const finished = JSON.parse(stopped.out).domains.length;
    expect(finished).toBeGreaterThan(1);
    expect(stopped.err).toMatch(new RegExp(`interrupted: ${finished} of ${COUNT + 1} names .*--resume`));
    const resumed = await run('--state', 'stopped', '--resume').ended;
    expect(resumed.code).toBe(2);
    expect(JSON.parse(resumed.out).domains).toHaveLength(COUNT + 1);
  }, 60_000);

  it('keeps what is finished without a state too', async () => {
    const { child, ended } = run('--save-evidence', 'kept-too', '--shard', '1/1');
    await someEvidence('kept-too');
    child.kill('SIGINT');
    const { code, out, err } = await ended;
    expect(code).toBe(130);
    const finished = JSON.parse(out).domains.length;
    expect(finished).toBeGreaterThan(1);
    expect(err).toMatch(new RegExp(`interrupted: ${finished} of ${COUNT + 1} names are finished$`, 'm'));
    // It is not the whole part: a merge misses it.
    expect(JSON.parse(out).run).not.toHaveProperty('shard');
  }, 60_000);
});

/** Resolves as soon as the first name is finished. */
async function someEvidence(name: string): Promise<void> {
  const path = join(folder.path, name);
  while (!existsSync(path) || readdirSync(path).length === 0) await delay(10);
}
