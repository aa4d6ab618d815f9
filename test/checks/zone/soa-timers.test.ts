import { soaTimers } from '../../../src/checks/zone/soa-timers.js';
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
const usual: readonly Partial<RecordOf<'SOA'>>[] = [
  { refresh: 1200, retry: 180, expire: 604_800, minimum: 60 },
  { refresh: 86_400, retry: 7200, expire: 3_600_000, minimum: 172_800 },
];
const odd: readonly Partial<RecordOf<'SOA'>>[] = [
  { refresh: 60, retry: 30 },
  { refresh: 604_800 },
  { retry: 3600 },
  { expire: 3600 },
  { expire: 31_536_000 },
  { minimum: 0 },
  { minimum: 604_800 },
];

outcomeTable(soaTimers, [
  { name: 'usual timers', view: view(), outcome: 'pass' },
  ...usual.map((parts) => ({
    name: `recommended by some: ${JSON.stringify(parts)}`,
    view: withSoa(parts),
    outcome: 'pass' as const,
  })),
  ...odd.map((parts) => ({
    name: `out of range: ${JSON.stringify(parts)}`,
    view: withSoa(parts),
    outcome: 'fail' as const,
    findings: [
      {
        message: 'out-of-range',
        severity: 'low' as const,
        confidence: 'confirmed' as const,
        subject: { zone: ZONE },
      },
    ],
  })),
  {
    name: 'no server told its SOA',
    view: view({ servers: [inside({ addresses: [addressAt(INSIDE_ADDRESS, 'unresponsive')] })] }),
    outcome: 'cannot-tell',
    unknowns: [{ nameServer: 'ns1.city.example.lg.jp' }],
  },
]);
