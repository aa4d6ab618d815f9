import { nsPromiscuous } from '../../../src/checks/hijack/ns-promiscuous.js';
import type { AddressView } from '../../../src/derive/observed-servers.js';
import { outcomeTable } from '../outcome-table.js';
import { addressAt, inside, OUTSIDE_ADDRESS, outside, view } from '../view-builder.js';
import { controlled } from './chronology-samples.js';

const seen = (address: AddressView) => view({ servers: [outside({ addresses: [address] }), inside()] });
const subject = { nameServer: 'ns.example.jp' };

outcomeTable(nsPromiscuous, [
  {
    name: 'a server that refuses strange names passes',
    view: seen(controlled(OUTSIDE_ADDRESS, 'denied')),
    outcome: 'pass',
  },
  {
    name: 'one name of three is chance',
    view: seen(controlled(OUTSIDE_ADDRESS, 'answer', 'denied', 'denied')),
    outcome: 'pass',
  },
  {
    name: 'two of three are not',
    view: seen(controlled(OUTSIDE_ADDRESS, 'answer', 'denied', 'answer')),
    outcome: 'fail',
    findings: [{ message: 'anything', severity: 'high', confidence: 'confirmed', subject, exposure: 0.5 }],
  },
  {
    name: 'a server that does not serve the zone was not asked',
    view: seen(addressAt(OUTSIDE_ADDRESS, 'not-authoritative')),
    outcome: 'pass',
  },
  {
    name: 'silence on a control name leaves it open',
    view: seen(controlled(OUTSIDE_ADDRESS, 'answer', 'timeout')),
    outcome: 'cannot-tell',
    unknowns: [{ nameServer: 'ns.example.jp' }],
  },
  {
    name: 'on the first of them too',
    view: seen(controlled(OUTSIDE_ADDRESS, 'timeout')),
    outcome: 'cannot-tell',
    unknowns: [{ nameServer: 'ns.example.jp' }],
  },
  {
    name: 'and on the last, where one of the others was answered',
    view: seen(controlled(OUTSIDE_ADDRESS, 'answer', 'denied', 'timeout')),
    outcome: 'cannot-tell',
    unknowns: [{ nameServer: 'ns.example.jp' }],
  },
  {
    name: 'two of three are enough, whatever the third would have been',
    view: seen(controlled(OUTSIDE_ADDRESS, 'answer', 'answer', 'timeout')),
    outcome: 'fail',
    findings: [{ message: 'anything', severity: 'high', subject }],
  },
  {
    name: 'so does a server that could not be asked',
    view: seen(addressAt(OUTSIDE_ADDRESS, 'unclear')),
    outcome: 'cannot-tell',
    unknowns: [{ nameServer: 'ns.example.jp' }],
  },
]);
