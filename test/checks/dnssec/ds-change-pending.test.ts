import { dsOf } from '../../../fixtures/world/zone-keys.js';
import { dsChangePending } from '../../../src/checks/dnssec/ds-change-pending.js';
import {
  KEY,
  OTHER_KEY,
  parentSigner,
  signed,
  silentServer,
  unsignedZone,
  wishFor,
} from '../dnssec-builder.js';
import { outcomeTable } from '../outcome-table.js';
import { INSIDE, INSIDE_ADDRESS, ZONE } from '../view-builder.js';

const info = { severity: 'info', subject: { zone: ZONE } } as const;

outcomeTable(dsChangePending, [
  { name: 'no such records', view: signed(), outcome: 'pass' },
  { name: 'the DS is what is wanted', view: signed({ wantedDs: wishFor([KEY]) }), outcome: 'pass' },
  { name: 'no DS', view: unsignedZone(), outcome: 'not-applicable' },
  { name: 'older evidence', view: signed({ wantedDs: undefined }), outcome: 'not-applicable' },
  {
    name: 'another key is wanted',
    view: signed({ wantedDs: wishFor([OTHER_KEY]) }),
    outcome: 'fail',
    findings: [{ message: 'change', ...info }],
  },
  {
    name: 'one more key is wanted',
    view: signed({ wantedDs: wishFor([KEY, OTHER_KEY]) }),
    outcome: 'fail',
    findings: [{ message: 'change', ...info }],
  },
  {
    name: 'the key in the DS has a digest more there',
    view: signed({
      parents: [parentSigner({ ds: [dsOf(ZONE, KEY, 1), dsOf(ZONE, KEY, 2)] })],
      wantedDs: wishFor([KEY]),
    }),
    outcome: 'pass',
  },
  {
    name: 'one parent server has the new DS already',
    view: signed({
      parents: [parentSigner(), parentSigner({ ds: [dsOf(ZONE, OTHER_KEY)] })],
      wantedDs: wishFor([OTHER_KEY]),
    }),
    outcome: 'pass',
  },
  {
    name: 'no DS is wanted any more',
    view: signed({ wantedDs: wishFor([], { isDelete: true }) }),
    outcome: 'fail',
    findings: [{ message: 'delete', ...info }],
  },
  {
    name: 'a wish that must not be followed',
    view: signed({ wantedDs: wishFor([OTHER_KEY], { fault: { kind: 'differ' } }) }),
    outcome: 'pass',
  },
  {
    name: 'a trust anchor of its own, and no DS',
    view: signed({ parents: [parentSigner({ ds: [] })], wantedDs: wishFor([OTHER_KEY]) }),
    outcome: 'pass',
  },
  {
    name: 'no answer',
    view: signed({ wantedDs: wishFor([], { open: { kind: 'no-answer', zone: ZONE, type: 'CDS' } }) }),
    outcome: 'cannot-tell',
    unknowns: [{ nameServer: INSIDE }],
  },
  {
    name: 'silence',
    view: signed({ servers: [silentServer(INSIDE, INSIDE_ADDRESS)], wantedDs: undefined }),
    outcome: 'cannot-tell',
    unknowns: [{ nameServer: INSIDE }],
  },
]);
