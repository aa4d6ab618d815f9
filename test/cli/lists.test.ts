import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type RunningWorld, startWorld } from '../../fixtures/world/run-world.js';
import type { DomainReport } from '../../src/model/report.js';
import { resultSchema } from '../../src/model/schemas/index.js';
import { validatorOf } from '../model/schemas/closed.js';
import { runCli, scratchFolder } from './run-cli.js';
import { nationNames, smallNation } from './small-nation.js';

const COUNT = 12;
const NAMES = nationNames(COUNT);
const folder = scratchFolder();
let running: RunningWorld;

beforeAll(async () => {
  running = await startWorld(smallNation(COUNT));
  await running.writeConfig(folder.path);
  write('names.txt', NAMES.join('\n'));
});

afterAll(async () => {
  await running.stop();
  folder.remove();
});

const write = (name: string, text: string) => writeFileSync(join(folder.path, name), text);
const read = (name: string) => readFileSync(join(folder.path, name), 'utf8');
const cli = (...args: string[]) => runCli(args, folder.path);
const check = (...args: string[]) => cli('check', '--list', 'names.txt', ...args);
const domainsOf = (text: string): DomainReport[] => JSON.parse(text).domains;

describe('every line of a list', () => {
  it('ends as one row, whatever it is', async () => {
    write(
      'mixed.txt',
      `\uFEFF# a comment\r\n${NAMES[0]}\r\n\r\nHTTPS://${NAMES[0]?.toUpperCase()}./path\nno name\n192.0.2.1\nno name\n`,
    );
    const { code, out, err } = await cli('check', '--list', 'mixed.txt', '--format', 'json');
    expect(code).toBe(2);
    expect(validatorOf(resultSchema)(JSON.parse(out))).toBeNull();
    const rows = new Map(domainsOf(out).map((row) => [row.domain, row]));
    expect([...rows.keys()].sort()).toEqual(['192.0.2.1', NAMES[0], 'no name']);
    expect(rows.get(NAMES[0] ?? '')?.inputs?.map((line) => line.split(': ')[0])).toEqual([
      'mixed.txt:2',
      'mixed.txt:4',
    ]);
    expect(rows.get('no name')).toMatchObject({
      status: 'incomplete',
      inputs: ['mixed.txt:5: no name', 'mixed.txt:7: no name'],
    });
    expect(
      err
        .trim()
        .split('\n')
        .map((line) => line.split(': ')[1]),
    ).toEqual(['mixed.txt:5', 'mixed.txt:6', 'mixed.txt:7']);
    expect(JSON.parse(out).summary).toMatchObject({ domains: 3, complete: 1 });
  });

  it('says why it is no name in the language asked for', async () => {
    write('blank.txt', 'no name\n');
    const { out, err } = await cli('check', '--list', 'blank.txt', '--format', 'json', '--lang', 'ja');
    expect(domainsOf(out)[0]?.unknowns[0]?.reasonText).toEqual({
      en: 'not a domain name: it contains a blank',
      ja: 'ドメイン名として読み取れません（空白が含まれています）',
    });
    expect(err).toContain('空白が含まれています');
  });

  it('never stands in the place of another name, and never has none', async () => {
    const hidden = `\u202E${NAMES[0]}`;
    write('hidden.txt', `${hidden}\n${NAMES[0]}\n\u0000\n`);
    const { out } = await cli('check', '--list', 'hidden.txt', '--format', 'json');
    expect(domainsOf(out).map(({ domain, status }) => [domain, status])).toEqual([
      ['""', 'incomplete'],
      [`"${NAMES[0]}"`, 'incomplete'],
      [NAMES[0], 'findings'],
    ]);
  });

  it('is read from UTF-16 as Windows writes it, and from a slow pipe', async () => {
    const text = `${NAMES[0]}\r\n${NAMES[1]}\r\n`;
    writeFileSync(join(folder.path, 'windows.txt'), Buffer.from(`\uFEFF${text}`, 'utf16le'));
    const fromFile = await cli('check', '--list', 'windows.txt', '--format', 'json');
    const slow = Readable.from(
      (async function* () {
        yield text.slice(0, 5);
        await new Promise((resolve) => setImmediate(resolve));
        yield text.slice(5);
      })(),
    );
    const fromPipe = await runCli(['check', '--list', '-', '--format', 'json'], folder.path, {}, slow);
    for (const { out } of [fromFile, fromPipe])
      expect(domainsOf(out).map(({ domain }) => domain)).toEqual([NAMES[0], NAMES[1]]);
  });

  it('counts for coverage', async () => {
    const [first, second] = ['ns1.example.ne.jp', 'ns2.example.ne.jp'];
    write('part.txt', `${NAMES.slice(0, 3).join('\n')}\ncity.nowhere.lg.jp\n`);
    for (const name of [first, second]) running.setBehaviour(name, 'answers');
    running.setWhois('rate-limited');
    const args = ['check', '--list', 'part.txt', '--format', 'json', '--fail-on', 'none'];
    const limited = await cli(...args);
    const lenient = await cli(...args, '--min-coverage', '0%');
    running.setWhois('answers');
    expect(limited.code).toBe(3);
    expect(lenient.code).toBe(0);
    const { summary } = JSON.parse(limited.out);
    expect(summary.complete).toBeLessThan(summary.domains);
    expect(summary.reasons[0].domains).toBeGreaterThan(1);
    expect(summary.reasons[0].reason.en).toContain('rate limited');
    expect((await check('--min-coverage', '101%')).code).toBe(2);
  });
});

describe('JSON Lines', () => {
  it('gives every row as a line, then the summary, and can be read again', async () => {
    const { out, code } = await check('--format', 'jsonl', '--format', 'json=same.json');
    expect(code).toBe(1);
    const lines = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(
      lines
        .slice(0, -1)
        .map(({ domain }) => domain)
        .sort(),
    ).toEqual([...NAMES].sort());
    expect(lines.at(-1).summary).toEqual(JSON.parse(read('same.json')).summary);
    write('rows.jsonl', out);
    const again = await cli('report', 'rows.jsonl', '--format', 'json');
    expect(again.code).toBe(1);
    expect(JSON.parse(again.out)).toEqual(JSON.parse(read('same.json')));
    write('torn.jsonl', out.slice(0, out.lastIndexOf('{"summary"')));
    const torn = await cli('report', 'torn.jsonl');
    expect(torn).toMatchObject({ code: 2, out: '' });
    expect(torn.err).toContain('torn.jsonl');
  });

  it('goes to a file without keeping the rows', async () => {
    expect((await check('--format', 'jsonl=alone.jsonl')).code).toBe(1);
    expect(read('alone.jsonl').trimEnd().split('\n')).toHaveLength(COUNT + 1);
    expect(JSON.parse(read('alone.jsonl').trimEnd().split('\n').at(-1) ?? '').summary.domains).toBe(COUNT);
  });
});

describe('shards', () => {
  it('are disjoint, complete, and merge into the whole', async () => {
    const whole = await check('--format', 'json');
    const parts = ['1/3', '2/3', '3/3'];
    for (const [at, part] of parts.entries())
      await check('--shard', part, '--format', `json=part-${at}.json`);
    const files = parts.map((_, at) => `part-${at}.json`);
    const merged = await cli('merge', ...files, '--format', 'json');
    expect(merged.code).toBe(1);
    const names = files.flatMap((file) => domainsOf(read(file)).map(({ domain }) => domain));
    expect(names.sort()).toEqual([...NAMES].sort());
    const result = JSON.parse(merged.out);
    expect(result.summary).toEqual(JSON.parse(whole.out).summary);
    expect(result.rootCauses).toEqual(JSON.parse(whole.out).rootCauses);
    expect(domainsOf(merged.out).map(({ domain }) => domain)).toEqual(
      domainsOf(whole.out).map(({ domain }) => domain),
    );

    const twice = await cli('merge', 'part-0.json', 'part-1.json', 'part-0.json');
    expect(twice.code).toBe(2);
    expect(twice.err).toMatch(/part-0\.json and in part-0\.json/);
  });

  it('are missed where one is missing, and mixed with those of no other division', async () => {
    const write3 = (name: string, tool: object, shard: object) => {
      const part = JSON.parse(read('part-2.json'));
      write(name, JSON.stringify({ ...part, tool: { ...part.tool, ...tool }, run: { ...part.run, shard } }));
    };
    const args = ['--format', 'json', '--fail-on', 'none', '--min-coverage', '0%'];
    const merged = await cli('merge', 'part-0.json', 'part-2.json', ...args);
    expect(merged.code).toBe(2);
    expect(merged.err).toMatch(/missing: 2\/3;/);
    expect(validatorOf(resultSchema)(JSON.parse(read('part-0.json')))).toBeNull();
    expect(domainsOf(merged.out).length).toBeLessThan(COUNT);
    write3('other.json', { version: '0.0.1' }, { index: 3, count: 3 });
    const mixed = await cli('merge', 'part-0.json', 'part-1.json', 'other.json', ...args);
    expect(mixed.code).toBe(0);
    expect(mixed.err).toMatch(/several versions: 0\.0\.1, /);
    write3('other.json', {}, { index: 3, count: 4 });
    const refused = await cli('merge', 'part-0.json', 'part-1.json', 'other.json', ...args);
    expect(refused).toMatchObject({ code: 2, out: '' });
    expect(refused.err).toContain('1/3 and 3/4');
  });

  it('merge also where one of them is empty', async () => {
    const [name = ''] = NAMES;
    for (const part of ['1', '2'])
      await cli('check', name, '--shard', `${part}/2`, '--format', `json=of-one-${part}.json`);
    const merged = await cli('merge', 'of-one-1.json', 'of-one-2.json', '--format', 'json');
    expect(domainsOf(merged.out).map(({ domain }) => domain)).toEqual([name]);
    expect(validatorOf(resultSchema)(JSON.parse(read('of-one-1.json')))).toBeNull();
    expect(validatorOf(resultSchema)(JSON.parse(read('of-one-2.json')))).toBeNull();
  });

  it('ask no registry once the state is warm, which takes few questions', async () => {
    const before = running.whoisQueries().length;
    const questionsBefore = running.questions().length;
    expect((await cli('warm', '--list', 'names.txt', '--state', 'warm')).code).toBe(0);
    // An audit asks some thirty a name.
    expect(running.questions().length - questionsBefore).toBeLessThan(10 * NAMES.length);
    const warmed = running.whoisQueries().slice(before);
    expect(new Set(warmed).size).toBe(warmed.length);
    for (const part of ['1/2', '2/2']) await check('--shard', part, '--state', 'warm', '--quiet');
    expect(running.whoisQueries().length).toBe(before + warmed.length);
  });

  it('are not called warm where the way to a name was not found', async () => {
    const config = JSON.parse(read('lgaudit.config.json'));
    config.network.dnsPort = 1;
    write('dead-port.json', JSON.stringify(config));
    const { code, err } = await cli('warm', NAMES[0] ?? '', '--state', 'cold', '--config', 'dead-port.json');
    expect(code).toBe(3);
    expect(err).toContain(NAMES[0]);
  });

  it.each(['0/3', '4/3', '1', 'a/b', '1/0'])('%s is no shard', async (text) => {
    const { code, err } = await check('--shard', text);
    expect(code).toBe(2);
    expect(err).toContain('--shard');
  });
});

describe('saved results', () => {
  it('are compared by diff, in both languages and as JSON', async () => {
    await check('--format', 'json=old.json');
    running.setBehaviour('ns2.example.ne.jp', 'refuses');
    await check('--format', 'json=new.json');
    running.setBehaviour('ns2.example.ne.jp', 'answers');
    const json = await cli('diff', 'old.json', 'new.json', '--format', 'json');
    expect(json.code).toBe(0);
    const { summary, new: news, since } = JSON.parse(json.out);
    expect(since).toBe(JSON.parse(read('old.json')).run.startedAt);
    expect(summary.new).toBe(news.length);
    expect(news.map(({ id }: { id: string }) => id)).toContain('delegation/not-authoritative');
    expect((await cli('diff', 'old.json', 'new.json', '--lang', 'ja')).out).toContain('新規');
    expect((await cli('diff', 'old.json', 'old.json')).out).toContain('nothing changed');
    expect((await cli('diff', 'old.json', 'new.json', '--fail-on-new', '--fail-on', 'medium')).code).toBe(1);
    expect((await cli('diff', 'new.json', 'old.json', '--fail-on-new', '--fail-on', 'medium')).code).toBe(0);
    expect(
      (
        await cli(
          'merge',
          'new.json',
          '--baseline',
          'old.json',
          '--fail-on-new',
          '--fail-on',
          'medium',
          '--quiet',
        )
      ).code,
    ).toBe(1);
  });

  it('tell who depends on a domain', async () => {
    const { out, code } = await cli('dependents', 'GONE.jp.', '--result', 'old.json', '--format', 'json');
    expect(code).toBe(0);
    expect(JSON.parse(out).dependents).toEqual([
      { domain: NAMES[4], nameServers: ['ns.gone.jp'], of: 2, via: [] },
      { domain: NAMES[9], nameServers: ['ns.gone.jp'], of: 2, via: [] },
    ]);
    expect((await cli('dependents', 'example.ne.jp', '--result', 'old.json')).out).toContain('12 names');
    expect((await cli('dependents', 'gone.jp')).code).toBe(2);
  });
});

describe('an ignore file', () => {
  const entry = { id: 'hijack/ns-domain-unregistered', reason: 'moving', owner: 'dns team' };
  const soon = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);

  it('sets findings aside until they expire, and tells of entries without use', async () => {
    write('ignore.json', JSON.stringify([{ ...entry, expires: soon }]));
    const quiet = await check('--ignore', 'ignore.json', '--format', 'json');
    expect(quiet).toMatchObject({ code: 0, err: '' });
    expect(JSON.parse(quiet.out).summary.bySeverity.critical).toBe(0);
    const row = domainsOf(quiet.out).find(({ domain }) => domain === NAMES[4]);
    expect(row?.ignored?.map(({ id }) => id)).toEqual([entry.id]);
    expect(validatorOf(resultSchema)(JSON.parse(quiet.out))).toBeNull();

    write(
      'ignore.json',
      JSON.stringify({
        ignore: [
          { ...entry, expires: '2026-01-01' },
          { ...entry, domain: NAMES[0], expires: soon },
        ],
      }),
    );
    const back = await check('--ignore', 'ignore.json', '--quiet');
    expect(back.code).toBe(1);
    expect(back.err).toMatch(/entry 1 .* expired on 2026-01-01/);
    expect(back.err).toMatch(/entry 2 .* matches no finding/);
    // In a part of the names an entry may be for another one; that it expired is true in each.
    const part = await check('--ignore', 'ignore.json', '--shard', '1/1', '--quiet');
    expect(part.err).toMatch(/entry 1 .* expired on 2026-01-01/);
    expect(part.err).not.toMatch(/entry 2/);
  });

  it('holds to the end of its last day in Japan', async () => {
    write('ignore.json', JSON.stringify([{ ...entry, expires: '2026-11-30' }]));
    vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-11-30T23:59:00+09:00') });
    expect((await check('--ignore', 'ignore.json', '--quiet')).code).toBe(0);
    vi.setSystemTime(Date.parse('2026-12-01T00:01:00+09:00'));
    const after = await check('--ignore', 'ignore.json', '--quiet');
    vi.useRealTimers();
    expect(after.code).toBe(1);
    expect(after.err).toContain('expired on 2026-11-30');
  });

  it.each<[string, unknown, RegExp]>([
    ['no list', {}, /expects a list/],
    ['no id', [{ ...entry, id: undefined, expires: soon }], /entry 1: needs "id" or "fingerprint"/],
    ['no owner', [{ ...entry, owner: undefined, expires: soon }], /entry 1: .*owner/],
    ['an empty reason', [{ ...entry, reason: ' ', expires: soon }], /entry 1: .*reason/],
    ['no date', [{ ...entry, expires: 'soon' }], /entry 1: .*expires/],
    ['too long', [{ ...entry, expires: '2099-01-01' }], /entry 1: .*more than a year/],
    [
      'an unknown check',
      [{ ...entry, id: 'hijack/none', expires: soon }],
      /there is no check "hijack\/none"/,
    ],
    ['an unknown key', [{ ...entry, expires: soon, until: 1 }], /entry 1: .*until/],
  ])('with %s is refused', async (_, value, message) => {
    write('bad-ignore.json', JSON.stringify(value));
    const { code, err } = await check('--ignore', 'bad-ignore.json');
    expect(code).toBe(2);
    expect(err).toContain('bad-ignore.json');
    expect(err).toMatch(message);
    expect(err.trim().split('\n')).toHaveLength(1);
  });
});
