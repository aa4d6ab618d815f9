import { nsTypo } from '../../../src/checks/hijack/ns-typo.js';
import { type DomainName, domainName } from '../../../src/dns/name.js';
import type { AddressState } from '../../../src/model/report.js';
import { outcomeTable } from '../outcome-table.js';
import {
  addressAt,
  addresses,
  denied,
  inside,
  nsDomain,
  outside,
  quiet,
  registered,
  unanswered,
  view,
} from '../view-builder.js';

const server = (domain: DomainName, state: AddressState = 'answers') =>
  outside({
    host: domainName(`ns.${domain}`),
    registeredDomain: domain,
    addresses: [addressAt('203.0.113.7', state)],
    a: addresses('203.0.113.7'),
  });
const about = (domain: DomainName, parts: Parameters<typeof nsDomain>[0] = {}) =>
  nsDomain({ domain, hosts: [domainName(`ns.${domain}`)], ...parts });

/** Beside `example.jp` of Example Networks, a look-alike. */
function beside(
  name: string,
  parts: Parameters<typeof nsDomain>[0],
  state: AddressState = 'not-authoritative',
) {
  const other = domainName(name);
  const meant = domainName('example.jp');
  return view({
    servers: [server(meant), server(other, state)],
    domains: [about(meant, { lookup: registered({ registrant: 'Example Networks' }) }), about(other, parts)],
  });
}

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
    view: view({
      servers: [
        outside(),
        inside({
          host: domainName('ns1.example.jp.city.example.lg.jp'),
          glue: [],
          a: denied('no-name'),
          addresses: [],
        }),
      ],
    }),
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
    name: 'a look-alike that nobody tells about',
    view: beside('exmaple.jp', { existence: FREE.existence, lookup: unanswered('rate-limited') }),
    outcome: 'cannot-tell',
    unknowns: [{ registeredDomain: 'exmaple.jp' }],
  },
]);
