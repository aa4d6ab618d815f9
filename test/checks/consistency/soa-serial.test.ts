import { soaSerial } from '../../../src/checks/consistency/soa-serial.js';
import { soaRecord } from '../exchange-builder.js';
import { outcomeTable } from '../outcome-table.js';
import { serving } from '../serving.js';
import { addressAt, INSIDE_ADDRESS, inside, outside, view, ZONE } from '../view-builder.js';

const subject = { zone: ZONE };
const behind = serving({ soa: { authoritative: true, answers: [soaRecord(ZONE, { serial: 2026112107 })] } });

outcomeTable(soaSerial, [
  { name: 'the same serial everywhere', view: view(), outcome: 'pass' },
  {
    name: 'a server behind the other',
    view: view({ servers: [outside(), inside({ addresses: [behind] })] }),
    outcome: 'fail',
    findings: [{ message: 'differs', severity: 'low', confidence: 'confirmed', subject }],
  },
  {
    name: 'other fields are not its business',
    view: view({
      servers: [
        outside(),
        inside({
          addresses: [serving({ soa: { authoritative: true, answers: [soaRecord(ZONE, { retry: 901 })] } })],
        }),
      ],
    }),
    outcome: 'pass',
  },
  {
    name: 'a server that refuses the zone has no serial',
    view: view({
      servers: [outside(), inside({ addresses: [addressAt(INSIDE_ADDRESS, 'not-authoritative')] })],
    }),
    outcome: 'pass',
  },
  {
    name: 'a silent server',
    view: view({ servers: [outside(), inside({ addresses: [addressAt(INSIDE_ADDRESS, 'unresponsive')] })] }),
    outcome: 'cannot-tell',
    unknowns: [{ nameServer: 'ns1.city.example.lg.jp' }],
  },
]);
