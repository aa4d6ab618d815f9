import { singleServer } from '../../../src/checks/delegation/single-server.js';
import { outcomeTable } from '../outcome-table.js';
import {
  addressAt,
  addresses,
  denied,
  failed,
  INSIDE_ADDRESS,
  inside,
  NO_ANSWER,
  outside,
  parent,
  unresolved,
  view,
} from '../view-builder.js';

const subject = { zone: 'city.example.lg.jp' };
const IPV6 = '2001:db8::1';
const same = { a: addresses(INSIDE_ADDRESS), addresses: [addressAt(INSIDE_ADDRESS)] };

outcomeTable(singleServer, [
  { name: 'two servers at two addresses pass', view: view(), outcome: 'pass' },
  {
    name: 'one server',
    view: view({ servers: [outside()] }),
    outcome: 'fail',
    findings: [{ message: 'one-name', severity: 'medium', confidence: 'confirmed', subject }],
  },
  {
    name: 'one server in the delegation, though the zone lists two',
    view: view({ servers: [outside(), inside({ inParent: false })] }),
    outcome: 'fail',
    findings: [{ message: 'one-name', severity: 'medium', subject }],
  },
  {
    name: 'the zone’s own set counts where the parent’s cannot be seen',
    view: view({
      parentViews: [parent('child-answer')],
      servers: [outside({ inParent: false }), inside({ inParent: false })],
    }),
    outcome: 'pass',
  },
  {
    name: 'two names, one address',
    view: view({ servers: [outside(same), inside()] }),
    outcome: 'fail',
    findings: [{ message: 'one-address', severity: 'medium', subject }],
  },
  {
    name: 'two names, one of them at two addresses',
    view: view({
      servers: [
        outside(same),
        inside({
          a: addresses(INSIDE_ADDRESS, '192.0.2.9'),
          addresses: [addressAt(INSIDE_ADDRESS), addressAt('192.0.2.9')],
        }),
      ],
    }),
    outcome: 'pass',
  },
  {
    name: 'two names, one address, and another family that could not be looked up',
    view: view({ servers: [outside(same), inside({ aaaa: failed(NO_ANSWER) })] }),
    outcome: 'cannot-tell',
    unknowns: [{ nameServer: 'ns1.city.example.lg.jp' }],
  },
  {
    name: 'two names, one address in each family',
    view: view({
      servers: [
        outside(same),
        inside({ aaaa: addresses(IPV6), addresses: [addressAt(INSIDE_ADDRESS), addressAt(IPV6)] }),
      ],
    }),
    outcome: 'fail',
    findings: [{ message: 'one-address', severity: 'medium', subject }],
  },
  {
    name: 'two names, one with IPv4 alone and one with IPv6 alone, are two servers',
    view: view({
      servers: [
        outside(same),
        inside({ a: denied('no-data'), aaaa: addresses(IPV6), addresses: [addressAt(IPV6)] }),
      ],
    }),
    outcome: 'pass',
  },
  {
    name: 'a host that does not exist is another check’s',
    view: view({
      servers: [outside({ a: denied('no-name'), aaaa: denied('no-name'), addresses: [] }), inside()],
    }),
    outcome: 'pass',
  },
  {
    name: 'the second server could not be resolved',
    view: view({ servers: [unresolved(NO_ANSWER), inside()] }),
    outcome: 'cannot-tell',
    unknowns: [{ nameServer: 'ns.example.jp' }, { nameServer: 'ns.example.jp' }],
  },
  {
    name: 'no server is known at all',
    view: view({ parentViews: [parent('no-reply')], servers: [] }),
    outcome: 'cannot-tell',
    unknowns: [{ nameServer: 'a.dns.jp' }],
  },
  {
    name: 'servers without any address are other checks’',
    view: view({
      servers: [outside(), inside()].map((server) => ({
        ...server,
        a: denied('no-name'),
        aaaa: denied('no-name'),
        addresses: [],
      })),
    }),
    outcome: 'pass',
  },
]);
