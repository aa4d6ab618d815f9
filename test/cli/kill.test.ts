import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningWorld, startWorld } from '../../fixtures/world/run-world.js';
import { isBuilt, scratchFolder, spawnCli } from './run-cli.js';
import { nationNames, smallNation } from './small-nation.js';

const COUNT = 40;
const KILLS = 20;

/** Late enough for the process to be up, early enough to hit a run that takes about a second. */
const EARLIEST_MS = 150;
const LATEST_MS = 1_000;

const folder = scratchFolder();
let running: RunningWorld;

beforeAll(async () => {
  // The provider takes its time, so that there is something to interrupt.
  const behaviours = { 'ns1.example.ne.jp': { slowMs: 25 }, 'ns2.example.ne.jp': { slowMs: 25 } };
  running = await startWorld(smallNation(COUNT), { timeoutMs: 1_000, behaviours });
  await running.writeConfig(folder.path);
  writeFileSync(join(folder.path, 'names.txt'), `${nationNames(COUNT).join('\n')}\nno name\n`);
});

afterAll(async () => {
  await running.stop();
  folder.remove();
});

const run = (...args: string[]) =>
  spawnCli(['check', '--list', 'names.txt', '--format', 'json', '--concurrency', '4', ...args], folder.path);

/** Begins or resumes a run and kills it at a random moment, unless it is through by then. */
async function killedRun(state: string) {
  const { child, ended } = run('--state', state, '--resume');
  const moment = EARLIEST_MS + Math.random() * (LATEST_MS - EARLIEST_MS);
  const timer = setTimeout(() => child.kill('SIGKILL'), moment);
  const result = await ended;
  clearTimeout(timer);
  return result;
}

/** The result without what tells one night from another: instants, and how much was asked. */
function comparable(out: string): unknown {
  const { run: _, ...result } = JSON.parse(out.replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g, 'T'));
  return result;
}

// Without `npm run build` there is no process to kill.
describe.skipIf(!isBuilt)(`a run that is killed (skipped where dist is not built)`, () => {
  it(`${KILLS} times at any moment ends, resumed, in the uninterrupted result`, async () => {
    const whole = await run('--state', 'whole').ended;
    expect(whole.code).toBe(2);
    const expected = comparable(whole.out);
    let kills = 0;
    for (let runs = 0; kills < KILLS; runs++) {
      let result = await killedRun(`killed-${runs}`);
      for (; result.signal === 'SIGKILL'; result = await killedRun(`killed-${runs}`)) kills++;
      expect(result.code).toBe(2);
      expect(comparable(result.out)).toEqual(expected);
    }
  }, 180_000);

  it('keeps, on Ctrl-C, what is finished, and goes on from there', async () => {
    const { child, ended } = run('--state', 'stopped');
    await delay(700);
    child.kill('SIGINT');
    const stopped = await ended;
    expect(stopped.code).toBe(130);
    expect(stopped.err).not.toContain(' at ');
    const rows = JSON.parse(stopped.out).domains;
    expect(rows.length).toBeLessThan(COUNT + 1);
    const names = running.questions().length;
    const resumed = await run('--state', 'stopped', '--resume').ended;
    expect(resumed.code).toBe(2);
    expect(JSON.parse(resumed.out).domains).toHaveLength(COUNT + 1);
    expect(running.questions().length).toBeGreaterThan(names);
  });

  it('keeps what is finished without a state too', async () => {
    const { child, ended } = run();
    await delay(700);
    child.kill('SIGINT');
    const { code, out } = await ended;
    expect(code).toBe(130);
    expect(JSON.parse(out).domains.length).toBeLessThan(COUNT + 1);
  });
});
