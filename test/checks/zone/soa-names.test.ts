import { soaNames } from '../../../src/checks/zone/soa-names.js';
import { domainName } from '../../../src/dns/name.js';
import type { RecordOf } from '../../../src/dns/rr.js';
import { soaRecord } from '../exchange-builder.js';
import { outcomeTable } from '../outcome-table.js';
import { serving } from '../serving.js';
import { addressAt, INSIDE_ADDRESS, inside, view, ZONE } from '../view-builder.js';

const withSoa = (parts: Partial<RecordOf<'SOA'>>) =>
  view({
    servers: [
      inside({ addresses: [serving({ soa: { authoritative: true, answers: [soaRecord(ZONE, parts)] } })] }),
    ],
  });
const fine = ['first\\.last.example.jp', 'dns_admin.example.jp', '.'];
const odd: readonly Partial<RecordOf<'SOA'>>[] = [
  { mname: domainName('192.0.2.1') },
  { mname: domainName('ns_1.example.jp') },
  { rname: domainName('hostmaster\\@example.jp') },
  { rname: domainName('hostmaster') },
];

outcomeTable(soaNames, [
  { name: 'a host and a mail address', view: view(), outcome: 'pass' },
  ...fine.map((rname) => ({
    name: `rname ${rname}`,
    view: withSoa({ rname: domainName(rname) }),
    outcome: 'pass' as const,
  })),
  { name: 'no mname on purpose', view: withSoa({ mname: domainName('.') }), outcome: 'pass' },
  ...odd.map((parts) => ({
    name: JSON.stringify(parts),
    view: withSoa(parts),
    outcome: 'fail' as const,
    findings: [
      { message: 'odd', severity: 'low' as const, confidence: 'confirmed' as const, subject: { zone: ZONE } },
    ],
  })),
  {
    name: 'no server told its SOA',
    view: view({ servers: [inside({ addresses: [addressAt(INSIDE_ADDRESS, 'unresponsive')] })] }),
    outcome: 'cannot-tell',
    unknowns: [{ nameServer: 'ns1.city.example.lg.jp' }],
  },
]);
