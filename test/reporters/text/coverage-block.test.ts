import { expect, it } from 'vitest';
import { coverageBlock } from '../../../src/reporters/text/coverage-block.js';
import { pageOf } from '../../../src/reporters/text/page.js';

const coverage = [
  {
    registeredDomain: 'example.jp',
    text: { en: 'a change shows from 2026-04-01 on', ja: '分かるのは2026-04-01以降だけです' },
  },
];

it('says how far the rules looked back, to readers who want everything', () => {
  const lines = coverageBlock(pageOf({ lang: 'ja', verbose: true }), { coverage });
  expect(lines.join('\n')).toContain('example.jp: 分かるのは2026-04-01以降だけです');
});

it('leaves it out otherwise, and where nothing was looked at', () => {
  expect(coverageBlock(pageOf({ lang: 'en' }), { coverage })).toEqual([]);
  expect(coverageBlock(pageOf({ lang: 'en', verbose: true }), {})).toEqual([]);
});
