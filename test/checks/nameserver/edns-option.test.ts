import { ednsOption } from '../../../src/checks/nameserver/edns-option.js';
import { UNKNOWN_EDNS_OPTION } from '../../../src/dns/message.js';
import { attempt } from '../exchange-builder.js';
import { outcomeTable } from '../outcome-table.js';
import { attempted, serving } from '../serving.js';
import { addressAt, INSIDE_ADDRESS, inside, outside, view } from '../view-builder.js';

const subject = { nameServer: 'ns1.city.example.lg.jp' };
const healthy = addressAt(INSIDE_ADDRESS);
const at = (address: typeof healthy) => view({ servers: [outside(), inside({ addresses: [address] })] });
const trips = [{ message: 'trips', severity: 'info', confidence: 'confirmed', subject }] as const;
const options = [{ code: UNKNOWN_EDNS_OPTION, octets: new Uint8Array() }];
const edns = { version: 0, udpSize: 1232, dnssecOk: false, options };
const plain = attempt({ kind: 'reply', octets: 40 }, { edns: false });
const formerr = attempt({ kind: 'reply', octets: 40, note: 'formerr' });

outcomeTable(ednsOption, [
  { name: 'the option is passed over', view: view(), outcome: 'pass' },
  {
    name: 'the option comes back',
    view: at(serving({ txt: { authoritative: true, edns } })),
    outcome: 'fail',
    findings: trips,
  },
  {
    name: 'FORMERR to this question only',
    view: at(attempted(healthy, [formerr, plain], ['txt'])),
    outcome: 'fail',
    findings: trips,
  },
  {
    name: 'FORMERR to all of EDNS is another check’s',
    view: at(attempted(healthy, [formerr, plain])),
    outcome: 'pass',
  },
  {
    name: 'a lost datagram',
    view: at(attempted(healthy, [attempt({ kind: 'timeout' }), plain], ['txt'])),
    outcome: 'pass',
  },
  {
    name: 'a server that cannot be judged',
    view: at(addressAt(INSIDE_ADDRESS, 'unclear')),
    outcome: 'cannot-tell',
    unknowns: [subject],
  },
]);
