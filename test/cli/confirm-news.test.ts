import { describe, expect, it } from 'vitest';
import { confirmNews } from '../../src/cli/confirm-news.js';
import { parseTarget } from '../../src/cli/targets.js';
import type { DomainReport, FindingReport } from '../../src/model/report.js';
import { found, night, rowOf } from '../history/sample-report.js';

const A = 'a.example.lg.jp';
const KNOWN = found('known.jp');
const X = found('x.jp');
const Y = found('y.jp');
const Z = found('z.jp');
const of = (...findings: readonly FindingReport[]) => rowOf(A, findings);

/** Looks again `times` times where the first look and those after it showed these; gives what stands in the end. */
async function confirmed(times: number, first: DomainReport, ...later: readonly DomainReport[]) {
  const target = parseTarget(A, 'test');
  if ('kind' in target) throw new Error(target.reason.en);
  const left = [...later];
  let row = first;
  await confirmNews({
    times,
    pauseMs: 0,
    earlier: night('2026-11-01', of(KNOWN)),
    report: () => night('2026-11-02', row),
    targets: [target],
    lookAgain: async (_, onFinished) => {
      const next = left.shift() ?? row;
      onFinished({
        row: next,
        share: { collectedAt: next.collectedAt, finishedAt: next.collectedAt, dnsQueries: 1, lookups: [] },
      });
    },
    replace: (finished) => {
      row = finished.row;
    },
    signal: new AbortController().signal,
  });
  const stands = row.findings.map(({ subject }) => subject.registeredDomain);
  return { stands, looks: later.length - left.length };
}

describe('news', () => {
  it.each<[string, number, DomainReport, DomainReport[], { stands: unknown[]; looks: number }]>([
    ['that are none', 2, of(KNOWN), [of(KNOWN, X)], { stands: ['known.jp'], looks: 0 }],
    ['that stay', 2, of(KNOWN, X), [of(KNOWN, X), of(X), of(Y)], { stands: ['x.jp'], looks: 2 }],
    ['that go', 2, of(KNOWN, X), [of(KNOWN), of(Y)], { stands: ['known.jp'], looks: 1 }],
    ['that go after others came', 1, of(X), [of(Y), of(KNOWN)], { stands: ['known.jp'], looks: 2 }],
    ['that come later and stay', 1, of(X), [of(Y), of(Y), of(KNOWN)], { stands: ['y.jp'], looks: 2 }],
    ['that are others each time', 1, of(X), [of(Y), of(Z), of(KNOWN)], { stands: ['z.jp'], looks: 2 }],
  ])('%s', async (_, times, first, later, expected) => {
    expect(await confirmed(times, first, ...later)).toEqual(expected);
  });
});
