import { columnsOf, graphemesOf } from './columns.js';

/** A line as a range of the text's UTF-16 offsets, trailing blanks left out. */
export type LineRange = { readonly start: number; readonly end: number };

/**
 * Where to break `text` so that no line takes more than `width` columns. Latin words stay whole, Japanese breaks
 * between any two characters save those that kinsoku keeps together. A word longer than a line is cut.
 * Source: JIS X 4051 (line-start and line-end prohibition), reduced to what a terminal needs.
 */
export function breakLines(text: string, width: number): LineRange[] {
  const lines: LineRange[] = [];
  let line = { start: 0, end: 0, columns: 0 };
  for (const atom of atomsOf(text, width)) {
    if (line.columns + atom.columns > width && line.end > line.start && !atom.blank) {
      lines.push({ start: line.start, end: line.end });
      line = { start: atom.start, end: atom.start, columns: 0 };
    }
    line = {
      start: line.start,
      end: atom.blank ? line.end : atom.end,
      columns: line.columns + atom.columns,
    };
  }
  return [...lines, { start: line.start, end: line.end }];
}

/** A piece that may not be broken. `wide`: it ends in a character of two columns. */
type Atom = LineRange & { readonly columns: number; readonly blank: boolean; readonly wide: boolean };

/** No line starts with these: closing marks, small kana, the prolonged sound mark. */
const NOT_AT_LINE_START =
  /^[、。，．・：；？！ー々ゝゞ）］｝」』】〉》〕％ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ,.:;?!)\]}%…‥’”]/u;
/** No line ends with these: opening marks. */
const NOT_AT_LINE_END = /[「『（［｛【〈《〔([{‘“]$/u;

/** Without any wide character, words and blanks are all there is. */
const ASCII = /^[ -~]*$/;

function atomsOf(text: string, width: number): Atom[] {
  return ASCII.test(text) ? wordsOf(text, width) : piecesOf(text, width);
}

function wordsOf(text: string, width: number): Atom[] {
  const atoms: Atom[] = [];
  for (const { 0: run, index } of text.matchAll(/ +|[^ ]+/g)) {
    for (let at = 0; at < run.length; at += width) {
      const [start, columns] = [index + at, Math.min(width, run.length - at)];
      atoms.push({ start, end: start + columns, columns, blank: run.startsWith(' '), wide: false });
    }
  }
  return atoms;
}

function piecesOf(text: string, width: number): Atom[] {
  const atoms: Atom[] = [];
  for (const { segment, index } of graphemesOf(text)) {
    const columns = columnsOf(segment);
    const end = index + segment.length;
    const grapheme: Atom = { start: index, end, columns, blank: segment === ' ', wide: columns === 2 };
    const last = atoms.at(-1);
    const joined = last !== undefined && staysWith(last, text.slice(last.start, last.end), grapheme, segment);
    if (joined && last.columns + columns <= width) {
      atoms[atoms.length - 1] = { ...grapheme, start: last.start, columns: last.columns + columns };
    } else {
      atoms.push(grapheme);
    }
  }
  return atoms;
}

function staysWith(last: Atom, before: string, next: Atom, grapheme: string): boolean {
  if (last.blank || next.blank) return last.blank && next.blank;
  if (NOT_AT_LINE_START.test(grapheme) || NOT_AT_LINE_END.test(before)) return true;
  return !last.wide && !next.wide;
}
