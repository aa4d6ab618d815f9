import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnsOf } from '../../../src/reporters/text/columns.js';
import { hang, indent, padEnd, padStart, span, stack, wrap } from '../../../src/reporters/text/layout.js';

describe('wrap', () => {
  const rows: readonly {
    readonly what: string;
    readonly text: string;
    readonly width: number;
    readonly lines: readonly string[];
  }[] = [
    { what: 'keeps what fits', text: 'all is well', width: 11, lines: ['all is well'] },
    { what: 'breaks at blanks', text: 'all is well', width: 10, lines: ['all is', 'well'] },
    {
      what: 'keeps a host name whole',
      text: 'ask ns1.example.jp',
      width: 14,
      lines: ['ask', 'ns1.example.jp'],
    },
    { what: 'cuts a word longer than a line', text: 'abcdefgh', width: 3, lines: ['abc', 'def', 'gh'] },
    {
      what: 'puts no prolonged sound mark at the start',
      text: '権威サーバ',
      width: 6,
      lines: ['権威', 'サーバ'],
    },
    {
      what: 'counts two columns a full-width character',
      text: '委任委任',
      width: 5,
      lines: ['委任', '委任'],
    },
    { what: 'puts no full stop at the start', text: '委任です。', width: 8, lines: ['委任で', 'す。'] },
    { what: 'puts no opening bracket at the end', text: '委任「名」', width: 6, lines: ['委任', '「名」'] },
    {
      what: 'breaks between Japanese and Latin',
      text: '委任example.jp',
      width: 10,
      lines: ['委任', 'example.jp'],
    },
    { what: 'gives one line for nothing', text: '', width: 10, lines: [''] },
  ];
  for (const { what, text, width, lines } of rows) {
    it(what, () => expect(wrap(text, width)).toEqual(lines));
  }

  const mixed = fc
    .array(
      fc.constantFrom(
        'a',
        'example.jp',
        ' ',
        '委',
        '任',
        '。',
        '「',
        '」',
        'ー',
        'ッ',
        'が',
        '.',
        '(',
        ')',
        '👪',
        '…',
      ),
    )
    .map((parts) => parts.join('').trim());

  it('never exceeds the width and loses nothing but blanks', () => {
    fc.assert(
      fc.property(mixed, fc.integer({ min: 4, max: 40 }), (text, width) => {
        const lines = wrap(text, width);
        for (const line of lines) expect(columnsOf(line)).toBeLessThanOrEqual(width);
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
      }),
    );
  });

  it('starts no line with a closing mark and ends none with an opening one, where there is room', () => {
    const sentences = fc
      .array(fc.constantFrom('委', 'ns.example.jp', '任。', '「名」', 'サーバー', 'です、'), { minLength: 1 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(sentences, fc.integer({ min: 20, max: 40 }), (text, width) => {
        const lines = wrap(text, width);
        for (const line of lines.slice(1)) expect(line).not.toMatch(/^[、。」ー]/u);
        for (const line of lines.slice(0, -1)) expect(line).not.toMatch(/「$/u);
      }),
    );
  });

  it('paints each run on every line it reaches', () => {
    const loud = (text: string) => `<${text}>`;
    expect(wrap([span('one '), span('two three', loud), span(' four')], 8)).toEqual([
      'one <two>',
      '<three>',
      'four',
    ]);
  });
});

describe('padding', () => {
  it('pads by columns, not by characters', () => {
    expect(padEnd('委任', 6)).toBe('委任  ');
    expect(padStart('委任', 6)).toBe('  委任');
    expect(padEnd('\u001b[31mab\u001b[39m', 4)).toBe('\u001b[31mab\u001b[39m  ');
    expect(padEnd('too long', 3)).toBe('too long');
  });
});

describe('hang, indent, stack', () => {
  it('aligns further lines under the first', () => {
    expect(hang('1. ', 'one two', 7)).toEqual(['1. one', '   two']);
    expect(hang('注 ', 'one two', 7)).toEqual(['注 one', '   two']);
    expect(hang('├─ ', 'one two', 8, '│    ')).toEqual(['├─ one', '│    two']);
  });

  it('leaves empty lines empty', () => expect(indent(['a', '', 'b'], 2)).toEqual(['  a', '', '  b']));

  it('parts blocks by one empty line', () =>
    expect(stack([['a'], [], ['b', 'c']])).toEqual(['a', '', 'b', 'c']));

  it('takes as many lines as a long list has', () =>
    expect(stack([Array.from({ length: 200_000 }, () => 'a')])).toHaveLength(200_000));
});
