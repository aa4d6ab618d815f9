import { dnskeyOf, dsOf } from '../../../fixtures/world/zone-keys.js';
import { serversDisagree } from '../../../src/checks/dnssec/servers-disagree.js';
import type { RecordOf } from '../../../src/dns/rr.js';
import {
  KEY,
  lacking,
  OTHER_KEY,
  parentSigner,
  serverAt,
  signed,
  silentServer,
  unsignedZone,
  waitingZone,
} from '../dnssec-builder.js';
import { outcomeTable } from '../outcome-table.js';
import { INSIDE, INSIDE_ADDRESS, OUTSIDE, OUTSIDE_ADDRESS, ZONE } from '../view-builder.js';

const good = serverAt(INSIDE, INSIDE_ADDRESS);
const about = { subject: { zone: ZONE } } as const;
const nsec: RecordOf<'NSEC'> = { name: ZONE, class: 1, ttl: 60, type: 'NSEC', next: ZONE, types: [] };
const nsec3: RecordOf<'NSEC3'> = {
  name: ZONE,
  class: 1,
  ttl: 60,
  type: 'NSEC3',
  hashAlgorithm: 1,
  flags: 0,
  iterations: 0,
  salt: new Uint8Array(),
  nextHashed: new Uint8Array(20),
  types: [],
};

outcomeTable(serversDisagree, [
  { name: 'all alike', view: signed(), outcome: 'pass' },
  { name: 'no DS', view: unsignedZone(), outcome: 'not-applicable' },
  {
    name: 'parent servers with different DS sets',
    view: signed({ parents: [parentSigner(), parentSigner({ ds: [dsOf(ZONE, OTHER_KEY)] })] }),
    outcome: 'fail',
    findings: [{ message: 'parents', severity: 'medium', ...about }],
  },
  {
    name: 'servers with different keys',
    view: signed({
      servers: [
        good,
        serverAt(OUTSIDE, OUTSIDE_ADDRESS, { keys: [dnskeyOf(ZONE, KEY), dnskeyOf(ZONE, OTHER_KEY)] }),
      ],
    }),
    outcome: 'fail',
    findings: [{ message: 'keys', severity: 'medium', ...about }],
  },
  {
    name: 'NSEC at one, NSEC3 at the other',
    view: signed({
      servers: [
        serverAt(INSIDE, INSIDE_ADDRESS, { denials: [nsec] }),
        serverAt(OUTSIDE, OUTSIDE_ADDRESS, { denials: [nsec3] }),
      ],
    }),
    outcome: 'fail',
    findings: [{ message: 'denial', severity: 'low', ...about }],
  },
  {
    name: 'no keys at one of two',
    view: signed({ servers: [good, lacking(OUTSIDE, OUTSIDE_ADDRESS, 'no-dnskey')] }),
    outcome: 'fail',
    findings: [{ message: 'lacks-key', severity: 'medium', subject: { nameServer: OUTSIDE } }],
  },
  {
    name: 'no keys at any: nothing to disagree about',
    view: signed({
      servers: [lacking(INSIDE, INSIDE_ADDRESS, 'no-dnskey'), lacking(OUTSIDE, OUTSIDE_ADDRESS, 'no-dnskey')],
    }),
    outcome: 'pass',
  },
  { name: 'all alike, without a DS', view: waitingZone(), outcome: 'pass' },
  {
    name: 'no keys at one of two, without a DS',
    view: waitingZone({ servers: [good, lacking(OUTSIDE, OUTSIDE_ADDRESS, 'no-dnskey')] }),
    outcome: 'fail',
    findings: [{ message: 'some-unsigned', severity: 'low', ...about }],
  },
  {
    name: 'servers with different keys, without a DS',
    view: waitingZone({
      servers: [good, serverAt(OUTSIDE, OUTSIDE_ADDRESS, { keys: [dnskeyOf(ZONE, OTHER_KEY)] })],
    }),
    outcome: 'fail',
    findings: [{ message: 'differ-without-ds', severity: 'info', ...about }],
  },
  {
    name: 'NSEC at one, NSEC3 at the other, without a DS',
    view: waitingZone({
      servers: [
        serverAt(INSIDE, INSIDE_ADDRESS, { denials: [nsec] }),
        serverAt(OUTSIDE, OUTSIDE_ADDRESS, { denials: [nsec3] }),
      ],
    }),
    outcome: 'fail',
    findings: [{ message: 'differ-without-ds', severity: 'info', ...about }],
  },
  {
    name: 'silence at one of two, without a DS',
    view: waitingZone({ servers: [good, silentServer(OUTSIDE, OUTSIDE_ADDRESS)] }),
    outcome: 'cannot-tell',
    unknowns: [{ nameServer: OUTSIDE }],
  },
  {
    name: 'NSEC at one, nothing at the other, without a DS',
    view: waitingZone({ servers: [serverAt(INSIDE, INSIDE_ADDRESS, { denials: [nsec] }), good] }),
    outcome: 'fail',
    findings: [{ message: 'differ-without-ds', severity: 'info', ...about }],
  },
  {
    name: 'a server that does not show how it denies, without a DS',
    view: waitingZone({ servers: [good, serverAt(OUTSIDE, OUTSIDE_ADDRESS, { hidesDenials: true })] }),
    outcome: 'cannot-tell',
    unknowns: [{ nameServer: OUTSIDE }],
  },
  {
    name: 'silence at one of two',
    view: signed({ servers: [good, silentServer(OUTSIDE, OUTSIDE_ADDRESS)] }),
    outcome: 'cannot-tell',
    unknowns: [{ nameServer: OUTSIDE }],
  },
]);
