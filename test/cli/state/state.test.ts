import { rmSync } from 'node:fs';
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
const open = (resume = true, version = '1') =>
  openState(
    folder.path,
    { resume, plan: { version, weighing: {} }, now: () => new Date('2026-11-03T00:00:00Z') },
    (line) => told.push(line),
  );

/** What a kill leaves behind: everything, and a lock that nobody holds. */
function kill(): void {
  rmSync(join(folder.path, 'lock.json'));
}

const finished = (domain: string) => ({
  row: rowOf(domain, []),
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
