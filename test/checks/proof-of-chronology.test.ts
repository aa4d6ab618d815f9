import { expect, it } from 'vitest';
import type { DelegatedView } from '../../src/checks/check.js';
import { proofOfAnswers, proofOfChronology } from '../../src/checks/proof-of-chronology.js';
import type { Chronology } from '../../src/derive/chronology/verdict.js';
import { FIRES, saying } from './hijack/chronology-samples.js';
import {
  addressAt,
  INSIDE,
  INSIDE_ADDRESS,
  inside,
  nsDomain,
  OUTSIDE,
  OUTSIDE_ADDRESS,
  outside,
  quiet,
  registered,
  view,
  ZONE,
} from './view-builder.js';

const OWN = nsDomain({
  domain: ZONE,
  lookup: registered({ domain: ZONE, updatedAt: '2026-03-31T16:05:12Z' }),
}).evidence;

const domainWith = (outcomes: Partial<Chronology['outcomes']>) =>
  nsDomain({
    chronology: quiet('third-party', outcomes),
    lookup: registered({ createdAt: '2026-11-02', registrant: 'Somebody Else' }),
  });

const proofOf = (outcomes: Partial<Chronology['outcomes']>) =>
  proofOfChronology(view({ evidence: { registrations: [OWN] } }) as DelegatedView, domainWith(outcomes)).map(
    ({ question, observed }) => [question, observed],
  );

it.each<[string, Partial<Chronology['outcomes']>, readonly (readonly [string, RegExp])[]]>([
  ['the day it was created', { S1: FIRES }, [['example.jp', /Active; created: 2026-11-02$/]]],
  [
    'the last change of the zone’s own registration too',
    { S2: FIRES },
    [
      ['example.jp', /created: 2026-11-02$/],
      [ZONE, /updated: 2026-04-01$/],
    ],
  ],
  ['who holds it now', { M2: FIRES }, [['example.jp', /holder: Somebody Else$/]]],
  ['who holds it, where another is expected', { M6: FIRES }, [['example.jp', /holder: Somebody Else$/]]],
])('shows %s', (_, outcomes, shown) => {
  expect(proofOf(outcomes)).toEqual(
    shown.map(([question, observed]) => [question, expect.stringMatching(observed)]),
  );
});

it('shows the answers of those that answer, and nobody’s silence', () => {
  const names = ['ns1.city.example.lg.jp', 'ns1.city.example.lg.jp', 'mail.city.example.lg.jp'] as const;
  const servers = [
    inside({ addresses: [saying(INSIDE_ADDRESS, ...names), addressAt('2001:db8::1', 'unresponsive')] }),
    outside({ addresses: [saying(OUTSIDE_ADDRESS, ...names)] }),
  ];
  const asked = proofOfAnswers(view({ servers }) as DelegatedView, [OUTSIDE]).map(
    (item) => `${item.server} ${item.question}`,
  );
  expect(asked).toHaveLength(6);
  // The server in doubt first, question by question.
  expect(asked.slice(0, 3).map((one) => one.split(' ')[0])).toEqual([OUTSIDE, INSIDE, OUTSIDE]);
  expect(asked.join()).not.toContain('2001:db8::1');
});
