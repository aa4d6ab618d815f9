import { describe, expect, it } from 'vitest';
import { renderCatalogueMarkdown } from '../../src/reporters/catalogue-markdown.js';
import { expectGolden } from './golden.js';
import { SAMPLE_EXPLANATIONS } from './sample-explanations.js';

describe('the Markdown catalogue', () => {
  it.each(['en', 'ja'] as const)('in %s', (lang) => {
    expectGolden(`explain/catalogue.${lang}.md`, renderCatalogueMarkdown(SAMPLE_EXPLANATIONS, lang));
  });

  it('has one row a check, each of three cells, also where a title has a vertical bar', () => {
    const [, , ...rows] = renderCatalogueMarkdown(SAMPLE_EXPLANATIONS, 'en').trimEnd().split('\n');
    expect(rows).toHaveLength(SAMPLE_EXPLANATIONS.length);
    for (const row of rows) expect(row.match(/(?<!\\)\|/g)).toHaveLength(4);
  });
});
