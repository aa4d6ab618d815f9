import { expect, it } from 'vitest';
import { tooLarge } from '../../../src/checks/delegation/too-large.js';
import { findingsOf, outcomeFor, outcomeTable } from '../outcome-table.js';
import { glue, parent, referral, view } from '../view-builder.js';

const subject = { zone: 'city.example.lg.jp' };
const hosts = (count: number, ending: string) =>
  Array.from({ length: count }, (_, i) => `ns${i + 10}${ending}`);

/** Header 12, question 24, then each NS record: 12 octets, and `ns10` with a pointer 7. */
const FIXED = 12 + 24;
const NS_INSIDE = 12 + 7;
const AAAA = 12 + 16;

outcomeTable(tooLarge, [
  { name: 'two name servers pass', view: view(), outcome: 'pass' },
  {
    name: 'twelve servers with a common ending fit',
    view: view({ parentViews: [referral({ nameServers: hosts(12, '.example.jp'), glue: [] })] }),
    outcome: 'pass',
  },
  {
    name: 'thirteen fit too, but not behind the longest question',
    view: view({ parentViews: [referral({ nameServers: hosts(13, '.example.jp'), glue: [] })] }),
    outcome: 'fail',
    findings: [{ message: 'long-question', severity: 'low', confidence: 'confirmed', subject }],
  },
  {
    name: 'thirteen servers without one do not',
    view: view({
      parentViews: [
        referral({
          nameServers: hosts(13, '').map((label) => `${label}.${'x'.repeat(30)}-${label}.example`),
          glue: [],
        }),
      ],
    }),
    outcome: 'fail',
    findings: [{ message: 'large', severity: 'low', confidence: 'confirmed', subject }],
  },
  {
    name: 'addresses of servers outside the zone are not needed',
    view: view({
      parentViews: [
        referral({
          nameServers: hosts(12, '.example.jp'),
          glue: hosts(12, '.example.jp').map((host) => glue(host, '2001:db8::1')),
        }),
      ],
    }),
    outcome: 'pass',
  },
  {
    name: 'a hostile number of name servers',
    view: view({ parentViews: [referral({ nameServers: hosts(250, '.example.com'), glue: [] })] }),
    outcome: 'fail',
    findings: [{ message: 'large', severity: 'low', subject }],
  },
  {
    name: 'the parent is silent',
    view: view({ parentViews: [parent('no-reply')] }),
    outcome: 'cannot-tell',
    unknowns: [{ nameServer: 'a.dns.jp' }],
  },
]);

it.each([
  [10, undefined],
  [11, FIXED + 11 * (NS_INSIDE + AAAA)],
])('%i servers inside the zone, each with IPv6 glue: %s octets', (count, octets) => {
  const inside = hosts(count, '.city.example.lg.jp');
  const seen = view({
    parentViews: [referral({ nameServers: inside, glue: inside.map((host) => glue(host, '2001:db8::1')) })],
  });
  expect(findingsOf(outcomeFor(tooLarge, seen))[0]?.values.octets).toBe(octets);
});

it.each([
  [6, undefined],
  [7, 513],
])('ten such servers, one label %i octets longer: %s octets', (longer, octets) => {
  const [first = '', ...others] = hosts(10, '.city.example.lg.jp');
  const inside = [`${'x'.repeat(longer)}${first}`, ...others];
  const seen = view({
    parentViews: [referral({ nameServers: inside, glue: inside.map((host) => glue(host, '2001:db8::1')) })],
  });
  expect(findingsOf(outcomeFor(tooLarge, seen))[0]?.values.octets).toBe(octets);
});

/** Header 12, question 259. One address of each family is needed where every server lies inside the zone. */
const LONGEST = 12 + 255 + 4;
const BOTH = 12 + 4 + 12 + 16;

it.each([
  [10, undefined],
  [11, LONGEST + 11 * NS_INSIDE + BOTH],
])(
  '%i servers inside, two of them with glue, in answer to the longest question: %s octets',
  (count, octets) => {
    const nameServers = hosts(count, '.city.example.lg.jp');
    const seen = view({
      parentViews: [
        referral({
          nameServers,
          glue: nameServers
            .slice(0, 2)
            .flatMap((host) => [glue(host, '192.0.2.1'), glue(host, '2001:db8::1')]),
        }),
      ],
    });
    expect(findingsOf(outcomeFor(tooLarge, seen))[0]?.values.octets).toBe(octets);
  },
);
