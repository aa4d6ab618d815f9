import { describe, expect, it, vi } from 'vitest';
import { noConfig } from '../../src/cli/config-file.js';
import { processIo } from '../../src/cli/io.js';
import { networkSettings } from '../../src/cli/network-settings.js';
import { runNight } from '../../src/cli/night.js';
import type { State } from '../../src/cli/state/state.js';
import { parseTarget } from '../../src/cli/targets.js';
import type { Report } from '../../src/model/report.js';
import { createQuestionLedger } from '../../src/registries/question-budget.js';

describe('a run that was killed after its result was saved', () => {
  it('is, resumed, the same run: inputs that are no names have its beginning', async () => {
    const begun = '2026-11-22T17:00:00.000Z';
    const committed: Report[] = [];
    const comparedWith: string[] = [];
    const state: State = {
      questionLedger: createQuestionLedger(),
      registryCache: { get: () => undefined, put: () => {} },
      baseline: { takenFrom: '--state', registrations: {}, delegations: {} },
      observe: () => {},
      journal: { begun, finished: [], append: () => {}, remove: () => {}, close: () => {} },
      earlier: (startedAt) => {
        comparedWith.push(startedAt);
        return undefined;
      },
      commit: (report) => committed.push(report),
      close: () => {},
    };
    await runNight({
      targets: [],
      bad: [parseTarget('no name', 'names.txt:1')].filter((one) => 'kind' in one),
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
    expect(committed.map(({ run }) => run.startedAt)).toEqual([begun]);
    expect(new Set(comparedWith)).toEqual(new Set([begun]));
  });
});
