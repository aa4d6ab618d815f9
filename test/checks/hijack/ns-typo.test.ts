import { nsTypo } from '../../../src/checks/hijack/ns-typo.js';
import type { NsDomainView } from '../../../src/derive/audit-view.js';
import { compareNames, type DomainName, domainName } from '../../../src/dns/name.js';
import type { AddressState } from '../../../src/model/report.js';
import { outcomeTable } from '../outcome-table.js';
import {
  addressAt,
  addresses,
  denied,
  failed,
  glue,
  inside,
  NO_ANSWER,
  nsDomain,
  outside,
  quiet,
  registered,
  unanswered,
  view,
} from '../view-builder.js';

const server = (domain: DomainName, ...states: readonly AddressState[]) =>
  outside({
    host: domainName(`ns.${domain}`),
    registeredDomain: domain,
    addresses: (states.length > 0 ? states : (['answers'] as const)).map((state, i) =>
      addressAt(`203.0.113.${i + 7}`, state),
    ),
    a: addresses('203.0.113.7'),
  });
const about = (domain: DomainName, parts: Parameters<typeof nsDomain>[0] = {}) =>
  nsDomain({ domain, hosts: [domainName(`ns.${domain}`)], ...parts });

/** Beside `example.jp` of Example Networks, a look-alike. */
function beside(name: string, parts: Parameters<typeof nsDomain>[0], ...states: readonly AddressState[]) {
  const other = domainName(name);
  const meant = domainName('example.jp');
  return view({
    servers: [
      server(meant),
      server(other, ...(states.length > 0 ? states : (['not-authoritative'] as const))),
    ],
    domains: [
      about(meant, { lookup: registered({ registrant: 'Example Networks' }) }),
      about(other, parts),
    ].sort((a, b) => compareNames(a.domain, b.domain)),
  });
}

/** Domains whose servers know nothing of the zone, and nothing else. */
const among = (...domains: readonly NsDomainView[]) =>
  view({ servers: domains.map(({ domain }) => server(domain, 'not-authoritative')), domains });

/** A server of the zone itself with a host name that its zone does not know, and what else there is of it. */
const ownServer = (host: string, parts: Parameters<typeof inside>[0] = {}) =>
  view({
    servers: [
      outside(),
      inside({ host: domainName(host), glue: [], a: denied('no-name'), addresses: [], ...parts }),
    ],
  });

const FREE = {
  existence: { kind: 'nonexistent', witnesses: 2 },
  lookup: registered({ state: 'unregistered' }),
} as const;
const DIVIDED = { kind: 'fires', was: 'NS, MX', is: 'exmaple.jp' } as const;
const SOMEBODY = { lookup: registered({ registrant: 'Somebody Else' }) };
const subject = (domain: string) => ({ nameServer: `ns.${domain}`, registeredDomain: domain });

outcomeTable(nsTypo, [
  { name: 'one domain passes', view: view(), outcome: 'pass' },
  { name: 'numbered siblings pass', view: beside('example2.jp', FREE), outcome: 'pass' },
  { name: 'a provider’s other suffix passes', view: beside('example.com', SOMEBODY), outcome: 'pass' },
  {
    name: 'a look-alike that serves the zone passes',
    view: beside('exmaple.jp', SOMEBODY, 'answers'),
    outcome: 'pass',
  },
  {
    name: 'a look-alike that serves the zone its own way',
    view: beside('exmaple.jp', { ...SOMEBODY, chronology: quiet('quiet', { M4: DIVIDED }) }, 'answers'),
    outcome: 'fail',
    findings: [
      { message: 'taken', severity: 'high', confidence: 'possible', subject: subject('exmaple.jp') },
    ],
  },
  {
    name: 'a look-alike of the same holder passes',
    view: beside('exmaple.jp', { lookup: registered({ registrant: 'EXAMPLE Networks Inc.' }) }),
    outcome: 'pass',
  },
  {
    name: 'swapped letters, and free',
    view: beside('exmaple.jp', FREE),
    outcome: 'fail',
    findings: [
      { message: 'free', severity: 'critical', confidence: 'confirmed', subject: subject('exmaple.jp') },
    ],
  },
  {
    name: 'the dot left out between the server and its domain, and free',
    view: beside('ns2example.jp', FREE),
    outcome: 'fail',
    findings: [{ message: 'free', severity: 'critical', subject: subject('ns2example.jp') }],
  },
  {
    name: 'the dot left out, in other hands: a name of its own passes',
    view: beside('ns2example.jp', SOMEBODY),
    outcome: 'pass',
  },
  {
    name: 'another suffix, and free to those who qualify',
    view: beside('example.co.jp', FREE),
    outcome: 'fail',
    findings: [{ message: 'free-restricted', severity: 'high', subject: subject('example.co.jp') }],
  },
  {
    name: 'a letter short, and somebody else’s',
    view: beside('exampl.jp', SOMEBODY),
    outcome: 'fail',
    findings: [{ message: 'taken', severity: 'high', confidence: 'possible', subject: subject('exampl.jp') }],
  },
  {
    name: 'a forgotten dot',
    view: ownServer('ns1.example.jp.city.example.lg.jp'),
    outcome: 'fail',
    findings: [
      {
        message: 'missing-dot',
        severity: 'medium',
        confidence: 'probable',
        subject: { nameServer: 'ns1.example.jp.city.example.lg.jp' },
      },
    ],
  },
  {
    name: 'the same in the parent’s zone file',
    view: ownServer('ns1.example.com.jp', { aaaa: denied('not-asked') }),
    outcome: 'fail',
    findings: [
      {
        message: 'missing-dot',
        severity: 'medium',
        confidence: 'probable',
        subject: { nameServer: 'ns1.example.com.jp' },
      },
    ],
  },
  ...(
    [
      ['an address of its own', { a: addresses('192.0.2.9') }],
      ['an address of the other family', { a: denied('no-data'), aaaa: addresses('2001:db8::9') }],
      ['glue', { glue: [glue('ns1.example.jp.city.example.lg.jp', '192.0.2.9')] }],
      ['a look-up that failed', { aaaa: failed(NO_ANSWER) }],
      ['a name that exists, and a family left out', { a: denied('no-data'), aaaa: denied('not-asked') }],
    ] as const
  ).map(([what, parts]) => ({
    name: `a host with ${what} may be meant as it stands`,
    view: ownServer('ns1.example.jp.city.example.lg.jp', parts),
    outcome: 'pass' as const,
  })),
  {
    name: 'of two look-alikes that are both free, none is the one that was meant',
    view: among(about(domainName('example.jp'), FREE), about(domainName('exmaple.jp'), FREE)),
    outcome: 'pass',
  },
  {
    name: 'a look-alike of a known operator, and free',
    view: among(about(domainName('digitalocaen.com'), FREE)),
    outcome: 'fail',
    findings: [{ message: 'free', severity: 'critical', subject: subject('digitalocaen.com') }],
  },
  {
    name: 'a look-alike of a known operator, in other hands: many have a name of their own',
    view: among(about(domainName('digitalocaen.com'), SOMEBODY)),
    outcome: 'pass',
  },
  {
    name: 'beside a look-alike of it, a known operator’s own domain is no slip',
    view: among(
      about(domainName('digitalocaen.com'), SOMEBODY),
      about(domainName('digitalocean.com'), { lookup: registered({ registrant: 'DigitalOcean' }) }),
    ),
    outcome: 'fail',
    findings: [
      {
        message: 'taken',
        severity: 'high',
        confidence: 'possible',
        subject: subject('digitalocaen.com'),
      },
    ],
  },
  {
    name: 'a look-alike that is silent, and somebody else’s',
    view: beside('exmaple.jp', SOMEBODY, 'unresponsive'),
    outcome: 'fail',
    findings: [
      { message: 'taken', severity: 'high', confidence: 'possible', subject: subject('exmaple.jp') },
    ],
  },
  {
    name: 'a look-alike of which one address serves the zone passes',
    view: beside('exmaple.jp', SOMEBODY, 'unresponsive', 'answers'),
    outcome: 'pass',
  },
  {
    name: 'a look-alike whose holder the configuration names passes',
    view: beside('exmaple.jp', { ...SOMEBODY, expectedHolder: 'Somebody Else' }),
    outcome: 'pass',
  },
  {
    name: 'a look-alike whose holder is not the one that the configuration names',
    view: beside('exmaple.jp', { ...SOMEBODY, expectedHolder: 'Example Networks' }),
    outcome: 'fail',
    findings: [
      { message: 'taken', severity: 'high', confidence: 'possible', subject: subject('exmaple.jp') },
    ],
  },
  {
    name: 'a delegated look-alike, and a registry that does not tell whose it is',
    view: beside('exmaple.jp', { lookup: unanswered('rate-limited') }),
    outcome: 'cannot-tell',
    unknowns: [{ registeredDomain: 'exmaple.jp' }],
  },
  {
    name: 'nor whose the one is that was meant',
    view: view({
      servers: [server(domainName('example.jp')), server(domainName('exmaple.jp'), 'unresponsive')],
      domains: [
        about(domainName('example.jp'), { lookup: unanswered('timeout') }),
        about(domainName('exmaple.jp'), SOMEBODY),
      ],
    }),
    outcome: 'cannot-tell',
    unknowns: [{ registeredDomain: 'example.jp' }],
  },
  {
    name: 'a look-alike that serves the zone needs no registry',
    view: beside('exmaple.jp', { lookup: unanswered('rate-limited') }, 'answers'),
    outcome: 'pass',
  },
  {
    name: 'a look-alike that nobody tells about',
    view: beside('exmaple.jp', { existence: FREE.existence, lookup: unanswered('rate-limited') }),
    outcome: 'cannot-tell',
    unknowns: [{ registeredDomain: 'exmaple.jp' }],
  },
]);
