import { webOrMailDangling } from '../../../src/checks/hijack/web-or-mail-dangling.js';
import type { ContentDomainView } from '../../../src/derive/audit-view.js';
import type { AddressView } from '../../../src/derive/observed-servers.js';
import { domainName, ROOT } from '../../../src/dns/name.js';
import { outcomeTable } from '../outcome-table.js';
import {
  addressAt,
  INSIDE,
  INSIDE_ADDRESS,
  inside,
  nsDomain,
  outside,
  registered,
  unanswered,
  view,
} from '../view-builder.js';

const subject = { registeredDomain: 'example.com' };

function seen(parts: Parameters<typeof nsDomain>[0]) {
  const { domain, evidence, existence, hijackableFrom } = nsDomain({
    domain: domainName('example.com'),
    ...parts,
  });
  const names: ContentDomainView['names'] = [
    { name: domainName('mail.example.com'), by: 'mx' },
    { name: domainName('spf.example.com'), by: 'spf' },
  ];
  return view({ content: [{ domain, evidence, existence, hijackableFrom, names }] });
}
const withoutSpf = (address: AddressView): AddressView => {
  const { txt: _, ...answers } = address.answers;
  return { ...address, answers };
};
const gone = { kind: 'nonexistent', witnesses: 2 } as const;

outcomeTable(webOrMailDangling, [
  { name: 'a zone that points nowhere passes', view: view(), outcome: 'pass' },
  { name: 'a domain in use passes', view: seen({}), outcome: 'pass' },
  {
    name: 'no server tells where it points',
    view: view({ servers: [inside({ addresses: [addressAt(INSIDE_ADDRESS, 'unresponsive')] })] }),
    outcome: 'cannot-tell',
    unknowns: [{ nameServer: INSIDE }],
  },
  {
    name: 'one server that tells is enough',
    view: view({ servers: [outside(), inside({ addresses: [addressAt(INSIDE_ADDRESS, 'unresponsive')] })] }),
    outcome: 'pass',
  },
  {
    name: 'one question that nobody answered',
    view: view({ servers: [inside({ addresses: [withoutSpf(addressAt(INSIDE_ADDRESS))] })] }),
    outcome: 'cannot-tell',
    unknowns: [{ nameServer: INSIDE }],
  },
  {
    name: 'one domain more than we look at',
    view: view({ evidence: { limits: [{ limit: 'MAX_CONTENT_DOMAINS', subject: domainName('x.jp') }] } }),
    outcome: 'cannot-tell',
    unknowns: [{ registeredDomain: 'x.jp' }],
  },
  {
    name: 'a delegated domain whose registry cannot be asked passes',
    view: seen({ lookup: unanswered('no-service') }),
    outcome: 'pass',
  },
  {
    name: 'a free domain',
    view: seen({ existence: gone, lookup: registered({ state: 'unregistered' }) }),
    outcome: 'fail',
    findings: [
      { message: 'unregistered', severity: 'high', confidence: 'confirmed', subject, exposure: null },
    ],
  },
  {
    name: 'a free domain that only a qualifying body can register',
    view: seen({
      domain: domainName('example.co.jp'),
      existence: gone,
      lookup: registered({ state: 'unregistered' }),
    }),
    outcome: 'fail',
    findings: [
      { message: 'qualified-only', severity: 'high', subject: { registeredDomain: 'example.co.jp' } },
    ],
  },
  {
    name: 'a free name under lg.jp, which no stranger can have',
    view: seen({
      domain: domainName('city.gone.lg.jp'),
      existence: gone,
      lookup: registered({ state: 'unregistered' }),
    }),
    outcome: 'fail',
    findings: [{ message: 'closed', severity: 'medium', subject: { registeredDomain: 'city.gone.lg.jp' } }],
  },
  {
    name: 'a name of an internal network, under a top-level domain that does not exist',
    view: seen({
      domain: domainName('office.local'),
      registryZone: ROOT,
      existence: gone,
      lookup: unanswered('no-service'),
    }),
    outcome: 'fail',
    findings: [
      {
        message: 'closed',
        severity: 'medium',
        confidence: 'probable',
        subject: { registeredDomain: 'office.local' },
      },
    ],
  },
  {
    name: 'a domain that is ending',
    view: seen({ lookup: registered({ state: 'redemption', rules: 'gtld' }) }),
    outcome: 'fail',
    findings: [{ message: 'ending', severity: 'high', confidence: 'confirmed', subject }],
  },
  {
    name: 'a state word nobody knows is not guessed',
    view: seen({ lookup: registered({ state: 'unknown', raw: 'Mystery' }) }),
    outcome: 'cannot-tell',
    unknowns: [subject],
  },
  {
    name: 'a domain that is gone from DNS, and a registry that does not tell',
    view: seen({ existence: gone, lookup: unanswered('rate-limited') }),
    outcome: 'cannot-tell',
    unknowns: [subject],
  },
  {
    name: 'a limited registry tells nothing',
    view: seen({ lookup: unanswered('rate-limited') }),
    outcome: 'cannot-tell',
    unknowns: [subject],
  },
]);
