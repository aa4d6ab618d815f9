import type { DomainReport } from '../../model/report.js';
import { domainsWorstFirst, findingsWorstFirst } from '../report-order.js';
import { columnsOf } from './columns.js';
import { gradeOf, nameWithUnicode } from './domain-block.js';
import { hang, padEnd, padStart, type Span, span } from './layout.js';
import { gradeWord, inset, type Page, say } from './page.js';
import { COLUMN_WORDS, HEADINGS } from './words.js';

/** One row a domain, worst first: risk, number of findings (`?` where questions are open), name, worst finding. */
export function overviewBlock(page: Page, domains: readonly DomainReport[]): string[] {
  const rows = domainsWorstFirst(domains).map((row) => cellsOf(page, row));
  const open = domains.some((row) => row.unknowns.length > 0);
  return [
    page.palette.strong(say(page, HEADINGS.overview)),
    ...inset(page, 2, (body) => [
      ...table(body, rows),
      ...(open ? hang('', [legend(body)], body.width) : []),
    ]),
  ];
}

type Cells = {
  readonly risk: Span;
  /** Right-aligned, with room for the sign of open questions behind the number. */
  readonly found: string;
  readonly name: string;
  readonly worst: Span;
  /** The worst finding stands on a line of its own, below the name. */
  readonly apart: boolean;
};

const OPEN = ' ?';
const NOTHING_OPEN = '  ';

function cellsOf(page: Page, row: DomainReport): Cells {
  const open = row.unknowns.length > 0;
  return {
    risk: gradeWord(page, gradeOf(row)),
    found: `${row.findings.length}${open ? OPEN : NOTHING_OPEN}`,
    name: nameWithUnicode(row),
    worst: span(findingsWorstFirst(row.findings)[0]?.id ?? ''),
    // A U-label may hold characters of ambiguous width: nothing can be aligned behind it.
    apart: row.unicode !== undefined,
  };
}

function headingOf(page: Page): Cells {
  const { faint } = page.palette;
  return {
    risk: span(say(page, COLUMN_WORDS.risk), faint),
    found: faint(`${say(page, COLUMN_WORDS.found)}${NOTHING_OPEN}`),
    name: faint(say(page, COLUMN_WORDS.domain)),
    worst: span(say(page, COLUMN_WORDS.worst), faint),
    apart: false,
  };
}

function table(page: Page, rows: readonly Cells[]): string[] {
  const all = [headingOf(page), ...rows];
  const riskColumns = widest(all.map((row) => row.risk.text));
  const foundColumns = widest(all.map((row) => row.found));
  const left = riskColumns + 2 + foundColumns + 2;
  // The widest name that still leaves room for the widest id; a longer name pushes its id to the next line.
  const room = page.width - left - 2 - widest(all.map((row) => row.worst.text));
  const fits = (row: Cells) => !row.apart && columnsOf(row.name) <= room;
  const nameColumns = widest(all.filter(fits).map((row) => row.name));
  return all.flatMap((row) => {
    const risk = row.risk.paint(row.risk.text);
    const start = `${padEnd(risk, riskColumns)}  ${padStart(row.found, foundColumns)}  `;
    if (row.worst.text === '') return hang(start, [span(row.name)], page.width);
    if (fits(row)) return hang(`${start}${padEnd(row.name, nameColumns)}  `, [row.worst], page.width);
    const below = ' '.repeat(left + 2);
    return [...hang(start, [span(row.name)], page.width), ...hang(below, [row.worst], page.width)];
  });
}

function legend(page: Page): Span {
  const text = {
    en: '? some questions stayed open: no sign of health',
    ja: '? 判定不能の検査があります（正常という意味ではありません）',
  };
  return span(say(page, text), page.palette.unknown);
}

function widest(texts: readonly string[]): number {
  return texts.reduce((most, text) => Math.max(most, columnsOf(text)), 0);
}
