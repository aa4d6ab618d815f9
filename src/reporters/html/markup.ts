import type { DomainReport } from '../../model/report.js';
import type { Lang, Text } from '../../model/text.js';
import { gradeOf } from '../text/domain-block.js';
import type { Grade } from '../text/page.js';
import { SEVERITY_WORDS, STATUS_WORDS } from '../text/words.js';
import { xmlText } from '../xml-text.js';

/** Text for HTML, in content and in quoted attributes. */
export const h = xmlText;

/** A grade in its word and colour. */
export function badge(grade: Grade, lang: Lang): string {
  return `<span class="badge ${classOf(grade)}">${h(wordOf(grade)[lang])}</span>`;
}

/** The name of the grade's colour. */
export function classOf(grade: Grade): string {
  return grade === 'incomplete' ? 'unknown' : grade;
}

function wordOf(grade: Grade): Text {
  return grade === 'clean' || grade === 'incomplete' ? STATUS_WORDS[grade] : SEVERITY_WORDS[grade];
}

export function domainBadge(row: DomainReport, lang: Lang): string {
  return badge(gradeOf(row), lang);
}

/** What other places of the page call a name's section. A name may hold anything; its place in the report does not. */
export function anchorOf(index: number): string {
  return `name-${index + 1}`;
}

/** Among many names the clean ones are in the table only; a single one is shown whole. */
export function hasSection({ status }: DomainReport, rows: readonly DomainReport[]): boolean {
  return status !== 'clean' || rows.length === 1;
}

/** A list with its heading; nothing where it is empty. */
export function headedList(tag: 'ol' | 'ul', heading: string, items: readonly string[]): string[] {
  if (items.length === 0) return [];
  return [`<h4>${h(heading)}</h4>`, `<${tag}>`, ...items.map((item) => `<li>${item}</li>`), `</${tag}>`];
}
