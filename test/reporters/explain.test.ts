import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { CheckExplanation } from '../../src/model/explanation.js';
import type { Lang } from '../../src/model/text.js';
import { renderCatalogue, renderExplanation } from '../../src/reporters/explain.js';
import { columnsOf } from '../../src/reporters/text/columns.js';
import { expectGolden } from './golden.js';
import { SAMPLE_EXPLANATIONS } from './sample-explanations.js';

const LANGS: readonly Lang[] = ['en', 'ja'];
const check = SAMPLE_EXPLANATIONS[0] as CheckExplanation;

describe.each(LANGS)('explain in %s', (lang) => {
  it('shows one check', () => expectGolden(`explain/check.${lang}.txt`, renderExplanation(check, { lang })));

  it('shows the catalogue', () => {
    expectGolden(`explain/catalogue.${lang}.txt`, renderCatalogue(SAMPLE_EXPLANATIONS, { lang }));
  });

  it('keeps to the width and needs no colour', () => {
    for (const render of [
      (colorLevel: 0 | 1) => renderExplanation(check, { lang, width: 60, colorLevel }),
      (colorLevel: 0 | 1) => renderCatalogue(SAMPLE_EXPLANATIONS, { lang, width: 60, colorLevel }),
    ]) {
      for (const line of render(0).split('\n')) expect(columnsOf(line)).toBeLessThanOrEqual(60);
      expect(stripVTControlCharacters(render(1))).toBe(render(0));
    }
  });
});

describe('the catalogue', () => {
  it('is sorted by id, whatever the order given', () => {
    const text = renderCatalogue(SAMPLE_EXPLANATIONS, { lang: 'en' });
    expect(renderCatalogue([...SAMPLE_EXPLANATIONS].reverse(), { lang: 'en' })).toBe(text);
    expect(text.indexOf('delegation/absent')).toBeLessThan(text.indexOf('hijack/ns-domain-unregistered'));
  });

  it('leaves out the sections that a check has not', () => {
    const bare = { ...check, references: [], messages: [] };
    expect(renderExplanation(bare, { lang: 'en' })).not.toContain('References');
  });
});
