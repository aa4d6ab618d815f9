import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningWorld, startWorld } from '../../fixtures/world/run-world.js';
import type { Report } from '../../src/model/report.js';
import { runCli, scratchFolder } from './run-cli.js';
import { nationNames, smallNation } from './small-nation.js';

const COUNT = 6;
const GONE = 'hijack/ns-domain-unregistered';
const folder = scratchFolder();
let running: RunningWorld;

beforeAll(async () => {
  running = await startWorld(smallNation(COUNT), { timeoutMs: 300 });
  await running.writeConfig(folder.path);
  writeFileSync(join(folder.path, 'names.txt'), nationNames(COUNT).join('\n'));
});

afterAll(async () => {
  await running.stop();
  folder.remove();
});

const path = (...parts: string[]) => join(folder.path, ...parts);
const check = (...args: string[]) =>
  runCli(['check', '--list', 'names.txt', '--format', 'json', ...args], folder.path);

describe('a nation in a state folder', () => {
  it('asks no registry again while its answers are fresh, and knows what is new', async () => {
    const first = await check('--state', 'one');
    const asked = running.whoisQueries().length;
    expect(first.err).toBe('');
    expect(first.code).toBe(1);
    const report = JSON.parse(first.out);
    expect(report.summary).toMatchObject({ domains: COUNT, incomplete: 0, complete: COUNT });
    expect(report.run.queries.whois).toBe(asked);
    expect(newsOf(first.out)).toContain(GONE);

    const second = await check('--state', 'one', '--fail-on-new');
    expect(running.whoisQueries().length).toBe(asked);
    expect(second.code).toBe(0);
    expect(JSON.parse(second.out).run.queries.whois).toBe(0);
    expect(newsOf(second.out)).toEqual([]);
    const kept = JSON.parse(second.out).history.findings.find((one: { id: string }) => one.id === GONE);
    expect(kept).toMatchObject({ state: 'open', change: null, runs: 2 });
    expect(readdirSync(path('one')).sort()).toEqual([
      'last.json',
      'previous.json',
      'questions.jsonl',
      'registry.jsonl',
      'sightings.jsonl',
    ]);
  });

  it('asks no registry more than the day allows, over runs, and calls what is left unknown', async () => {
    const config = JSON.parse(readFileSync(path('lgaudit.config.json'), 'utf8'));
    config.network.pace.registryQuestionsPerDay = 3;
    writeFileSync(path('frugal.json'), JSON.stringify(config));
    const before = running.whoisQueries().length;
    const first = await check('--state', 'frugal', '--config', 'frugal.json', '--fail-on', 'none');
    expect(running.whoisQueries().length - before).toBe(3);
    expect(first.code).toBe(3);
    const report = JSON.parse(first.out);
    expect(report.summary.complete).toBeLessThan(COUNT);
    expect(JSON.stringify(report.summary.reasons)).toContain('spent');
    const whole = new Set(printsOf(JSON.parse((await check()).out)));
    expect(printsOf(report).filter((print) => !whole.has(print))).toEqual([]);
    const after = running.whoisQueries().length;
    await check('--state', 'frugal', '--config', 'frugal.json');
    expect(running.whoisQueries().length).toBe(after);
  });

  it('carries on what a silent night cannot check, and never calls it resolved', async () => {
    await check('--state', 'night');
    const before = running.serverNames();
    for (const name of before) running.setBehaviour(name, 'silent');
    const silent = await check('--state', 'night', '--fail-on-new', '--timeout', '2');
    for (const name of before) running.setBehaviour(name, 'answers');
    expect(silent.code).toBe(3);
    const { findings } = JSON.parse(silent.out).history;
    expect(findings.length).toBeGreaterThan(0);
    expect(findings.every((one: { state: string; change: string }) => one.change === 'unknown')).toBe(true);
    const again = await check('--state', 'night', '--fail-on-new');
    expect(again.code).toBe(0);
    expect(newsOf(again.out)).toEqual([]);
  });

  it.each([
    ['registry.jsonl', 'no JSON at all\n'],
    ['registry.jsonl', '{"lgaudit":"registry-answers","version":1}\n{"domain":"x.jp"}\n{"domain":"y.jp"}\n'],
    ['sightings.jsonl', '{"lgaudit":"sightings","version":99}\n'],
    [
      'sightings.jsonl',
      '{"lgaudit":"sightings","version":1}\n{"kind":"registration","domain":"example.ne.jp","firstSeen":"2026-11-01T00:00:00Z","lastSeen":"2026-11-01T00:00:00Z","seen":{"state":"active","createdAt":null,"registrant":5}}\n',
    ],
    [
      'sightings.jsonl',
      '{"lgaudit":"sightings","version":1}\n{"kind":"host","host":"ns1.example.ne.jp","firstSeen":"2026-11-01T00:00:00Z","lastSeen":"2026-11-01T00:00:00Z","seen":{"addresses":{"192.0.2.1":["x"]}}}\n',
    ],
    [
      'questions.jsonl',
      '{"lgaudit":"registry-questions","version":1}\n{"registry":"x","day":"1","questions":1}\n',
    ],
    [
      'registry.jsonl',
      '{"lgaudit":"registry-answers","version":1}\n{"domain":"x.jp","answer":{"kind":"answer","at":"2026-11-23T00:00:00Z","registration":{"domain":"x.jp","state":"active"}}}\n',
    ],
    ['journal.jsonl', 'PK\u0003\u0004'],
    [
      'journal.jsonl',
      '{"lgaudit":"journal","version":1}\n{"row":{"domain":"x.lg.jp","findings":[],"unknowns":[]},"share":{"collectedAt":"2026-11-23T00:00:00Z"}}\n',
    ],
    ['last.json', '{"schemaVersion":"1.0","domains":'],
    ['previous.json', '[]'],
  ])('names a broken %s, sets it aside and goes on', async (file, text) => {
    const state = `broken-${file}-${text.length}`;
    mkdirSync(path(state));
    writeFileSync(path(state, file), text);
    const { code, err } = await check('--state', state);
    expect(code).toBe(1);
    expect(err.split('\n').filter((line) => line.includes(`${file}:`))).toHaveLength(1);
    expect(readFileSync(path(state, `${file}.broken-1`), 'utf8')).toBe(text);
  });

  it('drops a torn last line without a word', async () => {
    await check('--state', 'torn');
    const file = path('torn', 'registry.jsonl');
    const whole = readFileSync(file, 'utf8');
    writeFileSync(file, `${whole}{"domain":"exam`);
    const { err } = await check('--state', 'torn');
    expect(err).toBe('');
    expect(readFileSync(file, 'utf8')).toBe(whole);
  });

  it('lets one run in at a time, and takes over from a dead one', async () => {
    mkdirSync(path('held'));
    const lock = (pid: number, more: object = {}) =>
      writeFileSync(
        path('held', 'lock.json'),
        JSON.stringify({ lgaudit: 'lock', version: 1, pid, startedAt: 'now', processStart: null, ...more }),
      );
    const { hostname } = await import('node:os');
    lock(process.pid, { host: hostname() });
    const second = await check('--state', 'held');
    expect(second.code).toBe(2);
    expect(second.err).toMatch(/held: this state is in use by another run \(process \d+/);
    expect(second.err.trim().split('\n')).toHaveLength(1);
    lock(process.pid, { host: 'elsewhere.example' });
    expect((await check('--state', 'held')).code).toBe(2);
    // Linux gives no process this id: the highest is 2^22.
    lock(2 ** 22 + 1, { host: hostname() });
    const third = await check('--state', 'held');
    expect(third.code).toBe(1);
    expect(third.err).toContain('taken over');
    expect(existsSync(path('held', 'lock.json'))).toBe(false);
  });

  it('looks again before it calls something new, and lets go of what was a passing trouble', async () => {
    // The baseline comes from before the trouble; the trouble ends while the pause lasts.
    const baseline = await check();
    writeFileSync(path('before.json'), baseline.out);
    running.setBehaviour('ns2.example.ne.jp', 'refuses');
    const heal = setTimeout(() => running.setBehaviour('ns2.example.ne.jp', 'answers'), 2_000);
    const options = ['--baseline', 'before.json', '--fail-on-new', '--fail-on', 'medium'];
    const { code, out } = await check(...options, '--confirm', '1', '--confirm-pause', '3');
    clearTimeout(heal);
    running.setBehaviour('ns2.example.ne.jp', 'answers');
    expect(newsOf(out)).toEqual([]);
    expect(code).toBe(0);
  });
});

function printsOf(report: Report): string[] {
  return report.domains.flatMap(({ findings }) => findings.map(({ fingerprint }) => fingerprint));
}

function newsOf(out: string): string[] {
  const { findings } = JSON.parse(out).history;
  return findings
    .filter((one: { change: string | null }) => one.change === 'new' || one.change === 'reopened')
    .map((one: { id: string }) => one.id);
}
