import { describe, expect, it } from 'vitest';
import { outcomeOf, type Unknown } from '../../src/model/finding.js';

const silent = (nameServer: string): Unknown => ({
  reason: { en: 'gave no answer', ja: '応答がありませんでした' },
  subject: { nameServer },
});

describe('an outcome', () => {
  it.each([
    ['nothing found, nothing missed', [], { kind: 'pass' }],
    [
      'one silence',
      [silent('ns1.example.jp')],
      { kind: 'cannot-tell', unknowns: [silent('ns1.example.jp')] },
    ],
    [
      'one silence met with several questions, and another',
      [silent('ns1.example.jp'), silent('ns1.example.jp'), silent('ns2.example.jp')],
      { kind: 'cannot-tell', unknowns: [silent('ns1.example.jp'), silent('ns2.example.jp')] },
    ],
  ])('of %s', (_, unknowns, outcome) => {
    expect(outcomeOf([], unknowns)).toEqual(outcome);
  });
});
