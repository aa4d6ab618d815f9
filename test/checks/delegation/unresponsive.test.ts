import { unresponsive } from '../../../src/checks/delegation/unresponsive.js';
import { outcomeTable, type Row } from '../outcome-table.js';
import {
  addressAt,
  addresses,
  denied,
  failed,
  INSIDE_ADDRESS,
  inside,
  NO_ANSWER,
  OUTSIDE_ADDRESS,
  OUTSIDE_DOMAIN,
  outside,
  unresolved,
  view,
} from '../view-builder.js';

const OUTER = { nameServer: 'ns.example.jp' };
const INNER = { nameServer: 'ns1.city.example.lg.jp' };
const failing = { addresses: [addressAt(OUTSIDE_ADDRESS, 'unresponsive')] };
const IPV6 = '2001:db8::1';

outcomeTable(unresponsive, [
  { name: 'servers that answer with authority pass', view: view(), outcome: 'pass' },
  {
    name: 'one of two servers fails',
    view: view({ servers: [outside(failing), inside()] }),
    outcome: 'fail',
    findings: [{ message: 'some', severity: 'medium', confidence: 'confirmed', subject: OUTER }],
  },
  {
    name: 'one of two addresses of a server fails',
    view: view({
      servers: [
        outside({
          a: addresses(OUTSIDE_ADDRESS, '198.51.100.2'),
          addresses: [addressAt(OUTSIDE_ADDRESS), addressAt('198.51.100.2', 'unresponsive')],
        }),
      ],
    }),
    outcome: 'fail',
    findings: [{ message: 'some', severity: 'medium', subject: OUTER }],
  },
  {
    name: 'all servers fail in this way: one finding a host',
    view: view({
      servers: [outside(failing), inside({ addresses: [addressAt(INSIDE_ADDRESS, 'unresponsive')] })],
    }),
    outcome: 'fail',
    findings: [
      { message: 'all', severity: 'high', subject: OUTER },
      { message: 'all', severity: 'high', subject: INNER },
    ],
  },
  {
    name: 'all fail, but not all in this way',
    view: view({
      servers: [outside(failing), inside({ addresses: [addressAt(INSIDE_ADDRESS, 'not-authoritative')] })],
    }),
    outcome: 'fail',
    findings: [{ message: 'some', severity: 'medium', subject: OUTER }],
  },
  {
    name: 'a server that is missing explains nothing',
    view: view({
      servers: [
        outside(failing),
        inside({ a: denied('no-name'), aaaa: denied('no-name'), glue: [], addresses: [] }),
      ],
    }),
    outcome: 'fail',
    findings: [{ message: 'all', severity: 'high', subject: OUTER }],
  },
  {
    name: 'a failing server beside one that cannot be judged',
    view: view({
      servers: [outside(failing), inside({ addresses: [addressAt(INSIDE_ADDRESS, 'unclear')] })],
    }),
    outcome: 'fail',
    findings: [{ message: 'some', severity: 'medium', subject: OUTER }],
    unknowns: [INNER],
  },
  {
    name: 'the other kind of failure is another check’s',
    view: view({
      servers: [outside({ addresses: [addressAt(OUTSIDE_ADDRESS, 'not-authoritative')] }), inside()],
    }),
    outcome: 'pass',
  },
  {
    name: 'an unclear answer',
    view: view({ servers: [outside({ addresses: [addressAt(OUTSIDE_ADDRESS, 'unclear')] }), inside()] }),
    outcome: 'cannot-tell',
    unknowns: [OUTER],
  },
  {
    name: 'a host that could not be resolved, in either family',
    view: view({ servers: [unresolved(NO_ANSWER), inside()] }),
    outcome: 'cannot-tell',
    unknowns: [OUTER, OUTER],
  },
  {
    name: 'a family that could not be resolved may hide an address',
    view: view({ servers: [outside({ aaaa: failed(NO_ANSWER) }), inside()] }),
    outcome: 'cannot-tell',
    unknowns: [OUTER],
  },
  {
    name: 'a cycle and a denial are other checks’',
    view: view({
      servers: [
        unresolved({ kind: 'cyclic', path: [OUTSIDE_DOMAIN] }),
        outside({ a: denied('no-name'), aaaa: denied('no-name'), addresses: [] }),
      ],
    }),
    outcome: 'pass',
  },
  {
    name: 'IPv6 that we cannot send over, beside IPv4 that answers',
    view: view({
      servers: [
        outside({
          aaaa: addresses(IPV6),
          addresses: [addressAt(OUTSIDE_ADDRESS), addressAt(IPV6, 'not-asked')],
        }),
        inside(),
      ],
    }),
    outcome: 'pass',
  },
  {
    name: 'nothing but IPv6 that we cannot send over',
    view: view({
      servers: [
        outside({ a: denied('no-data'), aaaa: addresses(IPV6), addresses: [addressAt(IPV6, 'not-asked')] }),
        inside(),
      ],
    }),
    outcome: 'cannot-tell',
    unknowns: [OUTER],
  },
  ...(
    [
      [
        'one whose only family we cannot send over',
        { a: denied('no-data'), aaaa: addresses(IPV6), addresses: [addressAt(IPV6, 'not-asked')] },
        1,
      ],
      ['one that could not be resolved', { a: failed(NO_ANSWER), aaaa: failed(NO_ANSWER), addresses: [] }, 2],
    ] as const
  ).map(
    ([what, other, questions]): Row => ({
      name: `silence is not all there is beside ${what}`,
      view: view({
        servers: [outside(other), inside({ addresses: [addressAt(INSIDE_ADDRESS, 'unresponsive')] })],
      }),
      outcome: 'fail',
      findings: [{ message: 'some', severity: 'medium', subject: INNER }],
      unknowns: Array.from({ length: questions }, () => OUTER),
    }),
  ),
  {
    name: 'silence over IPv4 is all there is of servers whose IPv6 we cannot send over',
    view: view({
      servers: [
        inside({
          aaaa: addresses(IPV6),
          addresses: [addressAt(INSIDE_ADDRESS, 'unresponsive'), addressAt(IPV6, 'not-asked')],
        }),
      ],
    }),
    outcome: 'fail',
    findings: [{ message: 'all', severity: 'high', subject: INNER }],
  },
  {
    name: 'an address that was never tried',
    view: view({ servers: [outside({ addresses: [] }), inside()] }),
    outcome: 'cannot-tell',
    unknowns: [OUTER],
  },
  {
    name: 'a special-use address is nobody’s to ask',
    view: view({
      servers: [
        outside({ a: addresses('10.0.0.1'), addresses: [addressAt('10.0.0.1', 'not-asked')] }),
        inside(),
      ],
    }),
    outcome: 'pass',
  },
]);
