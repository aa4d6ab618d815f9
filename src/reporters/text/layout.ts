import { columnsOf } from './columns.js';
import { breakLines } from './line-break.js';

/** Puts colour around a text without changing its characters. */
export type Paint = (text: string) => string;

/** A run of text in one colour. Lines are broken as if the runs were one text. */
export type Span = { readonly text: string; readonly paint: Paint };

export const plain: Paint = (text) => text;

export function span(text: string, paint: Paint = plain): Span {
  return { text, paint };
}

export function padEnd(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - columnsOf(text)));
}

export function padStart(text: string, columns: number): string {
  return ' '.repeat(Math.max(0, columns - columnsOf(text))) + text;
}

/** Breaks into lines of at most `width` columns; at least one line. */
export function wrap(content: string | readonly Span[], width: number): string[] {
  const spans = typeof content === 'string' ? [span(content)] : content;
  const text = spans.map((part) => part.text).join('');
  return breakLines(text, Math.max(width, 2)).map(({ start, end }) => paintRange(spans, start, end));
}

/** Wraps behind a first prefix; further lines stand behind `rest`, by default blanks of the same width. */
export function hang(
  first: string,
  content: string | readonly Span[],
  width: number,
  rest = ' '.repeat(columnsOf(first)),
): string[] {
  const lines = wrap(content, width - Math.max(columnsOf(first), columnsOf(rest)));
  return lines.map((line, index) => (index === 0 ? first : rest) + line);
}

/** Moves lines to the right; empty lines stay empty. */
export function indent(lines: readonly string[], columns: number): string[] {
  return lines.map((line) => (line === '' ? '' : ' '.repeat(columns) + line));
}

/** Blocks one under the other, an empty line between them; empty blocks leave no trace. */
export function stack(blocks: readonly (readonly string[])[]): string[] {
  const lines: string[] = [];
  for (const block of blocks) {
    if (block.length === 0) continue;
    if (lines.length > 0) lines.push('');
    // One by one: a call takes no more arguments than fit on the stack.
    for (const line of block) lines.push(line);
  }
  return lines;
}

function paintRange(spans: readonly Span[], start: number, end: number): string {
  let painted = '';
  let offset = 0;
  for (const { text, paint } of spans) {
    const piece = text.slice(Math.max(0, start - offset), Math.max(0, end - offset));
    if (piece !== '') painted += paint(piece);
    offset += text.length;
  }
  return painted;
}
