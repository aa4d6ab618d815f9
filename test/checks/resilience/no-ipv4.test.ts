import { noIpv4 } from '../../../src/checks/resilience/no-ipv4.js';
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
  view,
  ZONE,
} from '../view-builder.js';

const only6 = (address: string) => ({
  a: denied('no-data'),
  aaaa: addresses(address),
  addresses: [],
});

outcomeTable(noIpv4, [
  {
    name: 'one server with IPv4 is enough',
    view: view({ servers: [outside(only6('2001:db8::1')), inside()] }),
    outcome: 'pass',
  },
  {
    name: 'no server has any',
    view: view({ servers: [outside(only6('2001:db8::1')), inside(only6('2001:db8::2'))] }),
    outcome: 'fail',
    findings: [{ message: 'none', severity: 'medium', confidence: 'confirmed', subject: { zone: ZONE } }],
  },
  {
    name: 'glue that the zone denies does not count',
    view: view({
      servers: [
        outside(only6('2001:db8::1')),
        inside({ a: denied('no-data'), aaaa: denied('no-data'), addresses: [addressAt(INSIDE_ADDRESS)] }),
      ],
    }),
    outcome: 'fail',
    findings: [{ message: 'none', severity: 'medium', confidence: 'confirmed', subject: { zone: ZONE } }],
  },
  {
    name: 'one could not be asked for',
    view: view({ servers: [outside({ a: failed(NO_ANSWER), addresses: [] }), inside(only6('2001:db8::2'))] }),
    outcome: 'cannot-tell',
    unknowns: [{ nameServer: 'ns.example.jp' }],
  },
  {
    name: 'a host that does not exist is another check’s',
    view: view({ servers: [outside({ a: denied('no-name'), aaaa: denied('no-name'), addresses: [] })] }),
    outcome: 'pass',
  },
]);
