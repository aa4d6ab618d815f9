import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { note13Before } from '../../fixtures/worlds/note-13-before.js';
import { evidenceFileName } from '../../src/cli/evidence-file-name.js';
import { domainName } from '../../src/dns/name.js';
import type { DomainReport, Report } from '../../src/model/report.js';
import { resultSchema } from '../../src/model/schemas/index.js';
import { renderJson } from '../../src/reporters/json.js';
import { jsonlRow, jsonlSummary } from '../../src/reporters/jsonl.js';
import { found, night, open, rowOf } from '../history/sample-report.js';
import { validatorOf } from '../model/schemas/closed.js';
import { auditWorld } from '../stories/audit-world.js';
import { runCli, scratchFolder } from './run-cli.js';

const folder = scratchFolder();
afterAll(folder.remove);

const path = (...parts: string[]) => join(folder.path, ...parts);
const cli = (...args: string[]) => runCli(args, folder.path);
const CITY = 'city.example.lg.jp';

function save(name: string, report: Report): string {
  writeFileSync(path(name), renderJson(report, { lang: 'en' }));
  return name;
}

function parsed(text: string): Report {
  return JSON.parse(text);
}

const low = found('low', 'low', { confidence: 'possible' });
const high = found('high', 'high', { confidence: 'probable', exposure: 0.25 });
const sure = found('sure', 'medium', { confidence: 'confirmed' });

describe('a saved result, with levels', () => {
  save(
    'levels.json',
    night('2026-11-01', rowOf(CITY, [high, sure, low]), rowOf('town.example.lg.jp', [low], [open()])),
  );
  const OLD = ['--baseline', save('levels-before.json', night('2026-10-01', rowOf(CITY, [high, low])))];

  it.each<[string, readonly string[], readonly string[], number]>([
    ['of severity', ['--min-severity', 'medium'], ['lga1:high', 'lga1:sure'], 1],
    ['of confidence', ['--min-confidence', 'confirmed'], ['lga1:sure'], 3],
  ])('%s, is without what does not reach them, in report and merge', async (_, args, kept, expected) => {
    for (const command of ['report', 'merge']) {
      const { out, code } = await cli(command, 'levels.json', ...args, '--format', 'json');
      const { domains, summary, run } = parsed(out);
      expect(validatorOf(resultSchema)(parsed(out))).toBeNull();
      const all = domains.flatMap(({ findings }) => findings);
      expect(all.map(({ fingerprint }) => fingerprint).sort()).toEqual(kept);
      expect(Object.values(summary.bySeverity).reduce((sum, count) => sum + count)).toBe(kept.length);
      expect(domains.map(({ status, risk }) => [status, risk])).toEqual([
        ['findings', all[0]?.severity],
        ['incomplete', 'unknown'],
      ]);
      expect(run.filter).toMatchObject({ off: [] });
      expect(code).toBe(expected);
    }
  });

  it('calls nothing resolved that was only left out', async () => {
    const { out } = await cli('merge', 'levels.json', ...OLD, '--min-severity', 'high', '--format', 'json');
    const states = parsed(out).history?.findings.map(({ fingerprint, state }) => [fingerprint, state]);
    expect(states).toEqual(expect.arrayContaining([['lga1:low', 'unknown']]));
  });
});

describe('a saved result that contradicts itself', () => {
  it.each<[string, DomainReport]>([
    ['incomplete, and nothing is open', { ...rowOf(CITY, []), status: 'incomplete', risk: 'unknown' }],
    ['clean, and something is open', { ...rowOf(CITY, [], [open()]), status: 'clean', risk: 'none' }],
    ['clean, and something was found', { ...rowOf(CITY, [high]), status: 'clean', risk: 'none' }],
  ])('is no result: %s', async (_, row) => {
    const { code, out, err } = await cli('report', save('odd.json', night('2026-11-01', row)));
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/odd\.json: .*"domains\.0\.status"/);
  });

  it('is no result: a name has two rows', async () => {
    const lines = [rowOf(CITY, [high]), rowOf(CITY, [])].map(jsonlRow);
    writeFileSync(path('twice.jsonl'), [...lines, jsonlSummary(night('2026-11-01'))].join(''));
    const { code, err } = await cli('report', 'twice.jsonl');
    expect(code).toBe(2);
    expect(err).toMatch(/twice\.jsonl: .*city\.example\.lg\.jp.* two rows/);
  });
});

describe('saved evidence', () => {
  it('has one row a name, whatever names its file twice', async () => {
    const { evidence } = await auditWorld(note13Before);
    mkdirSync(path('kept'));
    const file = join('kept', evidenceFileName(evidence.target.domain));
    writeFileSync(path(file), JSON.stringify(evidence));
    const { out } = await cli('evaluate', 'kept', file, '--format', 'json');
    expect(parsed(out).domains).toHaveLength(1);
    writeFileSync(path('copy.json'), JSON.stringify(evidence));
    const { code, err } = await cli('evaluate', 'kept', 'copy.json');
    expect(code).toBe(2);
    expect(err).toMatch(/evidence\.json and in .*copy\.json/);
  });

  it('has a file name that disks take, and no other name has', () => {
    const long = (end: string) => domainName(`${`${'a'.repeat(60)}.`.repeat(3)}${'b'.repeat(60)}.${end}`);
    const names = [long('jp'), long('com')].map(evidenceFileName);
    expect(new Set(names).size).toBe(2);
    for (const name of names) {
      // A draft beside it has the process id in its name.
      writeFileSync(path(`${name}.4194304.tmp`), '');
      expect(existsSync(path(`${name}.4194304.tmp`))).toBe(true);
    }
  });
});

describe('dependents', () => {
  it('counts a name once that is in two results, as it was last seen', async () => {
    const row = (host: string): DomainReport => {
      const [first] = parsed(readFileSync(path('levels.json'), 'utf8')).domains as [DomainReport];
      const server = { host, relation: 'out-of-bailiwick', registeredDomain: 'example.jp' } as const;
      return { ...first, nameServers: [{ ...server, in: ['parent'], addresses: [] }] };
    };
    const newer = save('newer.json', night('2026-11-02', row('ns2.example.jp')));
    const older = save('older.json', night('2026-11-01', row('ns1.example.jp')));
    const { out } = await cli('dependents', 'example.jp', '--result', newer, '--result', older);
    expect(out).toContain('1 name depends');
    expect(out).toContain('ns2.example.jp');
    expect(out).not.toContain('ns1.example.jp');
  });
});

describe('diff', () => {
  it('does not take --fail-on without --fail-on-new, which would never fail', async () => {
    save('empty-night.json', night('2026-10-01', rowOf(CITY, [])));
    const { code, err } = await cli('diff', 'empty-night.json', 'levels.json', '--fail-on', 'high');
    expect(code).toBe(2);
    expect(err).toContain('--fail-on-new');
  });
});
