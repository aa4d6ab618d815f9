import { CITY, HOSTS, type Row } from './row.js';
import { csk, type KeyUse, ksk, type PlannedKey, zsk } from './signing.js';

/** A step in which every resolver gets its answers, whatever it has cached of the step before. */
function step(name: string, keys: readonly PlannedKey[], findings: readonly string[] = []): Row {
  return { name, keys, state: 'secure', findings };
}

const KSK = ksk('ksk', 'in use');
const ZSK = zsk('zsk', 'in use');

/** The new key is published first and signs later. RFC 6781 section 4.1.1.1. */
const ZSK_ROLL: readonly Row[] = [
  step('ZSK roll 1: the new key is published', [KSK, ZSK, zsk('new', ['published'])]),
  step('ZSK roll 2: the new key signs', [KSK, zsk('zsk', ['published']), zsk('new', 'in use')]),
  step('ZSK roll 3: the old key is gone', [KSK, zsk('new', 'in use')]),
  {
    name: 'ZSK roll too fast: the old key is gone, and its signatures are not',
    keys: [KSK, zsk('zsk', ['signs']), zsk('new', ['published'])],
    state: 'bogus',
    findings: [`dnssec/signature-invalid ${CITY}`],
  },
  {
    name: 'ZSK roll at one server only',
    keys: [KSK, zsk('new', 'in use')],
    second: { keys: [KSK, ZSK] },
    state: 'secure',
    findings: [`dnssec/servers-disagree ${CITY}`],
  },
];

/** Both keys sign the key set; then the DS changes. RFC 6781 section 4.1.2. */
const KSK_ROLL: readonly Row[] = [
  step('KSK roll by double signature 1: both sign', [KSK, ksk('new', ['published', 'signs']), ZSK]),
  step('KSK roll by double signature 2: the DS is the new key’s', [
    ksk('ksk', ['published', 'signs']),
    ksk('new', 'in use'),
    ZSK,
  ]),
  step('KSK roll by double signature 3: the old key is gone', [ksk('new', 'in use'), ZSK]),
  {
    name: 'KSK roll too fast: the old key is gone, and its DS is not',
    keys: [ksk('ksk', ['ds']), ksk('new', ['published', 'signs']), ZSK],
    state: 'bogus',
    findings: [`dnssec/ds-without-key ${CITY}`],
  },
  {
    name: 'KSK roll at one server only',
    keys: [ksk('ksk', []), ksk('new', 'in use'), ZSK],
    second: { keys: [ksk('ksk', ['published', 'signs']), ksk('new', ['ds']), ZSK] },
    state: 'bogus',
    servers: ['secure', 'bogus'],
    findings: [`dnssec/servers-disagree ${HOSTS[1]}`],
  },
];

const LEFT_OVER = [`dnssec/ds-without-key ${CITY}`];

/** The parent has both DS records; then the keys change. RFC 6781 section 4.1.2, RFC 7583 section 3.3.2. */
const DOUBLE_DS: readonly Row[] = [
  // A key that is not there yet looks like one that is there no more: a finding of low severity.
  step('KSK roll by double DS 1: both DS, the old key', [KSK, ksk('new', ['ds']), ZSK], LEFT_OVER),
  step(
    'KSK roll by double DS 2: both DS, the new key',
    [ksk('ksk', ['ds']), ksk('new', 'in use'), ZSK],
    LEFT_OVER,
  ),
  step('KSK roll by double DS 3: the new DS alone', [ksk('new', 'in use'), ZSK]),
];

const [OLD, NEW] = ['RSASHA256', 'ECDSAP256SHA256'];
const signed: readonly KeyUse[] = ['published', 'signs'];

/** Signatures come before their key, and go after it. RFC 6781 section 4.1.4, RFC 6840 section 5.11. */
const ALGORITHM_ROLL: readonly Row[] = [
  step('algorithm roll 1: signatures by both, the old key', [
    csk('old', 'in use', OLD),
    csk('new', ['signs'], NEW),
  ]),
  step('algorithm roll 2: both keys', [csk('old', 'in use', OLD), csk('new', signed, NEW)]),
  step('algorithm roll 3: the DS is the new key’s', [csk('old', signed, OLD), csk('new', 'in use', NEW)]),
  step('algorithm roll 4: the old key is gone, its signatures are not', [
    csk('old', ['signs'], OLD),
    csk('new', 'in use', NEW),
  ]),
  step('algorithm roll 5: the new key alone', [csk('new', 'in use', NEW)]),
];

/** Every key roll in each of its steps, and what goes wrong in it. */
export const ROLLS: readonly Row[] = [...ZSK_ROLL, ...KSK_ROLL, ...DOUBLE_DS, ...ALGORITHM_ROLL];
