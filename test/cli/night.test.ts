import { describe, expect, it, vi } from 'vitest';
import { noConfig } from '../../src/cli/config-file.js';
import { processIo } from '../../src/cli/io.js';
import { networkSettings } from '../../src/cli/network-settings.js';
import { runNight } from '../../src/cli/night.js';
import type { Finished } from '../../src/cli/state/journal.js';
import type { State } from '../../src/cli/state/state.js';
import { collectTargets, parseTargetList, type Targets } from '../../src/cli/targets.js';
import type { Report } from '../../src/model/report.js';
import { createQuestionLedger } from '../../src/registries/question-budget.js';
import { rowOf } from '../history/sample-report.js';

const BEGUN = '2026-11-22T17:00:00.000Z';

/** Resumes a run that had finished these names, offline, and gives what it saves and what it compares with. */
async function resume({ targets, bad }: Targets, finished: readonly Finished[] = []) {
  const committed: Report[] = [];
  const comparedWith: string[] = [];
  const state: State = {
    questionLedger: createQuestionLedger(),
    registryCache: { get: () => undefined, put: () => {} },
    baseline: { takenFrom: '--state', registrations: {}, delegations: {} },
    observe: () => {},
    journal: { begun: BEGUN, finished, append: () => {}, remove: () => {}, close: () => {} },
    earlier: (startedAt) => {
      comparedWith.push(startedAt);
      return undefined;
    },
    commit: (report) => committed.push(report),
    close: () => {},
  };
  await runNight({
    targets,
    bad,
    rules: [],
    today: '2026-11-23',
    plans: [],
    options: { concurrency: 1, confirmPause: 1 },
    state,
    baseline: undefined,
    weighing: { severities: {}, minSeverity: 'info', minConfidence: 'possible' },
    show: { lang: 'en', color: false, quiet: true, verbose: false },
    failOn: 'high',
    collector: {
      settings: networkSettings(noConfig('.'), { nameTimeoutMs: 1000, offline: true }),
      version: '0.0.0',
      now: () => new Date('2026-11-22T18:00:00.000Z'),
    },
    signal: new AbortController().signal,
    io: processIo(),
    tell: () => {},
  });
  // The checks are loaded meanwhile, though there is nothing to check.
  await vi.dynamicImportSettled();
  return { committed, comparedWith };
}

const given = (text: string) => collectTargets(parseTargetList(text, 'names.txt'));

describe('a run that was killed after its result was saved', () => {
  it('is, resumed, the same run: inputs that are no names have its beginning', async () => {
    const { committed, comparedWith } = await resume(given('no name'));
    expect(committed.map(({ run }) => run.startedAt)).toEqual([BEGUN]);
    expect(new Set(comparedWith)).toEqual(new Set([BEGUN]));
  });
});

describe('a run that is resumed with another list', () => {
  it('has the names of that list, as that list gives them', async () => {
    const share = { collectedAt: BEGUN, finishedAt: BEGUN, dnsQueries: 1, lookups: [] };
    const finished = ['a', 'b', 'c'].map((one) => ({
      row: { ...rowOf(`${one}.example.lg.jp`, [], [], BEGUN), inputs: ['old.txt:1: x', 'old.txt:2: x'] },
      share,
    }));
    const list = given('A.example.lg.jp\nb.example.lg.jp\nb.example.lg.jp.');
    const { committed } = await resume(list, finished);
    expect(committed[0]?.domains.map(({ domain, input, inputs }) => ({ domain, input, inputs }))).toEqual([
      { domain: 'a.example.lg.jp', input: 'A.example.lg.jp', inputs: undefined },
      {
        domain: 'b.example.lg.jp',
        input: undefined,
        inputs: ['names.txt:2: b.example.lg.jp', 'names.txt:3: b.example.lg.jp.'],
      },
    ]);
  });
});
