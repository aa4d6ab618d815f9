import type { CheckId } from '../../model/finding.js';
import type { UnknownReport } from '../../model/report.js';
import { meaningOf, openReasons } from '../open-reasons.js';
import { hang, span, wrap } from './layout.js';
import { badge, type Page, say } from './page.js';
import { counted, joined } from './words.js';

/** The questions left open, each reason once. */
export function unknownsBlock(page: Page, unknowns: readonly UnknownReport[]): string[] {
  if (unknowns.length === 0) return [];
  return [
    ...hang(`${badge(page, 'incomplete')} `, say(page, headline(unknowns.length)), page.width),
    ...openReasons(unknowns, page.lang).flatMap(({ text, checks }) => [
      ...hang(page.palette.unknown('  ? '), [span(text)], page.width),
      ...hang('    ', [span(joined(namesOf(page, checks), page.lang), page.palette.faint)], page.width),
    ]),
    ...wrap(say(page, meaningOf(unknowns)), page.width - 2).map((line) => `  ${line}`),
  ];
}

function headline(count: number) {
  return {
    en: `Could not tell: ${counted(count, 'question is open', 'questions are open')}`,
    ja: `判定できなかった項目が${count}件あります`,
  };
}

/** Checks named one by one; more than these are told by family, all of them with `--verbose`. */
const MOST_NAMED = 6;

function namesOf({ verbose }: Page, checks: readonly CheckId[]): readonly string[] {
  if (verbose || checks.length <= MOST_NAMED) return checks;
  const families = new Map<string, CheckId[]>();
  for (const check of checks) {
    const family = check.slice(0, check.indexOf('/'));
    families.set(family, [...(families.get(family) ?? []), check]);
  }
  return [...families].map(([family, [first, ...others]]) =>
    others.length === 0 ? `${first}` : `${family}/* (${others.length + 1})`,
  );
}
