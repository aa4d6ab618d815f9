import { dnskeyOf, dsOf, keyFrom, type ZoneKey, ZSK } from '../../../fixtures/world/zone-keys.js';
import { keyFlags } from '../../../src/checks/dnssec/key-flags.js';
import type { DnskeyRecord } from '../../../src/derive/dnssec/verdict.js';
import {
  KEY,
  OTHER_KEY,
  serverAt,
  signed,
  silentServer,
  unsignedZone,
  waitingZone,
} from '../dnssec-builder.js';
import { outcomeTable } from '../outcome-table.js';
import { INSIDE, INSIDE_ADDRESS, ZONE } from '../view-builder.js';

const UNMARKED = keyFrom('not marked', ZSK);
const NO_ZONE_KEY = keyFrom('no zone key', 0);
const REVOKED = keyFrom('revoked', 0x0181);
const info = { severity: 'info', subject: { zone: ZONE } } as const;
const recordsOf = (...keys: ZoneKey[]) => keys.map((key) => dnskeyOf(ZONE, key));
const beside = (...unusableKeys: DnskeyRecord[]) => [serverAt(INSIDE, INSIDE_ADDRESS, { unusableKeys })];
const wanted = {
  answers: [],
  digests: [dsOf(ZONE, UNMARKED)],
  withoutKey: [],
  isDelete: false,
  fault: undefined,
};

outcomeTable(keyFlags, [
  { name: 'the usual flags', view: signed(), outcome: 'pass' },
  { name: 'no DS', view: unsignedZone(), outcome: 'not-applicable' },
  {
    name: 'a zone-signing key that nothing points at',
    view: signed({ servers: [serverAt(INSIDE, INSIDE_ADDRESS, { keys: recordsOf(KEY, OTHER_KEY) })] }),
    outcome: 'pass',
  },
  {
    name: 'a DS that points at a key without the mark',
    view: signed({
      digests: [dsOf(ZONE, UNMARKED)],
      servers: [serverAt(INSIDE, INSIDE_ADDRESS, { keys: recordsOf(UNMARKED) })],
    }),
    outcome: 'fail',
    findings: [{ message: 'no-sep', ...info }],
  },
  {
    name: 'a DS that is wanted for such a key',
    view: signed({
      servers: [serverAt(INSIDE, INSIDE_ADDRESS, { keys: recordsOf(KEY, UNMARKED) })],
      wantedDs: wanted,
    }),
    outcome: 'fail',
    findings: [{ message: 'no-sep', ...info }],
  },
  { name: 'keys without a DS', view: waitingZone(), outcome: 'pass' },
  {
    name: 'a DS that is wanted for such a key, and none yet',
    view: waitingZone({
      servers: [serverAt(INSIDE, INSIDE_ADDRESS, { keys: recordsOf(KEY, UNMARKED) })],
      wantedDs: wanted,
    }),
    outcome: 'fail',
    findings: [{ message: 'no-sep', ...info }],
  },
  {
    name: 'a key that is no zone key, without a DS',
    view: waitingZone({ servers: beside(...recordsOf(NO_ZONE_KEY)) }),
    outcome: 'fail',
    findings: [{ message: 'unusable', ...info }],
  },
  {
    name: 'a key that is no zone key',
    view: signed({ servers: beside(...recordsOf(NO_ZONE_KEY)) }),
    outcome: 'fail',
    findings: [{ message: 'unusable', ...info }],
  },
  {
    name: 'a key for another protocol',
    view: signed({ servers: beside({ ...dnskeyOf(ZONE, OTHER_KEY), protocol: 1 }) }),
    outcome: 'fail',
    findings: [{ message: 'unusable', ...info }],
  },
  {
    name: 'such a key in the DS',
    view: signed({
      digests: [dsOf(ZONE, KEY), dsOf(ZONE, NO_ZONE_KEY)],
      servers: beside(...recordsOf(NO_ZONE_KEY)),
    }),
    outcome: 'pass',
  },
  { name: 'a revoked key', view: signed({ servers: beside(...recordsOf(REVOKED)) }), outcome: 'pass' },
  {
    name: 'silence',
    view: signed({ servers: [silentServer(INSIDE, INSIDE_ADDRESS)] }),
    outcome: 'cannot-tell',
    unknowns: [{ nameServer: INSIDE }],
  },
]);
