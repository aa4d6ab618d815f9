import { describe, expect, it } from 'vitest';
import { coverageText, signsText } from '../../src/checks/chronology-text.js';
import type { Chronology } from '../../src/derive/chronology/verdict.js';
import { domainName } from '../../src/dns/name.js';
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

  const compared = { was: [64500], is: [64500], seenAt: '2026-03-01' };
  it.each<[string, Chronology['networks'], readonly RegExp[], readonly RegExp[]]>([
    ['no table is configured', { kind: 'no-table' }, [/network\.originNetworks/], []],
    [
      'no earlier audit saw addresses',
      { kind: 'no-memory' },
      [/earlier audit|以前の診断/],
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
    for (const one of [/M5/, ...there])
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
