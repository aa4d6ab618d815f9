import type { Expected } from '../../fixtures/corpus/plot.js';
import type { CheckId } from '../../src/model/finding.js';
import type { FindingReport } from '../../src/model/report.js';
import type { Grade } from './grade.js';

/** Recall and precision that findings of a kind must reach: certain and critical ones have no slack. */
const FLOOR = { strict: 1, usual: 0.99 } as const;
type Strictness = keyof typeof FLOOR;

/** One id's score. A false alarm counts against precision, an unmet expectation against recall. */
export type Tally = {
  readonly id: CheckId;
  readonly strictness: Strictness;
  readonly expected: number;
  readonly found: number;
  readonly falseAlarms: number;
  readonly recall: number;
  readonly precision: number;
  readonly holds: boolean;
};

/** Scores every id, its confirmed or critical findings apart from the rest. Sorted by id. */
export function tallies(grades: readonly Grade[]): Tally[] {
  const wanted = grades.flatMap(({ hits, misses }) => [...hits, ...misses.map(({ expected }) => expected)]);
  const hits = grades.flatMap((one) => one.hits);
  const alarms = grades.flatMap((one) => one.falseAlarms);
  const ids = [...new Set([...wanted, ...alarms].map(({ id }) => id))].sort();
  return ids.flatMap((id) =>
    (['strict', 'usual'] as const).flatMap((strictness): Tally[] => {
      const count = (list: readonly (Expected | FindingReport)[]) =>
        list.filter((one) => one.id === id && strictnessOf(one) === strictness).length;
      const [expected, found, falseAlarms] = [count(wanted), count(hits), count(alarms)];
      if (expected + falseAlarms === 0) return [];
      const recall = expected === 0 ? 1 : found / expected;
      const precision = found + falseAlarms === 0 ? 1 : found / (found + falseAlarms);
      const holds = recall >= FLOOR[strictness] && precision >= FLOOR[strictness];
      return [{ id, strictness, expected, found, falseAlarms, recall, precision, holds }];
    }),
  );
}

function strictnessOf({ severity, confidence }: Pick<Expected, 'severity' | 'confidence'>): Strictness {
  return severity === 'critical' || confidence === 'confirmed' ? 'strict' : 'usual';
}
