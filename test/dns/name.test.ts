import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compareNames,
  domainName,
  fqdn,
  isAtOrBelow,
  isBelow,
  labelCount,
  labelsOf,
  lastLabels,
  nameFromLabels,
  parentOf,
  parseDomainName,
  ROOT,
  textLabelsOf,
  unicodeForm,
} from '../../src/dns/name.js';
import { anyName } from './samples.js';

describe('parseDomainName', () => {
  it.each([
    ['the root', '.', '.'],
    ['case and the final dot', 'City.Example.LG.JP.', 'city.example.lg.jp'],
    ['an escaped dot', 'a\\.b.jp', 'a\\.b.jp'],
    ['an escaped dot at the end', 'jp\\.', 'jp\\.'],
    ['an escaped backslash before the final dot', 'a\\\\.', 'a\\\\'],
    ['decimal escapes', '\\097\\066\\009.jp', 'ab\\009.jp'],
    ['an escape that is not needed', '\\A\\-.jp', 'a-.jp'],
    ['a blank', 'a b.jp', 'a\\032b.jp'],
    ['underscores', '_dmarc.example.jp', '_dmarc.example.jp'],
    ['U-labels', '日本語.jp', 'xn--wgv71a119e.jp'],
    ['ideographic full stops and full-width letters', '日本語。ｊｐ。', 'xn--wgv71a119e.jp'],
    ['an A-label in upper case', 'XN--WGV71A119E.JP', 'xn--wgv71a119e.jp'],
  ])('reads %s', (_, text, expected) => {
    expect(parseDomainName(text)).toBe(expected);
  });

  it.each([
    ['nothing', ''],
    ['two dots', 'a..jp'],
    ['a dot in front', '.jp'],
    ['only dots', '..'],
    ['a label of 64 octets', `${'a'.repeat(64)}.jp`],
    ['a name of 256 octets', `${`${'a'.repeat(49)}.`.repeat(5)}jpjp`],
    ['an escape at the end', 'a.jp\\'],
    ['an escape of two digits', 'a\\06.jp'],
    ['an escape above 255', 'a\\256.jp'],
    ['a path behind a U-label', '日本語.jp/index.html'],
    ['a backslash beside a U-label', '日本語\\.jp'],
    ['a percent escape beside a U-label', '日本語%2ejp'],
    ['a zero-width joiner in a U-label', '日本\u200d語.jp'],
    ['a lone surrogate', '\ud800.jp'],
  ])('refuses %s', (_, text) => {
    expect(parseDomainName(text)).toMatchObject({ kind: 'name-problem' });
  });

  it('takes labels of 63 octets and names of 255', () => {
    const longest = [63, 63, 63, 61].map((length) => 'a'.repeat(length)).join('.');
    expect(parseDomainName(longest)).toBe(longest);
    expect(parseDomainName(`${longest}a`)).toMatchObject({ kind: 'name-problem' });
  });

  it('is the inverse of printing, for any octets in the labels', () => {
    fc.assert(
      fc.property(anyName, (name) => {
        expect(parseDomainName(fqdn(name))).toBe(name);
        expect(nameFromLabels(labelsOf(name))).toBe(name);
        expect(textLabelsOf(name).join('.')).toBe(name === ROOT ? '' : name);
      }),
    );
  });

  it('is idempotent for any text', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom(...'aA1.\\é。') })),
        (text) => {
          const name = parseDomainName(text);
          if (typeof name === 'string') expect(parseDomainName(name)).toBe(name);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('reads a long run of backslashes in a moment', () => {
    expect(parseDomainName(`${'\\'.repeat(200_000)}.`)).toMatchObject({ kind: 'name-problem' });
  });
});

describe('domainName', () => {
  it('throws where the text is not a name', () => {
    expect(() => domainName('a..jp')).toThrow('a..jp');
  });
});

describe('walking up', () => {
  it('counts labels, not dots', () => {
    expect(labelCount(ROOT)).toBe(0);
    expect(labelCount(domainName('a\\.b.jp'))).toBe(2);
  });

  it('gives parents up to the root', () => {
    expect(parentOf(domainName('a\\.b.jp'))).toBe('jp');
    expect(parentOf(domainName('jp'))).toBe(ROOT);
    expect(parentOf(ROOT)).toBeUndefined();
  });

  it('gives the rightmost labels', () => {
    expect(lastLabels(domainName('a.b.jp'), 2)).toBe('b.jp');
    expect(lastLabels(domainName('a.b.jp'), 0)).toBe(ROOT);
    expect(lastLabels(domainName('a.b.jp'), 9)).toBe('a.b.jp');
  });
});

describe('isAtOrBelow', () => {
  it.each([
    ['a.jp', 'jp', true],
    ['jp', 'jp', true],
    ['jp', '.', true],
    ['.', '.', true],
    ['.', 'jp', false],
    ['ajp', 'jp', false],
    ['jp', 'a.jp', false],
    ['a\\.jp', 'jp', false],
    ['b.a\\.jp', 'jp', false],
    ['b.a\\.jp', 'a\\.jp', true],
    ['a\\\\.jp', 'jp', true],
    ['a\\.b.jp', 'jp', true],
    ['a\\.b.jp', 'b.jp', false],
  ])('%s below %s: %s', (name, ancestor, expected) => {
    expect(isAtOrBelow(domainName(name), domainName(ancestor))).toBe(expected);
    expect(isBelow(domainName(name), domainName(ancestor))).toBe(expected && name !== ancestor);
  });

  it('agrees with the labels', () => {
    fc.assert(
      fc.property(anyName, anyName, (name, ancestor) => {
        const tail = textLabelsOf(name).slice(-labelCount(ancestor) || labelCount(name));
        expect(isAtOrBelow(name, ancestor)).toBe(tail.join('.') === textLabelsOf(ancestor).join('.'));
      }),
    );
  });
});

describe('compareNames', () => {
  it('sorts as RFC 4034 section 6.1 does', () => {
    const sorted = [
      'example',
      'a.example',
      'yljkjljk.a.example',
      'Z.a.example',
      'zABC.a.EXAMPLE',
      'z.example',
      '\\001.z.example',
      '*.z.example',
      '\\200.z.example',
    ].map(domainName);
    const shuffled = [...sorted].sort(
      (left, right) => labelCount(right) - labelCount(left) || (left < right ? 1 : -1),
    );
    expect(shuffled).not.toEqual(sorted);
    expect(shuffled.sort(compareNames)).toEqual(sorted);
  });

  it('puts the root first and is antisymmetric', () => {
    fc.assert(
      fc.property(anyName, anyName, (left, right) => {
        expect(Math.sign(compareNames(left, right))).toBe(-Math.sign(compareNames(right, left)) + 0);
        expect(compareNames(left, right) === 0).toBe(left === right);
        expect(compareNames(ROOT, left)).toBeLessThanOrEqual(0);
      }),
    );
  });
});

describe('unicodeForm', () => {
  it('is given only where it differs', () => {
    expect(unicodeForm(domainName('日本語.jp'))).toBe('日本語.jp');
    expect(unicodeForm(domainName('example.jp'))).toBeUndefined();
    expect(unicodeForm(domainName('xn--a.jp'))).toBeUndefined();
  });
});
