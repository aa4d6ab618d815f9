import { cyclic } from '../../../src/checks/delegation/cyclic.js';
import { domainName } from '../../../src/dns/name.js';
import { outcomeTable } from '../outcome-table.js';
import {
  failed,
  INSIDE,
  inside,
  NO_ANSWER,
  OUTSIDE,
  OUTSIDE_DOMAIN,
  outside,
  unresolved,
  view,
} from '../view-builder.js';

const subject = { nameServer: 'ns.example.jp' };
const circle = {
  kind: 'cyclic',
  path: [OUTSIDE, OUTSIDE_DOMAIN, domainName('example.com'), OUTSIDE],
} as const;
const cycle = { message: 'cycle', severity: 'high', confidence: 'confirmed', subject } as const;

outcomeTable(cyclic, [
  { name: 'hosts that resolve pass', view: view(), outcome: 'pass' },
  {
    name: 'a circle in both families is one finding',
    view: view({ servers: [unresolved(circle), inside()] }),
    outcome: 'fail',
    findings: [cycle],
  },
  {
    name: 'a circle seen in one family',
    view: view({ servers: [outside({ a: failed(NO_ANSWER), aaaa: failed(circle) }), inside()] }),
    outcome: 'fail',
    findings: [cycle],
  },
  {
    name: 'inside the zone it is glue that is missing',
    view: view({
      servers: [
        outside(),
        inside({ a: failed({ kind: 'cyclic', path: [INSIDE] }), aaaa: null, addresses: [] }),
      ],
    }),
    outcome: 'pass',
  },
  {
    name: 'a server that is silent is no circle',
    view: view({ servers: [unresolved(NO_ANSWER), inside()] }),
    outcome: 'pass',
  },
  {
    name: 'a way that we cut short may be one',
    view: view({ servers: [unresolved({ kind: 'limit', limit: 'MAX_DEPENDENCY_DEPTH' }), inside()] }),
    outcome: 'cannot-tell',
    unknowns: [subject, subject],
  },
  {
    name: 'so may one for which our time ran out, in one family',
    view: view({ servers: [outside({ aaaa: failed({ kind: 'aborted' }) }), inside()] }),
    outcome: 'cannot-tell',
    unknowns: [subject],
  },
  {
    name: 'so may a way that was never gone',
    view: view({ servers: [outside({ aaaa: null }), inside()] }),
    outcome: 'cannot-tell',
    unknowns: [subject],
  },
]);
