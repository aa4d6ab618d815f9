import stringWidth from 'string-width';

/** Columns on a terminal. Characters of ambiguous width count as one, so nothing may be aligned to their right. */
export function columnsOf(text: string): number {
  return USUAL.test(text) ? text.length + (text.match(WIDE)?.length ?? 0) : stringWidth(text);
}

/** The characters as a reader sees them, each with its offset. */
export function graphemesOf(text: string): Iterable<{ readonly segment: string; readonly index: number }> {
  if (USUAL.test(text)) return Array.from(text, (segment, index) => ({ segment, index }));
  segmenter ??= new Intl.Segmenter('ja', { granularity: 'grapheme' });
  return segmenter.segment(text);
}

let segmenter: Intl.Segmenter | undefined;

/** Two columns each: kana, ideographs, full-width letters and Japanese punctuation. */
const WIDE = /[\u3001-\u3029\u3041-\u3096\u30a1-\u30ff\u4e00-\u9fff\uff01-\uff60]/g;

/**
 * What reports are made of: `WIDE`, and printable ASCII, box drawings and our own marks with one column each. None of
 * them joins the character before it. The tables for all the rest take longer to load than a short report to write.
 */
const USUAL = /^[ -~\u2500-\u257f…✓▶○\u3001-\u3029\u3041-\u3096\u30a1-\u30ff\u4e00-\u9fff\uff01-\uff60]*$/;
