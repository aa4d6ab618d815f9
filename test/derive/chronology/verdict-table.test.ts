import { describe, expect, it } from 'vitest';
import type { DomainFacts } from '../../../src/derive/chronology/facts.js';
import { parkingOf } from '../../../src/derive/chronology/parking.js';
import { RULE_NAMES, type RuleName } from '../../../src/derive/chronology/rule.js';
import { firing, judgeChronology, type VerdictKind } from '../../../src/derive/chronology/verdict.js';
import { domainName } from '../../../src/dns/name.js';
import type { BaselineRegistration } from '../../../src/model/baseline.js';
import type { Registration } from '../../../src/model/registration.js';
import { earlier, facts, registration } from './facts-builder.js';

type Parts = Omit<Partial<DomainFacts>, 'registration' | 'before'> & {
  readonly registration?: Partial<Registration>;
  readonly before?: Partial<BaselineRegistration>;
};

const ANEW = { createdAt: '2026-11-02' };
const ALL_FIELDS = ['soa', 'ns', 'mx'] as const;

/** What makes each rule fire, and no other one. */
const SIGNS: Readonly<Record<RuleName, Parts>> = {
  S1: { registration: ANEW, before: { createdAt: '2010-04-12' } },
  S2: { registration: ANEW, zoneUpdatedAt: '2026-04-01' },
  S2b: { registration: ANEW, delegatedSince: '2026-04-01T00:00:00Z' },
  S3: { before: { state: 'unregistered' } },
  S4: { split: { kind: 'elsewhere', fields: ALL_FIELDS }, isPromiscuous: true },
  S5: { dnssec: 'outside-chain' },
  M1: { parking: parkingOf([domainName('ns1.sedoparking.com')]) },
  M2: {
    registration: { registrant: 'Somebody Else', registrar: 'Other' },
    before: { registrant: 'Example', registrar: 'One' },
  },
  M3: { registration: { events: [{ action: 'transfer', at: '2026-09-01T00:00:00Z' }] }, before: {} },
  M4: { split: { kind: 'along', fields: ['ns', 'mx'] } },
  M5: { networks: { kind: 'moved', was: [64500], is: [64510], seenAt: '2026-03-01', isByToday: false } },
  M6: { registration: { registrant: 'Somebody Else' }, expectedHolder: 'Example' },
  M7: { registration: ANEW, parentSerialDay: '2026-04-01' },
};

/** An earlier audit that knew no creation date unless S1 is to see one. */
function factsOf(names: readonly RuleName[]): DomainFacts {
  const parts = names.map((name) => SIGNS[name]);
  const seen = parts.flatMap(({ before }) => before ?? []);
  const both = names.includes('S4') && names.includes('M4');
  return facts({
    ...Object.assign({}, ...parts),
    registration: registration(Object.assign({}, ...parts.map((one) => one.registration ?? {}))),
    before: seen.length === 0 ? null : earlier(Object.assign({ createdAt: null }, ...seen)),
    ...(both ? { split: { kind: 'along', fields: ALL_FIELDS }, isPromiscuous: true } : {}),
  });
}

/** The table of verdicts in the registry rules, row by row. */
function byTheTable(names: readonly RuleName[]): VerdictKind {
  const has = (...wanted: readonly RuleName[]) => wanted.some((name) => names.includes(name));
  if (has('S4', 'S5') && has('S1', 'S2', 'S2b', 'S3', 'M1', 'M2', 'M6')) return 'hijacked';
  if (has('S1', 'S2', 'S2b', 'S3')) return names.length > 1 ? 'third-party' : 'owner-unknown';
  if (has('S4', 'S5')) return 'rogue';
  return names.length > 1 || has('M2', 'M6') ? 'suspect' : 'quiet';
}

const SINGLES = RULE_NAMES.map((name) => [name]);
const PAIRS = RULE_NAMES.flatMap((a, at) => RULE_NAMES.slice(at + 1).map((b) => [a, b]));

describe('the table of verdicts', () => {
  it.each([...SINGLES, ...PAIRS].map((names) => [names.join(' and '), byTheTable(names), names] as const))(
    '%s: %s',
    (_, expected, names) => {
      const { verdict, outcomes } = judgeChronology(factsOf(names));
      expect(firing(outcomes)).toEqual(names);
      expect(verdict).toBe(expected);
    },
  );
});
