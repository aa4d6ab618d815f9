import type { Severity } from '../../model/severity.js';
import type { Lang, Text } from '../../model/text.js';
import type { ReporterOptions } from '../reporter.js';
import { indent, type Span, span } from './layout.js';
import { type Palette, paletteOf } from './palette.js';
import { SEVERITY_WORDS, STATUS_WORDS } from './words.js';

/** What every block needs to know about the page it is drawn on. */
export type Page = {
  readonly lang: Lang;
  readonly width: number;
  readonly palette: Palette;
  readonly verbose: boolean;
};

/** Narrower, host names no longer fit; wider, lines are hard to read. */
const MIN_WIDTH = 60;
const MAX_WIDTH = 120;
const DEFAULT_WIDTH = 80;

export function pageOf(options: ReporterOptions): Page {
  return {
    lang: options.lang,
    width: Math.min(MAX_WIDTH, Math.max(MIN_WIDTH, Math.floor(options.width ?? DEFAULT_WIDTH))),
    palette: paletteOf(options.colorLevel ?? 0),
    verbose: options.verbose ?? false,
  };
}

/** Draws on a narrower page and moves the result to the right. */
export function inset(page: Page, columns: number, draw: (page: Page) => readonly string[]): string[] {
  return indent(draw({ ...page, width: page.width - columns }), columns);
}

/** The text in the page's language. */
export function say(page: Page, text: Text): string {
  return text[page.lang];
}

/** What a badge can say: a severity, or the status of a domain without findings. */
export type Grade = Severity | keyof typeof STATUS_WORDS;

/** The grade's word, coloured, without brackets: for columns. */
export function gradeWord(page: Page, grade: Grade): Span {
  switch (grade) {
    case 'clean':
      return span(say(page, STATUS_WORDS.clean), page.palette.good);
    case 'incomplete':
      return span(say(page, STATUS_WORDS.incomplete), page.palette.unknown);
    default:
      return span(say(page, SEVERITY_WORDS[grade]), page.palette.severity[grade]);
  }
}

/** `[CRITICAL]`: the brackets keep it a badge where there is no colour. */
export function badge(page: Page, grade: Grade): string {
  const { text, paint } = gradeWord(page, grade);
  return paint(`[${text}]`);
}
