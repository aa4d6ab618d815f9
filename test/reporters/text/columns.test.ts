import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { columnsOf, graphemesOf } from '../../../src/reporters/text/columns.js';

const CHARACTERS = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code)).filter(
  (character) => !/[\ud800-\udfff]/.test(character),
);

describe('columnsOf', () => {
  it('counts every character as string-width does', () => {
    expect(CHARACTERS.filter((character) => columnsOf(character) !== stringWidth(character))).toEqual([]);
  });

  it('counts texts of narrow and wide characters', () => {
    expect(columnsOf('└─ ns1.example.jp: 委任')).toBe(stringWidth('└─ ns1.example.jp: 委任'));
    expect(columnsOf('👩‍👧 か\u3099')).toBe(stringWidth('👩‍👧 か\u3099'));
  });
});

describe('graphemesOf', () => {
  const segmenter = new Intl.Segmenter('ja', { granularity: 'grapheme' });

  it.each(['委任 ok', 'か\u3099き', '👩‍👧', 'a\u0301b', ''])('takes %j apart as a reader does', (text) => {
    const graphemes = [...graphemesOf(text)].map(({ segment, index }) => ({ segment, index }));
    expect(graphemes).toEqual([...segmenter.segment(text)].map(({ segment, index }) => ({ segment, index })));
  });
});
