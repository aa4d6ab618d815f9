import { noIpv6 } from '../../../src/checks/resilience/no-ipv6.js';
import { outcomeTable } from '../outcome-table.js';
import { addresses, denied, failed, inside, NO_ANSWER, outside, view, ZONE } from '../view-builder.js';

outcomeTable(noIpv6, [
  {
    name: 'one server with IPv6 is enough',
    view: view({ servers: [outside(), inside({ aaaa: addresses('2001:db8::1') })] }),
    outcome: 'pass',
  },
  {
    name: 'no server has any',
    view: view(),
    outcome: 'fail',
    findings: [{ message: 'none', severity: 'info', confidence: 'confirmed', subject: { zone: ZONE } }],
  },
  {
    name: 'one could not be asked for',
    view: view({ servers: [outside({ aaaa: failed(NO_ANSWER) }), inside()] }),
    outcome: 'cannot-tell',
    unknowns: [{ nameServer: 'ns.example.jp' }],
  },
  {
    name: 'a host that does not exist is another check’s',
    view: view({ servers: [outside({ a: denied('no-name'), aaaa: denied('no-name'), addresses: [] })] }),
    outcome: 'pass',
  },
]);
