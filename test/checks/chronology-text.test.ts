import { describe, expect, it } from 'vitest';
import { coverageText, signsText } from '../../src/checks/chronology-text.js';
import type { Chronology } from '../../src/derive/chronology/verdict.js';
import { FIRES, LOOKED, NOT_SEEN } from './hijack/chronology-samples.js';
import { quiet } from './view-builder.js';

describe('how far the rules could look back', () => {
  it.each<[string, Partial<Chronology['outcomes']>, readonly RegExp[], readonly RegExp[]]>([
    [
      'no earlier audit: S2 alone looks back',
      { S1: NOT_SEEN, S2: LOOKED, S2b: NOT_SEEN },
      [/S2.*2026-04-01/, /--baseline/],
      [/S1/],
    ],
    ['an earlier audit', { S1: LOOKED, S2b: LOOKED, M2: LOOKED }, [/S1.*2026-04-01/, /M2/], [/--baseline/]],
    [
      'rules that look back as far as each other are told together',
      { S1: LOOKED, S2b: LOOKED, S3: LOOKED, M2: LOOKED, M3: LOOKED },
      [/S1, S2b, S3, M2, M3/],
      [/2026-04-01.*2026-04-01/],
    ],
    [
      'another day apart',
      { S1: LOOKED, S2b: { kind: 'silent', since: '2025-01-01' } },
      [/\(S1\).*2026-04-01|（S1）.*2026-04-01/, /2025-01-01/],
      [],
    ],
    ['the serial of the parent zone by its own name', { M7: LOOKED }, [/M7.*2026-04-01/], [/\(M7|（M7/]],
    ['what fired is told elsewhere', { S1: FIRES, S2: FIRES }, [], [/S1|S2/]],
  ])('%s', (_, outcomes, there, missing) => {
    const { en, ja } = coverageText(quiet('quiet', outcomes));
    for (const one of there)
      expect([en, ja]).toEqual([expect.stringMatching(one), expect.stringMatching(one)]);
    for (const one of missing) expect([en, ja]).not.toContainEqual(expect.stringMatching(one));
  });

  it('never claims to have looked at the servers’ networks', () => {
    for (const outcomes of [{}, { S1: LOOKED }, { S1: NOT_SEEN, S2b: NOT_SEEN }]) {
      const { en, ja } = coverageText(quiet('quiet', outcomes));
      expect([en, ja]).toEqual([expect.stringContaining('M5'), expect.stringContaining('M5')]);
    }
  });
});

it('says once that answers are divided', () => {
  const sign = { kind: 'fires', was: 'SOA, NS, MX', is: 'example.jp' } as const;
  const { en, ja } = signsText(quiet('hijacked', { S4: sign, M4: sign }));
  expect(en.split('SOA, NS, MX')).toHaveLength(2);
  expect(ja.split('SOA, NS, MX')).toHaveLength(2);
  expect(signsText(quiet('suspect', { M4: sign })).en).toContain('SOA, NS, MX');
});
