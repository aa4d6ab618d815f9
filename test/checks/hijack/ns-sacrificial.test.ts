import { nsSacrificial } from '../../../src/checks/hijack/ns-sacrificial.js';
import { domainName, ROOT } from '../../../src/dns/name.js';
import { outcomeTable } from '../outcome-table.js';
import { inside, nsDomain, outside, registered, unanswered, view, viewWithout } from '../view-builder.js';

const HOST = domainName('pleasedropthishost12.example.com');
const DOMAIN = domainName('example.com');
const subject = { nameServer: HOST };
const seen = (parts: Parameters<typeof nsDomain>[0]) =>
  view({
    servers: [outside({ host: HOST, registeredDomain: DOMAIN }), inside()],
    domains: [nsDomain({ domain: DOMAIN, hosts: [HOST], ...parts })],
  });
const gone = { kind: 'nonexistent', witnesses: 2 } as const;

outcomeTable(nsSacrificial, [
  { name: 'ordinary names pass', view: view(), outcome: 'pass' },
  {
    name: 'a renamed host in a free domain',
    view: seen({ existence: gone, lookup: registered({ state: 'unregistered' }) }),
    outcome: 'fail',
    findings: [{ message: 'free', severity: 'critical', confidence: 'confirmed', subject, exposure: 0.5 }],
  },
  {
    name: 'a renamed host in a domain that is held',
    view: seen({}),
    outcome: 'fail',
    findings: [{ message: 'renamed', severity: 'medium', confidence: 'probable', subject }],
  },
  {
    name: 'a renamed host under a TLD that does not exist is nobody’s to take',
    view: view({
      servers: [
        outside({ host: domainName('ns1.example.invalid'), registeredDomain: domainName('example.invalid') }),
        inside(),
      ],
      domains: [
        nsDomain({
          domain: domainName('example.invalid'),
          hosts: [domainName('ns1.example.invalid')],
          registryZone: ROOT,
          existence: gone,
          lookup: unanswered('no-service'),
        }),
      ],
    }),
    outcome: 'fail',
    findings: [
      {
        message: 'renamed',
        severity: 'medium',
        confidence: 'possible',
        subject: { nameServer: domainName('ns1.example.invalid') },
      },
    ],
  },
  {
    name: 'a renamed host, and a registry that does not tell',
    view: seen({ existence: gone, lookup: unanswered('rate-limited') }),
    outcome: 'fail',
    findings: [{ message: 'renamed', severity: 'medium', confidence: 'probable', subject }],
    unknowns: [{ registeredDomain: 'example.com' }],
  },
  {
    name: 'names that could not be seen',
    view: viewWithout({
      kind: 'unreached',
      deepest: domainName('jp'),
      failure: { kind: 'no-answer', zone: domainName('jp'), failures: ['timeout'] },
      exchanges: [],
    }),
    outcome: 'cannot-tell',
    unknowns: [{ zone: 'city.example.lg.jp' }],
  },
]);
