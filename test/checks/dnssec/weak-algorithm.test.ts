import { dnskeyOf, dsOf, KSK, newKey } from '../../../fixtures/world/zone-keys.js';
import { weakAlgorithm } from '../../../src/checks/dnssec/weak-algorithm.js';
import type { RecordOf } from '../../../src/dns/rr.js';
import { KEY, serverAt, signed, silentServer, unsignedZone, waitingZone } from '../dnssec-builder.js';
import { exchangeOf } from '../exchange-builder.js';
import { outcomeTable } from '../outcome-table.js';
import { INSIDE, INSIDE_ADDRESS, ZONE } from '../view-builder.js';

const low = { message: 'weak', severity: 'low', subject: { zone: ZONE } } as const;
const info = { message: 'parameters', severity: 'info', subject: { zone: ZONE } } as const;
const withKeys = (...keys: ReturnType<typeof newKey>[]) =>
  signed({ servers: [serverAt(INSIDE, INSIDE_ADDRESS, { keys: keys.map((key) => dnskeyOf(ZONE, key)) })] });
const exchange = exchangeOf('192.0.2.1', { name: ZONE, type: 'DNSKEY' }, { authoritative: true });
const waiting = (key: ReturnType<typeof newKey>) =>
  unsignedZone({ keysWithoutDs: { exchange, keys: [dnskeyOf(ZONE, key)] } });
const withNsec3 = (parts: Partial<Omit<RecordOf<'NSEC3'>, 'type'>>) => {
  const fields = {
    hashAlgorithm: 1,
    flags: 0,
    iterations: 0,
    salt: new Uint8Array(),
    nextHashed: new Uint8Array(20),
  };
  const record: RecordOf<'NSEC3'> = {
    name: ZONE,
    class: 1,
    ttl: 60,
    type: 'NSEC3',
    types: [],
    ...fields,
    ...parts,
  };
  return { servers: [serverAt(INSIDE, INSIDE_ADDRESS, { denials: [record] })] };
};

outcomeTable(weakAlgorithm, [
  { name: 'methods of today', view: signed(), outcome: 'pass' },
  { name: 'no DS', view: unsignedZone(), outcome: 'not-applicable' },
  {
    name: 'a digest by SHA-1 alone',
    view: signed({ digests: [dsOf(ZONE, KEY, 1)] }),
    outcome: 'fail',
    findings: [low],
  },
  {
    name: 'a digest by SHA-1 beside a better one',
    view: signed({ digests: [dsOf(ZONE, KEY, 1), dsOf(ZONE, KEY, 2)] }),
    outcome: 'fail',
    findings: [info],
  },
  {
    name: 'a digest by SHA-1 beside one that nobody can use',
    view: signed({ digests: [dsOf(ZONE, KEY, 1), { ...dsOf(ZONE, KEY, 2), digestType: 6 }] }),
    outcome: 'fail',
    findings: [low],
  },
  { name: 'RSA/SHA-1', view: withKeys(newKey(5, KSK)), outcome: 'fail', findings: [low] },
  { name: 'RSA with 1024 bits', view: withKeys(newKey(8, KSK, 1024)), outcome: 'fail', findings: [low] },
  { name: 'RSA with 2048 bits', view: withKeys(newKey(8, KSK)), outcome: 'pass' },
  {
    name: 'NSEC3 with iterations',
    view: signed(withNsec3({ iterations: 10 })),
    outcome: 'fail',
    findings: [low],
  },
  {
    name: 'NSEC3 with salt',
    view: signed(withNsec3({ salt: Uint8Array.of(1) })),
    outcome: 'fail',
    findings: [info],
  },
  { name: 'NSEC3 with opt-out', view: signed(withNsec3({ flags: 1 })), outcome: 'fail', findings: [info] },
  {
    name: 'RSA/SHA-512, which is only rare',
    view: withKeys(newKey(10, KSK)),
    outcome: 'fail',
    findings: [info],
  },
  ...[0, 2, 4, 123, 252, 253, 255].map((algorithm) => ({
    name: `the algorithm number ${algorithm}, without a DS`,
    view: unsignedZone({ keysWithoutDs: { exchange, keys: [{ ...dnskeyOf(ZONE, KEY), algorithm }] } }),
    outcome: 'fail' as const,
    findings: [info],
  })),
  ...[17, 23].map((algorithm) => ({
    name: `the algorithm ${algorithm}, which is assigned and new`,
    view: unsignedZone({ keysWithoutDs: { exchange, keys: [{ ...dnskeyOf(ZONE, KEY), algorithm }] } }),
    outcome: 'pass' as const,
  })),
  {
    name: 'a digest by SHA-384 alone',
    view: signed({ digests: [dsOf(ZONE, KEY, 4)] }),
    outcome: 'fail',
    findings: [info],
  },
  {
    name: 'a digest by SHA-384 beside SHA-256',
    view: signed({ digests: [dsOf(ZONE, KEY, 4), dsOf(ZONE, KEY, 2)] }),
    outcome: 'pass',
  },
  {
    name: 'a private digest type beside SHA-256',
    view: signed({ digests: [{ ...dsOf(ZONE, KEY), digestType: 253 }, dsOf(ZONE, KEY)] }),
    outcome: 'fail',
    findings: [info],
  },
  {
    name: 'a private digest type alone, of which dnssec/unsigned speaks',
    view: signed({ digests: [{ ...dsOf(ZONE, KEY), digestType: 253 }] }),
    outcome: 'pass',
  },
  {
    name: 'an NSEC3 hash that is not assigned',
    view: waitingZone(withNsec3({ hashAlgorithm: 2 })),
    outcome: 'fail',
    findings: [info],
  },
  {
    name: 'an NSEC3 flag that is not assigned',
    view: waitingZone(withNsec3({ flags: 2 })),
    outcome: 'fail',
    findings: [info],
  },
  {
    name: 'two records of the apex in one denial',
    view: waitingZone({ servers: [serverAt(INSIDE, INSIDE_ADDRESS, { apexDenials: 2 })] }),
    outcome: 'fail',
    findings: [info],
  },
  {
    name: 'a server that does not show how it denies',
    view: waitingZone({ servers: [serverAt(INSIDE, INSIDE_ADDRESS, { hidesDenials: true })] }),
    outcome: 'cannot-tell',
    unknowns: [{ nameServer: INSIDE }],
  },
  {
    name: 'what is weak, and what is only odd, in one finding',
    view: waitingZone(withNsec3({ iterations: 1, salt: Uint8Array.of(1), flags: 1 })),
    outcome: 'fail',
    findings: [low],
  },
  { name: 'NSEC3 as it should be', view: signed(withNsec3({})), outcome: 'pass' },
  {
    name: 'RSA/SHA-1 in a zone that waits for its DS',
    view: waiting(newKey(5, KSK)),
    outcome: 'fail',
    findings: [low],
  },
  { name: 'keys of today in a zone that waits for its DS', view: waiting(KEY), outcome: 'pass' },
  {
    name: 'NSEC3 with iterations in a zone that waits for its DS',
    view: waitingZone(withNsec3({ iterations: 10 })),
    outcome: 'fail',
    findings: [low],
  },
  {
    name: 'a silent server of a zone that waits for its DS',
    view: waitingZone({ servers: [silentServer(INSIDE, INSIDE_ADDRESS)] }),
    outcome: 'cannot-tell',
    unknowns: [{ nameServer: INSIDE }],
  },
  {
    name: 'silence',
    view: signed({ servers: [silentServer(INSIDE, INSIDE_ADDRESS)] }),
    outcome: 'cannot-tell',
    unknowns: [{ nameServer: INSIDE }],
  },
]);
