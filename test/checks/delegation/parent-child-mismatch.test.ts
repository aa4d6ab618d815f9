import { expect, it } from 'vitest';
import { parentChildMismatch } from '../../../src/checks/delegation/parent-child-mismatch.js';
import { findingsOf, outcomeFor, outcomeTable } from '../outcome-table.js';
import {
  addressAt,
  INSIDE,
  INSIDE_ADDRESS,
  inside,
  NO_ANSWER,
  OUTSIDE,
  OUTSIDE_ADDRESS,
  outside,
  parent,
  referral,
  unresolved,
  view,
} from '../view-builder.js';

const subject = { zone: 'city.example.lg.jp' };

/** Both servers of the zone give this NS set. */
const giving = (...nameServers: readonly string[]) => [
  outside({ addresses: [addressAt(OUTSIDE_ADDRESS, 'answers', nameServers)] }),
  inside({ addresses: [addressAt(INSIDE_ADDRESS, 'answers', nameServers)] }),
];

outcomeTable(parentChildMismatch, [
  {
    name: 'the same set in another order passes',
    view: view({ servers: giving(INSIDE, OUTSIDE) }),
    outcome: 'pass',
  },
  {
    name: 'no server in common',
    view: view({ servers: giving('ns.example.com') }),
    outcome: 'fail',
    findings: [{ message: 'disjoint', severity: 'high', confidence: 'confirmed', subject }],
  },
  {
    name: 'the zone lacks one',
    view: view({ servers: giving(OUTSIDE) }),
    outcome: 'fail',
    findings: [{ message: 'subset', severity: 'medium', subject }],
  },
  {
    name: 'the parent lacks one',
    view: view({ servers: giving(OUTSIDE, INSIDE, 'ns.example.com') }),
    outcome: 'fail',
    findings: [{ message: 'superset', severity: 'medium', subject }],
  },
  {
    name: 'each lacks one',
    view: view({ servers: giving(OUTSIDE, 'ns.example.com') }),
    outcome: 'fail',
    findings: [{ message: 'overlap', severity: 'medium', subject }],
  },
  {
    name: 'one server of the zone differs',
    view: view({
      servers: [outside(), inside({ addresses: [addressAt(INSIDE_ADDRESS, 'answers', [INSIDE])] })],
    }),
    outcome: 'fail',
    findings: [{ message: 'divided', severity: 'medium', subject }],
  },
  {
    name: 'one server of the zone has nothing in common with the others and the parent',
    view: view({
      servers: [
        outside({ addresses: [addressAt(OUTSIDE_ADDRESS, 'answers', ['ns.example.com'])] }),
        inside(),
      ],
    }),
    outcome: 'fail',
    findings: [{ message: 'divided', severity: 'medium', subject }],
  },
  {
    name: 'each server of the zone differs in its own way, one altogether',
    view: view({
      servers: [
        outside({ addresses: [addressAt(OUTSIDE_ADDRESS, 'answers', ['ns.example.com'])] }),
        inside({ addresses: [addressAt(INSIDE_ADDRESS, 'answers', [INSIDE])] }),
      ],
    }),
    outcome: 'fail',
    findings: [{ message: 'overlap', severity: 'medium', subject }],
  },
  {
    name: 'one server of the parent differs',
    view: view({
      parentViews: [referral(), referral({ host: 'b.dns.jp', nameServers: [OUTSIDE], glue: [] })],
    }),
    outcome: 'fail',
    findings: [{ message: 'superset', severity: 'medium', subject }],
  },
  {
    name: 'a mismatch that was seen stands, whoever else is silent',
    view: view({ parentViews: [referral(), parent('no-reply', 'b.dns.jp')], servers: giving(OUTSIDE) }),
    outcome: 'fail',
    findings: [{ message: 'subset', severity: 'medium', subject }],
  },
  {
    name: 'a server of the parent is silent',
    view: view({ parentViews: [referral(), parent('no-reply', 'b.dns.jp')] }),
    outcome: 'cannot-tell',
    unknowns: [{ nameServer: 'b.dns.jp' }],
  },
  {
    name: 'a server of the parent that denies the delegation is another check’s',
    view: view({ parentViews: [referral(), parent('denial', 'b.dns.jp')] }),
    outcome: 'pass',
  },
  {
    name: 'one server of the parent answers from the zone itself, the other denies it: another check’s',
    view: view({ parentViews: [parent('child-answer'), parent('denial', 'b.dns.jp')] }),
    outcome: 'not-applicable',
  },
  {
    name: 'all servers of the parent deny what led to the zone',
    view: view({ parentViews: [parent('denial')] }),
    outcome: 'cannot-tell',
    unknowns: [{ nameServer: 'a.dns.jp' }],
  },
  {
    name: 'a server of the zone is silent',
    view: view({ servers: [outside({ addresses: [addressAt(OUTSIDE_ADDRESS, 'unresponsive')] }), inside()] }),
    outcome: 'cannot-tell',
    unknowns: [{ nameServer: OUTSIDE }],
  },
  {
    name: 'a server of the zone is unclear',
    view: view({ servers: [outside({ addresses: [addressAt(OUTSIDE_ADDRESS, 'unclear')] }), inside()] }),
    outcome: 'cannot-tell',
    unknowns: [{ nameServer: OUTSIDE }],
  },
  {
    name: 'a server has authority, but gives no NS records',
    view: view({ servers: [outside({ addresses: [addressAt(OUTSIDE_ADDRESS, 'answers', [])] }), inside()] }),
    outcome: 'cannot-tell',
    unknowns: [{ nameServer: OUTSIDE }],
  },
  {
    name: 'a server could not be resolved',
    view: view({ servers: [unresolved(NO_ANSWER), inside()] }),
    outcome: 'cannot-tell',
    unknowns: [{ nameServer: OUTSIDE }, { nameServer: OUTSIDE }],
  },
  {
    name: 'a server without authority has no set to compare',
    view: view({
      servers: [outside({ addresses: [addressAt(OUTSIDE_ADDRESS, 'not-authoritative')] }), inside()],
    }),
    outcome: 'pass',
  },
  {
    name: 'no server has authority',
    view: view({ servers: [outside({ addresses: [addressAt(OUTSIDE_ADDRESS, 'not-authoritative')] })] }),
    outcome: 'cannot-tell',
    unknowns: [subject],
  },
  {
    name: 'all servers of the parent answer from the zone',
    view: view({ parentViews: [parent('child-answer'), parent('child-answer', 'b.dns.jp')] }),
    outcome: 'not-applicable',
  },
  {
    name: 'one of them does',
    view: view({ parentViews: [parent('child-answer'), referral()] }),
    outcome: 'pass',
  },
  {
    name: 'no server of the parent was asked',
    view: view({ parentViews: [] }),
    outcome: 'cannot-tell',
    unknowns: [subject],
  },
]);

it('names the hosts of either side', () => {
  const outcome = outcomeFor(parentChildMismatch, view({ servers: giving(OUTSIDE, 'ns.example.com') }));
  expect(findingsOf(outcome)[0]?.values).toMatchObject({
    onlyParent: { en: 'ns1.city.example.lg.jp' },
    onlyChild: { en: 'ns.example.com' },
  });
});
