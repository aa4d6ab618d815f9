import { soaFields } from '../../../src/checks/consistency/soa-fields.js';
import { domainName } from '../../../src/dns/name.js';
import type { RecordOf } from '../../../src/dns/rr.js';
import { soaRecord } from '../exchange-builder.js';
import { outcomeTable } from '../outcome-table.js';
import { serving } from '../serving.js';
import { addressAt, INSIDE_ADDRESS, inside, outside, view, ZONE } from '../view-builder.js';

const subject = { zone: ZONE };
const withSoa = (parts: Partial<RecordOf<'SOA'>>) =>
  view({
    servers: [
      outside(),
      inside({ addresses: [serving({ soa: { authoritative: true, answers: [soaRecord(ZONE, parts)] } })] }),
    ],
  });
const different: readonly Partial<RecordOf<'SOA'>>[] = [
  { mname: domainName('elsewhere.example') },
  { rname: domainName('somebody.example') },
  { refresh: 7200 },
  { retry: 1800 },
  { expire: 2_419_200 },
  { minimum: 600 },
];

outcomeTable(soaFields, [
  { name: 'the same record everywhere', view: view(), outcome: 'pass' },
  { name: 'the serial is another check’s', view: withSoa({ serial: 1 }), outcome: 'pass' },
  ...different.map((parts) => ({
    name: `${Object.keys(parts)} differs`,
    view: withSoa(parts),
    outcome: 'fail' as const,
    findings: [{ message: 'differs', severity: 'low' as const, confidence: 'confirmed' as const, subject }],
  })),
  {
    name: 'a server that cannot be judged',
    view: view({ servers: [outside(), inside({ addresses: [addressAt(INSIDE_ADDRESS, 'unclear')] })] }),
    outcome: 'cannot-tell',
    unknowns: [{ nameServer: 'ns1.city.example.lg.jp' }],
  },
]);
