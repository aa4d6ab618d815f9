import type { UnknownReport } from '../../model/report.js';
import { subjectOf } from './finding-block.js';
import { hang, span, wrap } from './layout.js';
import { badge, type Page, say } from './page.js';
import { counted, joined } from './words.js';

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
        ...hang('    ', [span(joined(group.checks, page.lang), page.palette.faint)], page.width),
      ];
    }),
    ...wrap(say(page, MEANING), page.width - 2).map((line) => `  ${line}`),
  ];
}

const MEANING = {
  en: 'An open question is no sign of health. Run the audit again later.',
  ja: '判定不能は「正常」を意味しません。時間をおいて再度監査してください。',
};

function headline(count: number) {
  return {
    en: `Could not tell: ${counted(count, 'question is open', 'questions are open')}`,
    ja: `${count}件の検査で判定できませんでした`,
  };
}

type Group = { readonly about: string; readonly reason: string; readonly checks: readonly string[] };

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
