import type { DomainReport } from '../../model/report.js';
import type { Text } from '../../model/text.js';
import { coverageBlock } from './coverage-block.js';
import { delegationBlock } from './delegation.js';
import { PATTERNS, TARGET_KINDS } from './delegation-words.js';
import { findingBlock } from './finding-block.js';
import { hang, type Span, span, stack, wrap } from './layout.js';
import { badge, type Grade, inset, type Page, say } from './page.js';
import { unknownsBlock } from './unknown-block.js';
import { verifiedLines } from './verified.js';
import { counted, HEADINGS, joined, percent } from './words.js';

/** Everything about one audited name. */
export function domainBlock(page: Page, row: DomainReport): string[] {
  return [
    ...headline(page, row),
    ...inset(page, 2, (body) =>
      stack([
        facts(body, row),
        isName(row)
          ? [
              page.palette.strong(say(page, HEADINGS.delegation)),
              ...inset(body, 2, (inner) => delegationBlock(inner, row)),
            ]
          : [],
        ...row.findings.map((finding) => findingBlock(body, finding)),
        unknownsBlock(body, row.unknowns),
        coverageBlock(body, row),
        row.status === 'clean' ? verifiedLines(body, row) : [],
      ]),
    ),
  ];
}

/** False for a line of the input that is no name: nothing was delegated, nothing was asked. */
function isName({ unknowns }: DomainReport): boolean {
  return !unknowns.some(({ check }) => check === 'input/unreadable');
}

/** What the badge of a domain says: its worst finding, or its status where it has none. */
export function gradeOf(row: DomainReport): Grade {
  switch (row.risk) {
    case 'none':
      // A reader must never see health where a question is open, whatever the report says of the risk.
      return row.status === 'incomplete' ? 'incomplete' : 'clean';
    case 'unknown':
      return 'incomplete';
    default:
      return row.risk;
  }
}

/** The A-label always, the U-label beside it. */
export function nameWithUnicode(row: DomainReport): string {
  return row.unicode === undefined ? row.domain : `${row.domain} (${row.unicode})`;
}

function headline(page: Page, row: DomainReport): string[] {
  const name = span(nameWithUnicode(row), page.palette.strong);
  return hang(`${badge(page, gradeOf(row))} `, [name], page.width);
}

function facts(page: Page, row: DomainReport): string[] {
  const kind = TARGET_KINDS[row.kind];
  const what = [
    ...(kind === null ? [] : [say(page, kind)]),
    ...(row.pattern === null ? [] : [say(page, PATTERNS[row.pattern])]),
    ...(row.input === undefined
      ? []
      : [say(page, { en: `given as ${row.input}`, ja: `入力: ${row.input}` })]),
  ];
  return [
    ...(what.length === 0 ? [] : wrap([span(sentence(page, what), page.palette.faint)], page.width)),
    ...wrap(counts(page, row), page.width),
  ];
}

/** The parts as one line; an English one begins with a capital. */
function sentence(page: Page, parts: readonly string[]): string {
  const line = joined(parts, page.lang);
  return `${line.slice(0, 1).toUpperCase()}${line.slice(1)}`;
}

function counts(page: Page, row: DomainReport): Span[] {
  const found = row.findings.length;
  const open = row.unknowns.length;
  const parts = [
    span(say(page, { en: counted(found, 'finding', 'findings'), ja: `検出 ${found}件` })),
    ...(open === 0 ? [] : [span(say(page, openQuestions(open)), page.palette.unknown)]),
    ...(row.exposure === 0 ? [] : [span(say(page, exposed(percent(row.exposure))), page.palette.bad)]),
  ];
  const separator = span(joined(['', ''], page.lang));
  return parts.flatMap((part, index) => (index === 0 ? [part] : [separator, part]));
}

/** How many questions a name leaves open. */
export function openQuestions(count: number): Text {
  return { en: counted(count, 'open question', 'open questions'), ja: `判定不能 ${count}件` };
}

/** What part of the lookups is exposed, e.g. `50%`. */
export function exposed(share: string): Text {
  return {
    en: `${share} of lookups reach servers in question`,
    ja: `名前解決の${share}が疑わしいサーバーに届きます`,
  };
}
