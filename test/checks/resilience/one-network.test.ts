import { oneNetwork } from '../../../src/checks/resilience/one-network.js';
import { outcomeTable } from '../outcome-table.js';
import {
  addressAt,
  addresses,
  INSIDE_ADDRESS,
  inside,
  NO_ANSWER,
  outside,
  unresolved,
  view,
  ZONE,
} from '../view-builder.js';

const at = (...own: readonly string[]) => ({
  a: addresses(...own.filter((address) => !address.includes(':'))),
  aaaa: addresses(...own.filter((address) => address.includes(':'))),
  addresses: own.map((address) => addressAt(address)),
});
const same = { message: 'same', severity: 'low', confidence: 'confirmed', subject: { zone: ZONE } } as const;

outcomeTable(oneNetwork, [
  { name: 'two networks', view: view(), outcome: 'pass' },
  {
    name: 'one /24',
    view: view({ servers: [outside(at('192.0.2.200')), inside()] }),
    outcome: 'fail',
    findings: [same],
  },
  {
    name: 'one /24 and one /48',
    view: view({
      servers: [
        outside(at('192.0.2.200', '2001:db8:1:2::53')),
        inside(at(INSIDE_ADDRESS, '2001:db8:1:1::53')),
      ],
    }),
    outcome: 'fail',
    findings: [same],
  },
  {
    name: 'one /24, yet two of IPv6',
    view: view({
      servers: [outside(at('192.0.2.200', '2001:db8:2::53')), inside(at(INSIDE_ADDRESS, '2001:db8:1::53'))],
    }),
    outcome: 'pass',
  },
  {
    name: 'a single address is another check’s',
    view: view({ servers: [outside(at(INSIDE_ADDRESS)), inside()] }),
    outcome: 'pass',
  },
  {
    name: 'a server whose address is not known',
    view: view({ servers: [unresolved(NO_ANSWER), inside()] }),
    outcome: 'cannot-tell',
    unknowns: [{ nameServer: 'ns.example.jp' }, { nameServer: 'ns.example.jp' }],
  },
]);
