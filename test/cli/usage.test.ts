import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type RunningWorld, startWorld } from '../../fixtures/world/run-world.js';
import { BIN, isBuilt, runCli, saySkipped, scratchFolder, spawnCli } from './run-cli.js';
import { nationNames, smallNation } from './small-nation.js';

const [HEALTHY = '', , , , GONE = ''] = nationNames(5);
const folder = scratchFolder();
let running: RunningWorld;

beforeAll(async () => {
  running = await startWorld(smallNation(5), { timeoutMs: 300 });
  await running.writeConfig(folder.path);
  mkdirSync(join(folder.path, 'a-folder'));
  mkdirSync(join(folder.path, 'strange-state', 'registry.jsonl'), { recursive: true });
  write('empty.txt', '\n# nothing\n\n');
  write('unknown-key.json', '{"network":{"dnsPrt":53}}');
  write('wrong-type.json', '{"network":{"dnsPort":"53"}}');
  write('no-json.json', '{');
  write('unknown-check.json', '{"severities":{"hijack/none":"off"}}');
  write('not-evidence.json', '{"evidenceVersion":"1.0"}');
  write('no-rows.jsonl', '{"domain":"city.example.lg.jp"}\n5\n');
  write('deep.json', `{"x":${'['.repeat(50_000)}${']'.repeat(50_000)}}`);
  write('steers.json', '\u001b[31m{\u009b\u202e');
  write('steers.txt', 'a\u009b31m b\u202e\n');
});

afterAll(async () => {
  await running.stop();
  folder.remove();
});

const write = (name: string, text: string) => writeFileSync(join(folder.path, name), text);
const cli = (...args: string[]) => runCli(args, folder.path);

describe('what is wrong is named, in one line, with exit 2', () => {
  it.each<[string, readonly string[], RegExp]>([
    ['a name with blanks', ['check', 'city example lg jp'], /argument: "city example lg jp": .*blank/],
    ['a name of 300 octets', ['check', `${'a'.repeat(60)}.`.repeat(5)], /argument: "a+/],
    ['no name', ['check'], /no name/],
    ['an empty list', ['check', '--list', 'empty.txt'], /empty\.txt: the list is empty/],
    ['a list that is not there', ['check', '--list', 'none.txt'], /none\.txt: there is no such file/],
    ['a folder as a list', ['check', '--list', 'a-folder'], /a-folder: it is a folder/],
    ['a configuration that is not there', ['check', 'a.jp', '--config', 'none.json'], /none\.json/],
    [
      'an unknown key',
      ['check', 'a.jp', '--config', 'unknown-key.json'],
      /unknown-key\.json: .*network\.dnsPrt/,
    ],
    [
      'a wrong type',
      ['check', 'a.jp', '--config', 'wrong-type.json'],
      /wrong-type\.json: .*network\.dnsPort/,
    ],
    [
      'a configuration that is no JSON',
      ['check', 'a.jp', '--config', 'no-json.json'],
      /no-json\.json: .*not JSON/,
    ],
    [
      'a check that is not there',
      ['check', 'a.jp', '--config', 'unknown-check.json'],
      /unknown-check\.json: .*hijack\/none/,
    ],
    ['an unknown format', ['check', 'a.jp', '--format', 'pdf'], /--format pdf: .*text, json/],
    ['two formats to stdout', ['check', 'a.jp', '--format', 'json', '--format', 'text'], /stdout/],
    ['an unknown option', ['check', 'a.jp', '--colour-blind'], /--colour-blind/],
    ['an unknown command', ['audit', 'a.jp'], /audit/],
    ['an unknown severity', ['check', 'a.jp', '--fail-on', 'grave'], /grave/],
    ['a wait longer than a day', ['check', 'a.jp', '--timeout', '99999999999'], /99999999999.*86400/],
    [
      'a state with a folder in the place of a file',
      ['check', 'a.jp', '--state', 'strange-state'],
      /registry\.jsonl: it is a folder/,
    ],
    ['a state without a name', ['check', 'a.jp', '--state', ''], /--state.*empty/],
    ['a number that is none', ['check', 'a.jp', '--concurrency', 'many'], /many/],
    ['an unknown check to explain', ['explain', 'hijack/none'], /explain hijack\/none/],
    ['an unknown world', ['demo', 'atlantis'], /atlantis.*--worlds/],
    ['an unknown schema', ['schema', 'atlas'], /atlas/],
    ['evidence that is none', ['evaluate', 'not-evidence.json'], /not-evidence\.json: not evidence/],
    ['a result that is none', ['report', 'unknown-key.json'], /unknown-key\.json: not a result/],
    ['a result that is not there', ['diff', 'none.json', 'none.json'], /none\.json: there is no such file/],
    [
      'a number in the place of the summary',
      ['report', 'no-rows.jsonl'],
      /no-rows\.jsonl: the summary line is missing/,
    ],
    ['a result nested without end', ['report', 'deep.json'], /deep\.json: .*nested deeper/],
    ['a result that steers terminals', ['report', 'steers.json'], /steers\.json: it is not JSON/],
    [
      'a list that steers terminals',
      ['check', '--list', 'steers.txt', '--format', 'json=a-folder/x'],
      /steers/,
    ],
    [
      'two formats to one file',
      ['check', HEALTHY, '--format', 'json=one', '--format', 'csv=./one'],
      /--format csv=\.\/one: json goes/,
    ],
    [
      'an output that is a format’s file already',
      ['report', 'x.json', '--format', 'json', '--format', 'csv=one', '--output', 'one'],
      /one/,
    ],
    ['--resume without a state', ['check', 'a.jp', '--resume'], /--resume needs --state/],
    ['--fail-on-new without a past', ['check', 'a.jp', '--fail-on-new'], /--fail-on-new needs/],
    [
      'a state that is a file',
      ['check', 'a.jp', '--state', 'empty.txt'],
      /empty\.txt: cannot be written \(a file is where a folder should be/,
    ],
    [
      'an output that is a folder',
      ['check', HEALTHY, '--format', 'text', '--format', 'json=a-folder'],
      /a-folder: cannot be written \(it is a folder/,
    ],
    [
      'an output in a file',
      ['check', HEALTHY, '--format', 'json=empty.txt/x.json'],
      /x\.json: cannot be written/,
    ],
  ])('%s', async (_, args, message) => {
    const { code, out, err } = await cli(...args);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toMatch(message);
    expect(err).toMatch(/^lgaudit: /);
    expect(err).not.toMatch(/^ +at /m);
    expect(err).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]/u);
    // Commander adds a line where it knows a better spelling.
    expect(err.trim().split('\n').length).toBeLessThanOrEqual(2);
  });
});

describe('what cannot be written', () => {
  it.each([
    ['a result', ['--format', 'json=empty.txt/x.json']],
    ['evidence', ['--save-evidence', 'empty.txt']],
  ])('is told before the first question: %s', async (_, args) => {
    const before = running.questions().length;
    const { code, err } = await cli('check', HEALTHY, ...args);
    expect(code).toBe(2);
    expect(err).toMatch(/empty\.txt.*: cannot be written/);
    expect(running.questions().length).toBe(before);
  });
});

describe('the exit code', () => {
  it.each<[string, readonly string[], number]>([
    ['is 0 for what is below the threshold', [HEALTHY], 0],
    ['is 1 for a finding', [GONE], 1],
    ['is 0 for a finding that is not to fail', [GONE, '--fail-on', 'none'], 0],
    ['is 1 for a finding beside something incomplete', [GONE, HEALTHY, '--offline', '--fail-on', 'info'], 1],
    ['is 3 for what could not be checked', [HEALTHY, '--offline'], 3],
    ['is 2 for a bad name, whatever the others are', [GONE, 'no name'], 2],
  ])('%s', async (_, args, expected) => {
    expect((await cli('check', ...args)).code).toBe(expected);
  });
});

describe('saved evidence', () => {
  it('gives, evaluated, the result of the check byte for byte', async () => {
    const names = nationNames(5);
    const { out, code } = await cli('check', ...names, '--save-evidence', 'kept', '--format', 'json');
    expect(readdirSync(join(folder.path, 'kept')).sort()).toEqual(
      names.map((name) => `${name}.evidence.json`),
    );
    const again = await cli('evaluate', 'kept', '--format', 'json');
    expect(again.out).toBe(out);
    expect(again.code).toBe(code);
  });
});

describe('colour and language', () => {
  it.each<[string, Record<string, string>, readonly string[], boolean]>([
    ['none where it is no terminal', {}, [], false],
    ['where it is forced', { FORCE_COLOR: '1' }, [], true],
    ['none where NO_COLOR says so', { NO_COLOR: '1', FORCE_COLOR: '1' }, [], false],
    ['where the option says so', { NO_COLOR: '1' }, ['--color'], true],
    ['none where the option says so', { FORCE_COLOR: '1' }, ['--no-color'], false],
  ])('%s', async (_, env, args, coloured) => {
    const { out } = await runCli(['check', GONE, ...args], folder.path, env);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: this is what colour is made of
    expect(/\u001b\[/.test(out)).toBe(coloured);
  });

  it.each<[string, Record<string, string>, readonly string[], RegExp]>([
    ['English by default', {}, [], /Findings:/],
    ['the locale’s', { LANG: 'ja_JP.UTF-8' }, [], /検出:/],
    ['the one asked for', { LANG: 'ja_JP.UTF-8' }, ['--lang', 'en'], /Findings:/],
  ])('%s', async (_, env, args, expected) => {
    const { out } = await runCli(['check', GONE, ...args], folder.path, env);
    expect(out).toMatch(expected);
  });

  it.each([
    ['the one asked for by the environment', 'ja', /検出:/],
    ['the locale’s where the environment leaves it empty', '', /Findings:/],
  ])('%s', async (_, value, expected) => {
    // Commander reads the environment of the process itself.
    vi.stubEnv('LGAUDIT_LANG', value);
    const { out } = await cli('check', GONE);
    vi.unstubAllEnvs();
    expect(out).toMatch(expected);
  });
});

describe('a flag in the environment', () => {
  it.each([
    ['1', true],
    ['true', true],
    ['0', false],
    ['false', false],
    ['', false],
  ])('LGAUDIT_QUIET=%s', async (value, isQuiet) => {
    vi.stubEnv('LGAUDIT_QUIET', value);
    const { out } = await cli('check', GONE);
    vi.unstubAllEnvs();
    expect(out.includes('Delegation')).toBe(!isQuiet);
  });
});

/** The built command line in a shell, its exit code told on stderr. */
function inShell(rest: string) {
  const told = `{ "${process.execPath}" "${BIN}" schema evidence; echo "exit $?" >&2; } ${rest}`;
  return spawnSync('sh', ['-c', told], { encoding: 'utf8' }).stderr;
}

const hasFullDevice = existsSync('/dev/full');
if (!hasFullDevice) saySkipped('a full standard output: there is no /dev/full');

describe.skipIf(!isBuilt)('standard output that takes no more (skipped where dist is not built)', () => {
  it('is no fault where its reader has seen enough', () => {
    expect(inShell('| head -c 1 >/dev/null')).toBe('exit 0\n');
  });

  it.skipIf(!hasFullDevice)('is told where it is full (skipped without /dev/full)', () => {
    expect(inShell('>/dev/full')).toBe(`${FULL}exit 2\n`);
  });

  it.skipIf(!hasFullDevice)('is told once, however many rows are lost', async () => {
    const args = ['check', ...nationNames(5), '--format', 'jsonl', '--concurrency', '1'];
    const { code, err } = await spawnCli(args, folder.path, ['sh', '-c', 'exec "$0" "$@" >/dev/full']).ended;
    expect([code, err]).toEqual([2, FULL]);
  });
});

const FULL = 'lgaudit: standard output: cannot be written (the disk is full: ENOSPC)\n';

/** A network namespace of its own, with nothing in it. */
const WITHOUT_NETWORK = ['unshare', '-rn'] as const;
const [command, ...flags] = WITHOUT_NETWORK;
const hasUnshare = spawnSync(command, [...flags, 'true']).status === 0;
if (!hasUnshare) saySkipped('an audit without a network: unshare -rn is not allowed');

describe.skipIf(!isBuilt || !hasUnshare)(
  'without a network (skipped where unshare -rn is not allowed or dist is not built)',
  () => {
    it('ends incomplete, quietly, and never in a stack trace', async () => {
      const args = ['check', 'city.example.lg.jp', '--no-config', '--timeout', '10'];
      const { code, out, err } = await spawnCli(args, folder.path, WITHOUT_NETWORK).ended;
      expect(code).toBe(3);
      expect(err).toBe('');
      expect(out).toContain('city.example.lg.jp');
    });
  },
);
