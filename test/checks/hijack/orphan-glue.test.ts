import { orphanGlue } from '../../../src/checks/hijack/orphan-glue.js';
import { domainName } from '../../../src/dns/name.js';
import { outcomeTable } from '../outcome-table.js';
import {
  addresses,
  denied,
  glue,
  INSIDE,
  inside,
  nsDomain,
  OUTSIDE,
  outside,
  parent,
  referral,
  registered,
  unanswered,
  view,
} from '../view-builder.js';

const GONE = { kind: 'nonexistent', witnesses: 2 } as const;
const FREE = registered({ state: 'unregistered', expiresAt: null });
const left = [glue(OUTSIDE, '198.51.100.1')];
/** The host below it keeps the domain's name in existence. */
const THERE = { kind: 'no-delegation', witnesses: 2 } as const;
const without = () => outside({ a: denied('no-name'), aaaa: denied('no-name'), addresses: [] });
const subject = { nameServer: 'ns.example.jp', registeredDomain: 'example.jp' };

const seen = (domain: ReturnType<typeof nsDomain>) =>
  view({
    parentViews: [referral({ glue: left })],
    servers: [outside({ glue: left }), inside()],
    domains: [domain],
  });

outcomeTable(orphanGlue, [
  { name: 'glue for a host inside the zone passes', view: view(), outcome: 'pass' },
  { name: 'glue for a host of a living domain passes', view: seen(nsDomain()), outcome: 'pass' },
  {
    name: 'both witnesses say that the domain is gone',
    view: seen(nsDomain({ lookup: FREE, existence: GONE })),
    outcome: 'fail',
    findings: [
      { message: 'in-delegation', severity: 'critical', confidence: 'confirmed', subject, exposure: 0.5 },
    ],
  },
  {
    name: 'DNS alone says so, and there is no registry to ask',
    view: seen(nsDomain({ lookup: unanswered('no-service'), existence: GONE })),
    outcome: 'fail',
    findings: [{ message: 'in-delegation', severity: 'critical', confidence: 'probable', subject }],
  },
  {
    name: 'a domain that is gone with its hosts is another check’s',
    view: view({ servers: [without(), inside()], domains: [nsDomain({ lookup: FREE, existence: GONE })] }),
    outcome: 'pass',
  },
  {
    name: 'the parent answers for the host from its own zone, and gives no glue',
    view: view({ domains: [nsDomain({ lookup: FREE, existence: THERE })] }),
    outcome: 'fail',
    findings: [{ message: 'in-delegation', severity: 'critical', confidence: 'probable', subject }],
  },
  {
    name: 'and so for an IPv6 address alone',
    view: view({
      servers: [outside({ a: denied('no-data'), aaaa: addresses('2001:db8::1') }), inside()],
      domains: [nsDomain({ lookup: FREE, existence: THERE })],
    }),
    outcome: 'fail',
    findings: [{ message: 'in-delegation', severity: 'critical', confidence: 'probable', subject }],
  },
  {
    name: 'or for one family, where the other was not looked up',
    view: view({
      servers: [outside({ aaaa: null }), inside()],
      domains: [nsDomain({ lookup: FREE, existence: THERE })],
    }),
    outcome: 'fail',
    findings: [{ message: 'in-delegation', severity: 'critical', confidence: 'probable', subject }],
  },
  {
    name: 'an address that the domain’s own servers give is not the parent’s',
    view: view({ domains: [nsDomain({ lookup: FREE })] }),
    outcome: 'pass',
  },
  {
    name: 'nor is one from a zone that the delegation does not come from',
    view: view({
      domains: [nsDomain({ lookup: FREE, existence: THERE, registryZone: domainName('example') })],
    }),
    outcome: 'pass',
  },
  {
    name: 'an alias in the parent zone leads to somebody else’s address',
    view: view({
      servers: [outside({ a: { ...addresses('198.51.100.1'), aliases: [INSIDE] } }), inside()],
      domains: [nsDomain({ lookup: FREE, existence: THERE })],
    }),
    outcome: 'pass',
  },
  {
    name: 'a suspended domain is not gone',
    view: seen(nsDomain({ lookup: registered({ state: 'suspended' }), existence: GONE })),
    outcome: 'pass',
  },
  {
    name: 'DNS says so, and the registry would not tell a suspended domain from one that is gone',
    view: seen(nsDomain({ lookup: unanswered('rate-limited'), existence: GONE })),
    outcome: 'cannot-tell',
    unknowns: [{ registeredDomain: 'example.jp' }],
  },
  {
    name: 'nobody can say whether the domain exists',
    view: seen(nsDomain({ lookup: unanswered('timeout'), existence: { kind: 'unclear' } })),
    outcome: 'cannot-tell',
    unknowns: [{ registeredDomain: 'example.jp' }],
  },
  {
    name: 'the witnesses contradict each other',
    view: seen(nsDomain({ lookup: FREE })),
    outcome: 'cannot-tell',
    unknowns: [{ registeredDomain: 'example.jp' }],
  },
  {
    name: 'the parent’s servers answer from the zone itself',
    view: view({ parentViews: [parent('child-answer')] }),
    outcome: 'not-applicable',
  },
]);
