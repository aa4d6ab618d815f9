import { nsIsAlias } from '../../../src/checks/delegation/ns-is-alias.js';
import { domainName } from '../../../src/dns/name.js';
import { outcomeTable } from '../outcome-table.js';
import {
  addresses,
  denied,
  failed,
  inside,
  NO_ANSWER,
  OUTSIDE_DOMAIN,
  outside,
  unresolved,
  view,
} from '../view-builder.js';

const subject = { nameServer: 'ns.example.jp' };
const aliases = [domainName('real.example.jp')];
const alias = { message: 'alias', severity: 'medium', confidence: 'confirmed', subject } as const;

outcomeTable(nsIsAlias, [
  { name: 'hosts with addresses of their own pass', view: view(), outcome: 'pass' },
  {
    name: 'an alias of a host with addresses',
    view: view({ servers: [outside({ a: { ...addresses('198.51.100.1'), aliases } }), inside()] }),
    outcome: 'fail',
    findings: [alias],
  },
  {
    name: 'an alias seen in one family only, and of nothing',
    view: view({
      servers: [outside({ a: failed(NO_ANSWER), aaaa: { ...denied('no-name'), aliases } }), inside()],
    }),
    outcome: 'fail',
    findings: [alias],
  },
  {
    name: 'one clear answer settles it',
    view: view({ servers: [outside({ aaaa: failed(NO_ANSWER) }), inside()] }),
    outcome: 'pass',
  },
  ...(['no-data', 'no-name'] as const).map((kind) => ({
    name: `so does a clear ${kind}`,
    view: view({ servers: [outside({ a: denied(kind), aaaa: failed(NO_ANSWER), addresses: [] }), inside()] }),
    outcome: 'pass' as const,
  })),
  {
    name: 'silence in both families',
    view: view({ servers: [unresolved(NO_ANSWER), inside()] }),
    outcome: 'cannot-tell',
    unknowns: [subject, subject],
  },
  {
    name: 'a cycle is another check’s',
    view: view({ servers: [unresolved({ kind: 'cyclic', path: [OUTSIDE_DOMAIN] }), inside()] }),
    outcome: 'pass',
  },
]);
