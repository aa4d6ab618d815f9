import type { CheckId } from '../../model/finding.js';
import type { UnknownReport } from '../../model/report.js';
import { subjectOf } from './finding-block.js';
import { hang, span, wrap } from './layout.js';
import { badge, type Page, say } from './page.js';
import { counted, joined, OPEN_MEANING } from './words.js';

/**
 * The questions left open, by reason: one broken registry leaves a dozen checks without an answer, and the reader needs
 * that reason once.
 */
export function unknownsBlock(page: Page, unknowns: readonly UnknownReport[]): string[] {
  if (unknowns.length === 0) return [];
  return [
    ...hang(`${badge(page, 'incomplete')} `, say(page, headline(unknowns.length)), page.width),
    ...groupByReason(page, unknowns).flatMap((group) => {
      // Most reasons begin with what they are about.
      const about = group.reason.includes(group.about) ? '' : `${group.about}: `;
      return [
        ...hang(page.palette.unknown('  ? '), [span(`${about}${group.reason}`)], page.width),
        ...hang(
          '    ',
          [span(joined(namesOf(page, group.checks), page.lang), page.palette.faint)],
          page.width,
        ),
      ];
    }),
    ...wrap(say(page, OPEN_MEANING), page.width - 2).map((line) => `  ${line}`),
  ];
}

function headline(count: number) {
  return {
    en: `Could not tell: ${counted(count, 'question is open', 'questions are open')}`,
    ja: `${count}件の検査で判定できませんでした`,
  };
}

type Group = { readonly about: string; readonly reason: string; readonly checks: readonly CheckId[] };

function groupByReason(page: Page, unknowns: readonly UnknownReport[]): Group[] {
  const groups = new Map<string, Group>();
  for (const unknown of unknowns) {
    const about = subjectOf(unknown);
    const reason = say(page, unknown.reasonText);
    const key = `${about} ${reason}`;
    groups.set(key, { about, reason, checks: [...(groups.get(key)?.checks ?? []), unknown.check] });
  }
  return [...groups.values()];
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
