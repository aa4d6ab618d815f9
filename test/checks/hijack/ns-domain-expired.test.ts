import { describe, expect, it } from 'vitest';
import { nsDomainExpired } from '../../../src/checks/hijack/ns-domain-expired.js';
import { domainName } from '../../../src/dns/name.js';
import type { Registration } from '../../../src/model/registration.js';
import { findingsOf, outcomeFor, outcomeTable, type Row } from '../outcome-table.js';
import { inside, nsDomain, outside, registered, unanswered, view } from '../view-builder.js';

const subject = { nameServer: 'ns.example.jp', registeredDomain: 'example.jp' };

function seen(
  registration: Partial<Registration>,
  hijackableFrom: string | null = null,
  name = 'example.jp',
) {
  const domain = domainName(name);
  return view({
    servers: [outside({ registeredDomain: domain }), inside()],
    domains: [nsDomain({ domain, lookup: registered(registration), hijackableFrom })],
  });
}

function passes(name: string, registration: Partial<Registration>): Row {
  return { name, view: seen(registration), outcome: 'pass' };
}

const SUSPENDED: Partial<Registration> = {
  state: 'suspended',
  stateWords: ['Suspended'],
  expiresAt: '2026-11-30',
};
const GTLD = { rules: 'gtld' } as const;

/** Registered and renewed as the registry sees it, with these name servers of its own. */
const servedBy = (...hosts: string[]) =>
  view({
    domains: [
      nsDomain({
        nameServers: hosts.map(domainName),
        lookup: registered({ ...GTLD, state: 'auto-renew-grace', expiresAt: '2027-11-01' }),
      }),
    ],
  });

outcomeTable(nsDomainExpired, [
  { name: 'an active domain passes', view: view(), outcome: 'pass' },
  passes('a reserved name passes', { state: 'reserved', expiresAt: null }),
  passes('a name renewed by its registry passes', {
    ...GTLD,
    state: 'auto-renew-grace',
    expiresAt: '2026-11-01',
  }),
  passes('an unregistered name is another check’s', { state: 'unregistered', expiresAt: null }),
  passes('an Active JP name past its date passes: the state decides', { expiresAt: '2026-10-31' }),
  passes('nor does it count for an organizational one', {
    rules: 'jp-organizational',
    expiresAt: '2026-10-31',
  }),
  passes('a gTLD name without a date passes', { ...GTLD, expiresAt: null }),
  passes('a date ends with its day', { ...GTLD, expiresAt: '2026-11-22' }),
  passes('an absurd year is not past', { ...GTLD, expiresAt: '294247-01-10T04:00:54.775Z' }),
  {
    name: 'a suspended JP name is free next week',
    view: seen(SUSPENDED, '2026-12-01'),
    outcome: 'fail',
    findings: [
      { message: 'imminent', severity: 'critical', confidence: 'confirmed', subject, exposure: 0.5 },
    ],
  },
  {
    name: 'exactly 30 days ahead is imminent',
    view: seen(SUSPENDED, '2026-12-22'),
    outcome: 'fail',
    findings: [{ message: 'imminent', severity: 'critical', subject }],
  },
  {
    name: 'a date already over is imminent too',
    view: seen(SUSPENDED, '2026-11-01'),
    outcome: 'fail',
    findings: [{ message: 'imminent', severity: 'critical', subject }],
  },
  {
    name: 'an abolition filed for this month ends 31 days ahead or later',
    view: seen({ state: 'to-be-suspended', expiresAt: '2026-11-30' }, '2027-01-01'),
    outcome: 'fail',
    findings: [{ message: 'ending', severity: 'high', subject }],
  },
  {
    name: 'exactly 31 days ahead is not imminent',
    view: seen(SUSPENDED, '2026-12-23'),
    outcome: 'fail',
    findings: [{ message: 'ending', severity: 'high', subject }],
  },
  {
    name: 'a name on hold gives no date',
    view: seen({ ...GTLD, state: 'hold', expiresAt: null, stateWords: ['clientHold', 'serverHold'] }),
    outcome: 'fail',
    findings: [{ message: 'ending-undated', severity: 'high', subject }],
  },
  {
    name: 'an organizational JP name stays high, however near the date',
    view: seen(
      { state: 'deleted', until: '2026-11-25', rules: 'jp-organizational', expiresAt: null },
      '2026-11-26',
      'example.co.jp',
    ),
    outcome: 'fail',
    findings: [
      {
        message: 'ending-restricted',
        severity: 'high',
        subject: { nameServer: 'ns.example.jp', registeredDomain: 'example.co.jp' },
      },
    ],
  },
  {
    name: 'an active gTLD name past its expiry is only probable',
    view: seen({ ...GTLD, expiresAt: '2026-11-21T00:00:00Z' }),
    outcome: 'fail',
    findings: [{ message: 'past-expiry', severity: 'high', confidence: 'probable', subject }],
  },
  {
    name: 'a limited registry tells nothing',
    view: view({ domains: [nsDomain({ lookup: unanswered('rate-limited') })] }),
    outcome: 'cannot-tell',
    unknowns: [{ registeredDomain: 'example.jp' }],
  },
  {
    name: 'nor does one that was not asked, or that does not exist',
    view: view({
      domains: [
        nsDomain({ lookup: unanswered('not-asked') }),
        nsDomain({ lookup: unanswered('no-service') }),
      ],
    }),
    outcome: 'cannot-tell',
    unknowns: [{ registeredDomain: 'example.jp' }, { registeredDomain: 'example.jp' }],
  },
  {
    name: 'a state word nobody knows is not guessed',
    view: seen({ state: 'unknown', raw: 'Mystery' }),
    outcome: 'cannot-tell',
    unknowns: [{ registeredDomain: 'example.jp' }],
  },
  { name: 'servers of its own pass', view: servedBy('ns.example.jp'), outcome: 'pass' },
  { name: 'a parking service is another check’s', view: servedBy('ns1.sedoparking.com'), outcome: 'pass' },
  {
    name: 'an expiry server among others passes',
    view: servedBy('ns1.dns-expired.com', 'ns.example.jp'),
    outcome: 'pass',
  },
  {
    name: 'a registrar’s servers for expired names',
    view: servedBy('ns1.dns-expired.com', 'ns2.dns-expired.com'),
    outcome: 'fail',
    findings: [{ message: 'expiry-servers', severity: 'high', confidence: 'confirmed', subject }],
  },
  {
    name: 'the same, where the registry does not tell the state',
    view: view({
      domains: [
        nsDomain({
          nameServers: [domainName('ns1.dns-expired.com')],
          lookup: unanswered('rate-limited'),
        }),
      ],
    }),
    outcome: 'fail',
    findings: [{ message: 'expiry-servers', severity: 'high', confidence: 'confirmed', subject }],
    unknowns: [{ registeredDomain: 'example.jp' }],
  },
]);

describe('every state that ends a registration fails', () => {
  const states = [
    'to-be-suspended',
    'to-be-deleted',
    'suspended',
    'redemption',
    'pending-delete',
    'hold',
  ] as const;
  it.each(states)('%s', (state) => {
    expect(findingsOf(outcomeFor(nsDomainExpired, seen({ state, ...GTLD })))).toHaveLength(1);
  });
});

it('names the date from which a third party can register the domain', () => {
  const [finding] = findingsOf(outcomeFor(nsDomainExpired, seen(SUSPENDED, '2026-12-01')));
  expect(finding?.values).toMatchObject({ hijackableFrom: '2026-12-01' });
});

it('tells an instant as the day in Japan that it falls on', () => {
  const [finding] = findingsOf(
    outcomeFor(nsDomainExpired, seen({ ...SUSPENDED, ...GTLD, expiresAt: '2026-10-10T16:00:00.000Z' })),
  );
  expect(finding?.values.details).toMatchObject({ ja: expect.stringMatching(/2026-10-11$/) });
});
