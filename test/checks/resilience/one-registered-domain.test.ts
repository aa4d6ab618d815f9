import { oneRegisteredDomain } from '../../../src/checks/resilience/one-registered-domain.js';
import { domainName } from '../../../src/dns/name.js';
import { outcomeTable } from '../outcome-table.js';
import { inside, OUTSIDE_DOMAIN, outside, view } from '../view-builder.js';

const second = (registeredDomain: string | null) =>
  outside({
    host: domainName('ns2.example.jp'),
    registeredDomain: registeredDomain === null ? null : domainName(registeredDomain),
  });
const pattern = 'hosted' as const;

outcomeTable(oneRegisteredDomain, [
  { name: 'in-house and outside', view: view(), outcome: 'pass' },
  {
    name: 'two domains of others',
    view: view({ pattern, servers: [outside(), second('example.com')] }),
    outcome: 'pass',
  },
  {
    name: 'everything in one domain of others',
    view: view({ pattern, servers: [outside(), second('example.jp')] }),
    outcome: 'fail',
    findings: [
      {
        message: 'one',
        severity: 'info',
        confidence: 'confirmed',
        subject: { registeredDomain: OUTSIDE_DOMAIN },
      },
    ],
  },
  {
    name: 'everything in the municipality’s own domain',
    view: view({ pattern: 'in-house', servers: [inside()] }),
    outcome: 'pass',
  },
  {
    name: 'a single server is another check’s',
    view: view({ pattern, servers: [outside()] }),
    outcome: 'pass',
  },
  {
    name: 'a domain that could not be determined',
    view: view({ pattern, servers: [outside(), second(null)] }),
    outcome: 'cannot-tell',
    unknowns: [{ nameServer: 'ns2.example.jp' }],
  },
]);
