import type { CheckId } from '../model/finding.js';
import type { UnknownReport } from '../model/report.js';
import type { Lang, Text } from '../model/text.js';
import { subjectOf } from './subject-name.js';
import { OPEN_MEANING } from './text/words.js';

/** Why questions are open, and the checks that wait for the answer. */
export type OpenReason = { readonly text: string; readonly checks: readonly CheckId[] };

/**
 * The open questions by reason, in order: one broken registry leaves a dozen checks without an answer, and the reader
 * needs that reason once.
 */
export function openReasons(unknowns: readonly UnknownReport[], lang: Lang): OpenReason[] {
  const reasons = new Map<string, Set<CheckId>>();
  for (const unknown of unknowns) {
    const about = subjectOf(unknown.subject);
    const reason = unknown.reasonText[lang];
    // Most reasons begin with what they are about.
    const text = reason.includes(about) ? reason : `${about}: ${reason}`;
    reasons.set(text, (reasons.get(text) ?? new Set()).add(unknown.check));
  }
  return [...reasons].map(([text, checks]) => ({ text, checks: [...checks] }));
}

/** What open questions mean, and what to do. A line of a list that is no name needs no network. */
export function meaningOf(unknowns: readonly UnknownReport[]): Text {
  return unknowns.every(({ check }) => check === 'input/unreadable') ? NOT_LOOKED_AT : OPEN_MEANING;
}

const NOT_LOOKED_AT: Text = {
  en: 'Nothing was looked at. Correct it and run the audit again.',
  ja: '監査していません。修正のうえ、再度監査してください。',
};
