import { zoneTransferOpen } from '../../../src/checks/nameserver/zone-transfer-open.js';
import type { AddressView } from '../../../src/derive/observed-servers.js';
import type { ResourceRecord } from '../../../src/dns/rr.js';
import { attempt, soaRecord } from '../exchange-builder.js';
import { outcomeTable } from '../outcome-table.js';
import { attempted, serving, without } from '../serving.js';
import {
  addressAt,
  INSIDE_ADDRESS,
  inside,
  nsRecords,
  OUTSIDE,
  outside,
  view,
  ZONE,
} from '../view-builder.js';

const subject = { nameServer: 'ns1.city.example.lg.jp' };
const at = (address: AddressView) => view({ servers: [outside(), inside({ addresses: [address] })] });
const transfer = (answers: readonly ResourceRecord[]) =>
  at(serving({ axfr: { authoritative: true, answers } }));
const open = [{ message: 'open', severity: 'medium', confidence: 'confirmed', subject }] as const;
const overfull = { kind: 'malformed', detail: '900 records: over MAX_RECORDS_PER_SECTION (256)' } as const;

outcomeTable(zoneTransferOpen, [
  { name: 'REFUSED', view: view(), outcome: 'pass' },
  {
    name: 'the zone, beginning with its SOA',
    view: transfer([soaRecord(ZONE), ...nsRecords([OUTSIDE])]),
    outcome: 'fail',
    findings: open,
  },
  {
    name: 'more records than the codec reads',
    view: at(attempted(serving({ axfr: 'malformed' }), [attempt(overfull)], ['axfr'])),
    outcome: 'fail',
    findings: open,
  },
  { name: 'the connection closed', view: at(serving({ axfr: 'closed' })), outcome: 'pass' },
  { name: 'NOERROR without the zone', view: transfer([]), outcome: 'pass' },
  {
    name: 'no TCP at all',
    view: at(without(serving({ 'soa-tcp': 'refused' }), 'axfr')),
    outcome: 'pass',
  },
  {
    name: 'silence to everything over TCP',
    view: at(serving({ axfr: 'timeout', 'soa-tcp': 'timeout' })),
    outcome: 'pass',
  },
  {
    name: 'the SOA and nothing else',
    view: transfer([soaRecord(ZONE)]),
    outcome: 'cannot-tell',
    unknowns: [subject],
  },
  { name: 'silence', view: at(serving({ axfr: 'timeout' })), outcome: 'cannot-tell', unknowns: [subject] },
  {
    name: 'never asked',
    view: at(without(addressAt(INSIDE_ADDRESS), 'axfr')),
    outcome: 'cannot-tell',
    unknowns: [subject],
  },
]);
