import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openState } from '../../../src/cli/state/state.js';
import { night, rowOf } from '../../history/sample-report.js';
import { scratchFolder } from '../run-cli.js';

let folder: ReturnType<typeof scratchFolder>;
beforeEach(() => {
  folder = scratchFolder();
});
afterEach(() => folder.remove());

const told: string[] = [];
const open = (resume = true, version = '1', now = '2026-11-03T00:00:00Z') =>
  openState(folder.path, { resume, plan: { version, weighing: {} }, now: () => new Date(now) }, (line) =>
    told.push(line),
  );

/** What a kill leaves behind: everything, and a lock that nobody holds. */
function kill(): void {
  rmSync(join(folder.path, 'lock.json'));
}

const finished = (domain: string, at = '2026-11-03T00:00:00Z') => ({
  row: rowOf(domain, [], [], at),
  share: {
    collectedAt: '2026-11-03T00:00:00Z',
    finishedAt: '2026-11-03T00:00:00Z',
    dnsQueries: 1,
    lookups: [],
  },
});

describe('a run that was killed', () => {
  it('after its result was saved compares, resumed, with the night before all the same', () => {
    const [monday, tuesday] = [night('2026-11-02'), night('2026-11-03')];
    const first = open();
    first.commit(monday);
    first.close();
    const second = open();
    expect(second.earlier(tuesday.run.startedAt)?.run.startedAt).toBe(monday.run.startedAt);
    second.journal.append(finished('a.example.lg.jp'));
    second.commit(tuesday);
    kill();
    const third = open();
    expect(third.journal.finished.map(({ row }) => row.domain)).toEqual(['a.example.lg.jp']);
    expect(third.earlier(tuesday.run.startedAt)?.run.startedAt).toBe(monday.run.startedAt);
    third.commit(tuesday);
    third.close();
    const fourth = open();
    expect(fourth.journal.finished).toEqual([]);
    expect(fourth.earlier('2026-11-04T00:00:00Z')?.run.startedAt).toBe(tuesday.run.startedAt);
    expect(fourth.earlier(tuesday.run.startedAt)?.run.startedAt).toBe(monday.run.startedAt);
    fourth.close();
  });

  it.each([
    ['2026-11-04T00:00:00Z', []],
    ['2026-11-03T13:00:00Z', ['b.example.lg.jp']],
    ['2026-11-03T11:00:00Z', ['a.example.lg.jp', 'b.example.lg.jp']],
    // The clock was a month ahead when it ran.
    ['2026-10-04T00:00:00Z', []],
  ])('is not continued with rows of another night: at %s', (now, kept) => {
    const first = open();
    first.journal.append(finished('a.example.lg.jp'));
    first.journal.append(finished('b.example.lg.jp', '2026-11-03T06:00:00Z'));
    kill();
    told.length = 0;
    const second = open(true, '1', now);
    expect(second.journal.finished.map(({ row }) => row.domain)).toEqual(kept);
    expect(second.journal.begun === first.journal.begun).toBe(kept.length > 0);
    expect(told.filter((line) => line.includes('half a day'))).toHaveLength(kept.length < 2 ? 1 : 0);
    second.close();
  });

  it('compares with the night before the last where the last result cannot be read', () => {
    const [monday, tuesday] = [night('2026-11-02'), night('2026-11-03')];
    for (const one of [monday, tuesday]) {
      const state = open();
      state.commit(one);
      state.close();
    }
    writeFileSync(join(folder.path, 'last.json'), '{"schemaVersion":"1.0","dom');
    const next = open();
    expect(next.earlier('2026-11-04T00:00:00Z')?.run.startedAt).toBe(monday.run.startedAt);
    next.close();
  });

  it.each([
    ['is not continued unless asked to', false, '1', /--resume would have continued/],
    ['is not continued by another version', true, '2', /another version/],
  ])('%s, and that is told', (_, resume, version, message) => {
    const first = open();
    first.journal.append(finished('a.example.lg.jp'));
    kill();
    told.length = 0;
    const second = open(resume, version);
    expect(second.journal.finished).toEqual([]);
    expect(told.join('\n')).toMatch(message);
    second.close();
  });
});
