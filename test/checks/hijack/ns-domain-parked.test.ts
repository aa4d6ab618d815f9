import { nsDomainParked } from '../../../src/checks/hijack/ns-domain-parked.js';
import { domainName } from '../../../src/dns/name.js';
import { outcomeTable } from '../outcome-table.js';
import { nsDomain, unanswered, view } from '../view-builder.js';

const subject = { nameServer: 'ns.example.jp', registeredDomain: 'example.jp' };
const seen = (...hosts: string[]) => view({ domains: [nsDomain({ nameServers: hosts.map(domainName) })] });

outcomeTable(nsDomainParked, [
  { name: 'servers of its own pass', view: seen('ns.example.jp', 'ns2.example.jp'), outcome: 'pass' },
  {
    name: 'a registrar’s defaults pass',
    view: seen('ns01.domaincontrol.com', 'ns02.domaincontrol.com'),
    outcome: 'pass',
  },
  {
    name: 'a parking server among others passes',
    view: seen('ns1.sedoparking.com', 'ns.example.jp'),
    outcome: 'pass',
  },
  { name: 'an expiry server is another check’s', view: seen('ns1.dns-expired.com'), outcome: 'pass' },
  { name: 'nobody’s servers pass', view: seen(), outcome: 'pass' },
  {
    name: 'a parking service',
    view: seen('ns1.sedoparking.com', 'ns2.sedoparking.com'),
    outcome: 'fail',
    findings: [{ message: 'parked', severity: 'high', confidence: 'confirmed', subject, exposure: 0.5 }],
  },
  {
    name: 'a marketplace',
    view: seen('ns1.namebrightdns.com', 'ns2.namebrightdns.com'),
    outcome: 'fail',
    findings: [{ message: 'parked', severity: 'high', confidence: 'confirmed', subject }],
  },
  {
    name: 'a service that is known by hearsay',
    view: seen('ns1.cnobin.com'),
    outcome: 'fail',
    findings: [{ message: 'parked-unverified', severity: 'medium', confidence: 'possible', subject }],
  },
  {
    name: 'servers that the registry tells, where its zone does not',
    view: view({
      domains: [nsDomain({ existence: { kind: 'unclear' }, nameServers: [domainName('ns.example.jp')] })],
    }),
    outcome: 'pass',
  },
  {
    name: 'servers that nobody tells',
    view: view({ domains: [nsDomain({ existence: { kind: 'unclear' }, lookup: unanswered('timeout') })] }),
    outcome: 'cannot-tell',
    unknowns: [{ registeredDomain: 'example.jp' }],
  },
]);
