import { type Finding, type Outcome, outcomeOf, type Unknown } from '../model/finding.js';

/** What a check says of one item (a host, a registered domain): what it found, what it could not see, or neither. */
export type Verdict = { readonly findings: readonly Finding[]; readonly unknowns: readonly Unknown[] };

export const SOUND: Verdict = { findings: [], unknowns: [] };

export const found = (finding: Finding): Verdict => ({ findings: [finding], unknowns: [] });

export const unseen = (...unknowns: readonly Unknown[]): Verdict => ({ findings: [], unknowns });

/**
 * The outcome over all items: any finding fails, and none passes while something was not seen. `further` is what was not
 * seen beside the items.
 */
export function judgeEach<T>(
  items: readonly T[],
  judge: (item: T) => Verdict,
  further: readonly Unknown[] = [],
): Outcome {
  const verdicts = items.map(judge);
  return outcomeOf(
    verdicts.flatMap(({ findings }) => findings),
    [...verdicts.flatMap(({ unknowns }) => unknowns), ...further],
  );
}
