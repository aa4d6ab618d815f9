import { describe, expect, it } from 'vitest';
import type { DomainFacts } from '../../../src/derive/chronology/facts.js';
import { parkingOf } from '../../../src/derive/chronology/parking.js';
import { judgeChronology, type VerdictKind } from '../../../src/derive/chronology/verdict.js';
import { domainName } from '../../../src/dns/name.js';
import { earlier, facts, registration } from './facts-builder.js';

const S2: Partial<DomainFacts> = {
  registration: registration({ createdAt: '2026-11-02' }),
  zoneUpdatedAt: '2026-04-01',
};
const S4: Partial<DomainFacts> = {
  split: { kind: 'along', fields: ['soa', 'ns', 'mx'] },
  isPromiscuous: true,
};
const S5: Partial<DomainFacts> = { dnssec: 'outside-chain' };
const M4: Partial<DomainFacts> = { split: { kind: 'along', fields: ['ns', 'mx'] }, isPromiscuous: false };
const M1: Partial<DomainFacts> = { parking: parkingOf([domainName('ns1.sedoparking.com')]) };
const WEAK_M1: Partial<DomainFacts> = { parking: parkingOf([domainName('ns1.cnobin.com')]) };
const M2: Partial<DomainFacts> = {
  registration: registration({ registrant: 'Somebody Else', registrar: 'Other' }),
  before: earlier({ registrant: 'Example', registrar: 'One' }),
};
const M3: Partial<DomainFacts> = {
  registration: registration({ events: [{ action: 'transfer', at: '2026-09-01T00:00:00Z' }] }),
  before: earlier(),
};
const M5: Partial<DomainFacts> = {
  networks: { kind: 'moved', was: [64500], is: [64510], seenAt: '2026-03-01', isByToday: false },
};
const HELD: Partial<DomainFacts> = {
  registration: registration({ createdAt: '2026-11-02', registrant: 'Example Networks K.K.' }),
};
const RENEWED: Partial<DomainFacts> = {
  registration: registration({ createdAt: '2026-11-02', registrant: 'エグザンプル（株）' }),
  before: earlier({ registrant: '株式会社エグザンプル' }),
};

describe('the verdict', () => {
  it.each<[string, Partial<DomainFacts>, VerdictKind]>([
    ['nothing', {}, 'quiet'],
    ['registered anew, nothing else', S2, 'owner-unknown'],
    ['registered anew, answers divided', { ...S2, ...M4 }, 'third-party'],
    [
      'registered anew, answers the same: never cleared',
      { ...S2, split: { kind: 'none' }, isPromiscuous: false },
      'owner-unknown',
    ],
    ['registered anew by two records', { ...S2, before: earlier() }, 'third-party'],
    ['registered anew, rogue answers', { ...S2, ...S4 }, 'hijacked'],
    ['registered anew, outside the chain', { ...S2, ...S5 }, 'hijacked'],
    ['parked, rogue answers', { ...M1, ...S4 }, 'hijacked'],
    ['another holder, rogue answers', { ...M2, ...S4 }, 'hijacked'],
    ['parked by hearsay, rogue answers', { ...WEAK_M1, ...S4 }, 'rogue'],
    ['rogue answers alone', S4, 'rogue'],
    ['outside the chain alone', S5, 'rogue'],
    ['another holder', M2, 'suspect'],
    ['parked and divided', { ...M1, ...M4 }, 'suspect'],
    ['parked by hearsay and divided', { ...WEAK_M1, ...M4 }, 'suspect'],
    ['one moderate sign', M3, 'quiet'],
    ['parked alone', M1, 'quiet'],
    ['moved to other networks alone', M5, 'quiet'],
    ['moved, and a transfer', { ...M5, ...M3 }, 'suspect'],
    ['moved, and parked', { ...M5, ...M1 }, 'suspect'],
    ['moved, and registered anew', { ...M5, ...S2 }, 'third-party'],
    ['moved, and rogue answers: nothing on its past', { ...M5, ...S4 }, 'rogue'],
    [
      'moved to another provider by its holder: other registrar, other name servers',
      {
        ...M5,
        registration: registration({
          registrant: 'エグザンプル（株）',
          registrar: 'Other',
          nameServers: [domainName('ns9.example.com')],
        }),
        before: earlier({
          registrant: '株式会社エグザンプル',
          registrar: 'One',
          nameServers: ['ns1.example.jp'],
        }),
      },
      'quiet',
    ],
    [
      'registered anew in the holder’s name, and moved: a name is easily written',
      { ...RENEWED, ...M5 },
      'third-party',
    ],
    ['registered anew by its holder', RENEWED, 'same-holder'],
    [
      'registered anew, and an earlier audit saw the new holder already: that clears nobody',
      {
        registration: registration({ createdAt: '2026-11-02', registrant: 'Somebody' }),
        before: earlier({ createdAt: '2026-11-02', registrant: 'Somebody', seenAt: '2026-11-20T00:00:00Z' }),
        zoneUpdatedAt: '2026-04-01',
      },
      'owner-unknown',
    ],
    [
      'the holder’s name, and divided answers: a name is easily written',
      { ...RENEWED, ...M4 },
      'third-party',
    ],
    [
      'registered anew, by the holder that the configuration names',
      { ...S2, ...HELD, expectedHolder: 'Example Networks' },
      'same-holder',
    ],
    [
      'the same, though an earlier audit saw another holder',
      { ...S2, ...HELD, expectedHolder: 'Example Networks', before: earlier({ registrant: 'Former' }) },
      'same-holder',
    ],
    [
      'the expected holder, and divided answers: a name is easily written',
      { ...S2, ...HELD, ...M4, expectedHolder: 'Example Networks' },
      'third-party',
    ],
    ['registered anew, by another', { ...S2, ...HELD, expectedHolder: 'Somebody' }, 'third-party'],
    [
      'another holder than expected, though the same as in an earlier audit',
      { ...RENEWED, expectedHolder: 'Somebody' },
      'third-party',
    ],
    [
      'another holder than expected, rogue answers',
      { registration: HELD.registration ?? null, expectedHolder: 'Somebody', ...S4 },
      'hijacked',
    ],
    [
      'another holder than expected',
      { registration: HELD.registration ?? null, expectedHolder: 'Somebody' },
      'suspect',
    ],
    [
      'an expected holder, and nothing else',
      { registration: HELD.registration ?? null, expectedHolder: 'Example Networks' },
      'quiet',
    ],
    ['registered anew, parked by hearsay', { ...S2, ...WEAK_M1 }, 'owner-unknown'],
  ])('%s', (_, parts, expected) => expect(judgeChronology(facts(parts)).verdict).toBe(expected));
});
