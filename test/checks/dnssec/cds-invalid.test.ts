import { dsOf } from '../../../fixtures/world/zone-keys.js';
import { cdsInvalid } from '../../../src/checks/dnssec/cds-invalid.js';
import type { BrokenLink } from '../../../src/derive/dnssec/verdict.js';
import { KEY, lacking, OTHER_KEY, signed, silentServer, unsignedZone, wishFor } from '../dnssec-builder.js';
import { exchangeOf } from '../exchange-builder.js';
import { outcomeTable } from '../outcome-table.js';
import { INSIDE, INSIDE_ADDRESS, ZONE } from '../view-builder.js';

const low = { severity: 'low', subject: { zone: ZONE } } as const;
const link: BrokenLink = { zone: ZONE, name: ZONE, type: 'CDS', flaw: { kind: 'unsigned' } };
const faults = [
  { kind: 'untrusted', link },
  { kind: 'mixed' },
  { kind: 'differ' },
  { kind: 'breaks' },
  { kind: 'no-keys' },
] as const;

outcomeTable(cdsInvalid, [
  { name: 'no such records', view: signed(), outcome: 'pass' },
  { name: 'records as they should be', view: signed({ wantedDs: wishFor([KEY]) }), outcome: 'pass' },
  { name: 'no DS and no keys', view: unsignedZone(), outcome: 'not-applicable' },
  { name: 'older evidence', view: signed({ wantedDs: undefined }), outcome: 'not-applicable' },
  ...faults.map((fault) => ({
    name: fault.kind,
    view: signed({ wantedDs: wishFor([KEY], { fault }) }),
    outcome: 'fail' as const,
    findings: [{ message: fault.kind, ...low }],
  })),
  {
    name: 'a key that is not there, beside one that is',
    view: signed({ wantedDs: wishFor([KEY, OTHER_KEY], { withoutKey: [dsOf(ZONE, OTHER_KEY)] }) }),
    outcome: 'fail',
    findings: [{ message: 'without-key', severity: 'info', subject: { zone: ZONE } }],
  },
  {
    name: 'keys without a DS, and a fault',
    view: unsignedZone({ wantedDs: wishFor([KEY], { fault: { kind: 'differ' } }) }),
    outcome: 'fail',
    findings: [{ message: 'differ', ...low }],
  },
  {
    name: 'CDS records, and no answer about keys',
    view: unsignedZone({
      keysWithoutDs: undefined,
      unansweredKeys: exchangeOf(INSIDE_ADDRESS, { name: ZONE, type: 'DNSKEY' }, { rcode: 2 }),
      wantedDs: wishFor([KEY], { fault: { kind: 'no-keys' } }),
    }),
    outcome: 'fail',
    findings: [{ message: 'no-keys', confidence: 'probable', ...low }],
  },
  {
    name: 'no answer',
    view: signed({ wantedDs: wishFor([], { open: { kind: 'no-answer', zone: ZONE, type: 'CDS' } }) }),
    outcome: 'cannot-tell',
    unknowns: [{ nameServer: INSIDE }],
  },
  {
    name: 'keys that do not fit the DS',
    view: signed({ servers: [lacking(INSIDE, INSIDE_ADDRESS, 'no-match')], wantedDs: undefined }),
    outcome: 'not-applicable',
  },
  {
    name: 'silence',
    view: signed({ servers: [silentServer(INSIDE, INSIDE_ADDRESS)], wantedDs: undefined }),
    outcome: 'cannot-tell',
    unknowns: [{ nameServer: INSIDE }],
  },
]);
