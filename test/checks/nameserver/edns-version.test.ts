import { ednsVersion } from '../../../src/checks/nameserver/edns-version.js';
import { RCODE } from '../../../src/dns/rcode.js';
import { soaRecord } from '../exchange-builder.js';
import { outcomeTable } from '../outcome-table.js';
import { serving } from '../serving.js';
import { addressAt, INSIDE_ADDRESS, inside, outside, view, ZONE } from '../view-builder.js';

const subject = { nameServer: 'ns1.city.example.lg.jp' };
const at = (address: ReturnType<typeof addressAt>) =>
  view({ servers: [outside(), inside({ addresses: [address] })] });
const answer = { authoritative: true, answers: [soaRecord(ZONE)] };
const edns = { version: 0, udpSize: 1232, dnssecOk: false, options: [] };

outcomeTable(ednsVersion, [
  { name: 'BADVERS', view: view(), outcome: 'pass' },
  {
    name: 'an answer as if it knew the version',
    view: at(serving({ 'edns-version': { ...answer, edns } })),
    outcome: 'fail',
    findings: [{ message: 'ignored', severity: 'info', confidence: 'confirmed', subject }],
  },
  { name: 'an answer without EDNS', view: at(serving({ 'edns-version': answer })), outcome: 'pass' },
  { name: 'FORMERR', view: at(serving({ 'edns-version': { rcode: RCODE.FORMERR } })), outcome: 'pass' },
  { name: 'silence to this alone', view: at(serving({ 'edns-version': 'timeout' })), outcome: 'pass' },
  {
    name: 'silence among other losses',
    view: at(serving({ 'edns-version': 'timeout', axfr: 'timeout' })),
    outcome: 'cannot-tell',
    unknowns: [subject],
  },
  {
    name: 'a server that cannot be judged',
    view: at(addressAt(INSIDE_ADDRESS, 'unclear')),
    outcome: 'cannot-tell',
    unknowns: [subject],
  },
]);
