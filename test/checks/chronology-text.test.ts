import { describe, expect, it } from 'vitest';
import { coverageText, signsText } from '../../src/checks/chronology-text.js';
import { RULE_NAMES } from '../../src/derive/chronology/rule.js';
import type { Chronology } from '../../src/derive/chronology/verdict.js';
import { domainName } from '../../src/dns/name.js';
import { FIRES, LOOKED, NOT_SEEN } from './hijack/chronology-samples.js';
import { quiet } from './view-builder.js';

describe('how far the rules could look back', () => {
  it.each<[string, Partial<Chronology['outcomes']>, readonly RegExp[], readonly RegExp[]]>([
    [
      'no earlier audit: the last change of the audited registration alone',
      { S1: NOT_SEEN, S2: LOOKED, S2b: NOT_SEEN },
      [/anew.*2026-04-01|再登録.*2026-04-01/, /--baseline/],
      [/holder|登録者/],
    ],
    [
      'an earlier audit',
      { S1: LOOKED, S2b: LOOKED, M2: LOOKED },
      [/2026-04-01/, /creation date|登録年月日/, /holder|登録者/],
      [/--baseline/],
    ],
    [
      'what is seen as far back as each other is told together',
      { S1: LOOKED, S2b: LOOKED, S3: LOOKED, M2: LOOKED, M3: LOOKED },
      [/date, .+, .+, another holder, a transfer|変化、.+、.+、登録者の変更、移転/],
      [/2026-04-01.*2026-04-01/],
    ],
    [
      'another day apart',
      { S1: LOOKED, S2b: { kind: 'silent', since: '2025-01-01' } },
      [/2026-04-01.*\(another creation date\)|2026-04-01.*（登録年月日の変化）/, /2025-01-01/],
      [],
    ],
    ['the last change of the parent zone', { M7: LOOKED }, [/2026-04-01.*parent|親ゾーン.*2026-04-01/], []],
    ['what fired is told elsewhere', { S1: FIRES, S2: FIRES }, [], [/creation date|登録年月日|anew|再登録/]],
  ])('%s', (_, outcomes, there, missing) => {
    const { en, ja } = coverageText(quiet('quiet', outcomes));
    for (const one of there)
      expect([en, ja]).toEqual([expect.stringMatching(one), expect.stringMatching(one)]);
    for (const one of missing) expect([en, ja]).not.toContainEqual(expect.stringMatching(one));
  });

  const compared = { was: [64500], is: [64500], seenAt: '2026-03-01' };
  it.each<[string, Chronology['networks'], readonly RegExp[], readonly RegExp[]]>([
    ['no table is configured', { kind: 'no-table' }, [/network\.originNetworks/], []],
    [
      'no earlier audit saw addresses',
      { kind: 'no-memory' },
      [/earlier audit|以前の監査/],
      [/originNetworks/],
    ],
    [
      'the table has no network',
      { kind: 'no-origin', addresses: ['192.0.2.1', '192.0.2.2'] },
      [/192\.0\.2\.1.*192\.0\.2\.2/],
      [],
    ],
    [
      'an address is not known',
      { kind: 'unresolved', hosts: [domainName('ns.example.jp')] },
      [/ns\.example\.jp/],
      [],
    ],
    [
      'networks were recorded',
      { kind: 'stayed', isByToday: false, ...compared },
      [/2026-03-01/],
      [/today|現在の/],
    ],
    [
      'the table of today tells',
      { kind: 'stayed', isByToday: true, ...compared },
      [/2026-03-01/, /today|現在の/],
      [],
    ],
    [
      'the same of a move',
      { kind: 'moved', isByToday: true, ...compared },
      [/2026-03-01/, /today|現在の/],
      [],
    ],
    ['a domain is further away', { kind: 'too-far' }, [], [/originNetworks|earlier|以前/]],
  ])('says of the servers’ networks: %s', (_, networks, there, missing) => {
    const { en, ja } = coverageText({ ...quiet('quiet', {}), networks });
    for (const one of [/networks|ネットワーク/, ...there])
      expect([en, ja]).toEqual([expect.stringMatching(one), expect.stringMatching(one)]);
    for (const one of missing) expect([en, ja]).not.toContainEqual(expect.stringMatching(one));
  });
});

it('says once that answers are divided', () => {
  const sign = { kind: 'fires', was: 'SOA, NS, MX', is: 'example.jp' } as const;
  const { en, ja } = signsText(quiet('hijacked', { S4: sign, M4: sign }));
  expect(en.split('SOA, NS, MX')).toHaveLength(2);
  expect(ja.split('SOA, NS, MX')).toHaveLength(2);
  expect(signsText(quiet('suspect', { M4: sign })).en).toContain('SOA, NS, MX');
});

it('names no rule by its number, which means nothing to the reader', () => {
  for (const outcome of [LOOKED, NOT_SEEN, FIRES]) {
    const outcomes = Object.fromEntries(RULE_NAMES.map((rule) => [rule, outcome]));
    const { en, ja } = coverageText(quiet('quiet', outcomes));
    expect([en, ja]).not.toContainEqual(expect.stringMatching(/[SM]\d/));
  }
});
