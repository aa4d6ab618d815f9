import { glueMismatch } from '../../../src/checks/delegation/glue-mismatch.js';
import { outcomeTable } from '../outcome-table.js';
import {
  addresses,
  denied,
  failed,
  glue,
  INSIDE,
  INSIDE_ADDRESS,
  inside,
  NO_ANSWER,
  nsDomain,
  OUTSIDE,
  outside,
  parent,
  registered,
  unanswered,
  view,
} from '../view-builder.js';

const subject = { nameServer: 'ns1.city.example.lg.jp' };
const differs = { message: 'differs', severity: 'medium', confidence: 'confirmed', subject } as const;
const IPV6 = '2001:db8::1';

outcomeTable(glueMismatch, [
  { name: 'glue that is the host’s address passes', view: view(), outcome: 'pass' },
  {
    name: 'another address',
    view: view({ servers: [outside(), inside({ a: addresses('192.0.2.2') })] }),
    outcome: 'fail',
    findings: [differs],
  },
  {
    name: 'one of two addresses is another',
    view: view({
      servers: [
        inside({
          glue: [glue(INSIDE, INSIDE_ADDRESS), glue(INSIDE, '192.0.2.3')],
          a: addresses(INSIDE_ADDRESS, '192.0.2.2'),
        }),
      ],
    }),
    outcome: 'fail',
    findings: [differs],
  },
  {
    name: 'the same addresses in another order pass',
    view: view({
      servers: [
        inside({
          glue: [glue(INSIDE, '192.0.2.2'), glue(INSIDE, INSIDE_ADDRESS)],
          a: addresses(INSIDE_ADDRESS, '192.0.2.2'),
        }),
      ],
    }),
    outcome: 'pass',
  },
  {
    name: 'one address too few',
    view: view({ servers: [inside({ a: addresses(INSIDE_ADDRESS, '192.0.2.2') })] }),
    outcome: 'fail',
    findings: [differs],
  },
  {
    name: 'the host’s own zone denies that it has an address',
    view: view({ servers: [inside({ a: denied('no-name') })] }),
    outcome: 'fail',
    findings: [differs],
  },
  {
    name: 'a family without glue is not compared',
    view: view({ servers: [inside({ aaaa: addresses(IPV6) })] }),
    outcome: 'pass',
  },
  {
    name: 'the other family differs',
    view: view({
      servers: [
        inside({ glue: [glue(INSIDE, INSIDE_ADDRESS), glue(INSIDE, IPV6)], aaaa: addresses('2001:db8::2') }),
      ],
    }),
    outcome: 'fail',
    findings: [differs],
  },
  {
    name: 'glue alone is no finding: the host could not be resolved',
    view: view({ servers: [inside({ a: failed(NO_ANSWER) })] }),
    outcome: 'cannot-tell',
    unknowns: [subject],
  },
  {
    name: 'nor where the way goes in a circle',
    view: view({ servers: [inside({ a: failed({ kind: 'cyclic', path: [INSIDE] }) })] }),
    outcome: 'cannot-tell',
    unknowns: [subject],
  },
  {
    name: 'one family differs and the other is not known',
    view: view({
      servers: [
        inside({
          glue: [glue(INSIDE, INSIDE_ADDRESS), glue(INSIDE, IPV6)],
          a: addresses('192.0.2.2'),
          aaaa: null,
        }),
      ],
    }),
    outcome: 'fail',
    findings: [differs],
    unknowns: [subject],
  },
  {
    name: 'a family that was left out on purpose is not compared',
    view: view({ servers: [inside({ glue: [glue(INSIDE, IPV6)], aaaa: denied('not-asked') })] }),
    outcome: 'pass',
  },
  {
    name: 'glue of another domain’s host differs',
    view: view({ servers: [outside({ glue: [glue(OUTSIDE, '198.51.100.9')] })] }),
    outcome: 'fail',
    findings: [{ ...differs, subject: { nameServer: 'ns.example.jp' } }],
  },
  {
    name: 'where that domain is gone it is orphan glue',
    view: view({
      servers: [
        outside({ glue: [glue(OUTSIDE, '198.51.100.9')], a: denied('no-name'), aaaa: denied('no-name') }),
      ],
      domains: [
        nsDomain({
          lookup: registered({ state: 'unregistered' }),
          existence: { kind: 'nonexistent', witnesses: 2 },
        }),
      ],
    }),
    outcome: 'pass',
  },
  {
    name: 'glue of a domain that DNS denies, where the registry does not tell: for orphan-glue, too',
    view: view({
      servers: [
        outside({ glue: [glue(OUTSIDE, '198.51.100.9')], a: denied('no-name'), aaaa: denied('no-name') }),
      ],
      domains: [
        nsDomain({
          lookup: unanswered('rate-limited'),
          existence: { kind: 'nonexistent', witnesses: 2 },
        }),
      ],
    }),
    outcome: 'pass',
  },
  {
    name: 'no glue can be seen',
    view: view({ parentViews: [parent('child-answer')] }),
    outcome: 'not-applicable',
  },
]);
