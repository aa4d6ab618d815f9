import { masterFile } from '../master-file.js';
import { CITY, HOSTS, type Row } from './row.js';
import { isSignatureOver, type RecordLine, spoilt, withoutRecords } from './signed-text.js';
import { csk, ksk, zsk } from './signing.js';

const INVALID = [`dnssec/signature-invalid ${CITY}`];

const SPLIT = [ksk('ksk', 'in use'), zsk('zsk', 'in use')];

const DENIALS = ['NSEC', 'NSEC3', 'NSEC3PARAM'];

/** True for the records that deny. A zone that had NSEC3PARAM alone would bring Knot down. */
function isDenial({ type }: RecordLine): boolean {
  return DENIALS.includes(type);
}

function isSignatureOverDenial(record: RecordLine): boolean {
  return DENIALS.some((type) => isSignatureOver(type)(record));
}

const TIME: readonly Row[] = [
  { name: 'about to expire', days: -28, state: 'secure', findings: [`dnssec/signature-expiring ${CITY}`] },
  { name: 'expired', days: -31, state: 'bogus', findings: INVALID },
  { name: 'not yet valid', days: 2, state: 'bogus', findings: INVALID },
  {
    name: 'one server stale',
    second: { days: -40 },
    state: 'bogus',
    servers: ['secure', 'bogus'],
    findings: [`dnssec/signature-invalid ${HOSTS[1]}`],
  },
];

const DELEGATION: readonly Row[] = [
  {
    name: 'unsigned below a DS',
    edit: (_, zone) => masterFile(zone),
    state: 'bogus',
    findings: [`dnssec/ds-without-key ${CITY}`],
  },
  {
    name: 'one server unsigned',
    edit: (text, zone, server) => (server === 1 ? masterFile(zone) : text),
    state: 'bogus',
    servers: ['secure', 'bogus'],
    findings: [`dnssec/servers-disagree ${HOSTS[1]}`],
  },
  {
    name: 'DS without key',
    keys: [csk('gone', ['ds']), csk('there', ['published', 'signs'])],
    state: 'bogus',
    findings: [`dnssec/ds-without-key ${CITY}`],
  },
  {
    name: 'wrong digest',
    editDs: (lines) => lines.map((line) => line.replace(/[0-9a-f]{8}\s*$/i, '00000000')),
    state: 'bogus',
    findings: [`dnssec/ds-without-key ${CITY}`],
  },
];

const SIGNATURES: readonly Row[] = [
  {
    name: 'denial missing',
    edit: (text) => withoutRecords(text, (record) => isDenial(record) || isSignatureOverDenial(record)),
    state: 'bogus',
    findings: INVALID,
  },
  {
    name: 'denial with a wrong signature',
    edit: (text) => spoilt(text, isSignatureOverDenial),
    state: 'bogus',
    findings: INVALID,
  },
  {
    name: 'one server with a wrong signature',
    edit: (text, _, server) => (server === 1 ? spoilt(text, isSignatureOver('SOA')) : text),
    state: 'bogus',
    servers: ['secure', 'bogus'],
    findings: [`dnssec/signature-invalid ${HOSTS[1]}`],
  },
  {
    name: 'ZSK tampered',
    keys: SPLIT,
    edit: (text) => spoilt(text, ({ type, data }) => type === 'DNSKEY' && data.startsWith('256 ')),
    state: 'bogus',
    findings: INVALID,
  },
  {
    name: 'keys without signature',
    edit: (text) => withoutRecords(text, isSignatureOver('DNSKEY')),
    state: 'bogus',
    findings: INVALID,
  },
  {
    name: 'signed by a key outside the DNSKEY set',
    keys: [ksk('ksk', 'in use'), zsk('zsk', ['published']), zsk('outside', ['signs'])],
    state: 'bogus',
    findings: INVALID,
  },
];

const [ONE, OTHER] = ['ECDSAP256SHA256', 'ED25519'];

/** The number of the other algorithm. */
const OTHER_NUMBER = '15';

function isByOther({ type, data }: RecordLine): boolean {
  return type === 'RRSIG' && data.split(/\s+/)[1] === OTHER_NUMBER;
}

/** One path that validates is enough for a resolver; the signer still owes the others. RFC 6840 section 5.11. */
const ALGORITHMS: readonly Row[] = [
  {
    name: 'algorithm missing: a DS and its key, no signatures',
    keys: [csk('one', 'in use', ONE), csk('other', 'in use', OTHER)],
    edit: (text) => withoutRecords(text, isByOther),
    state: 'secure',
    findings: INVALID,
  },
  {
    name: 'algorithm missing: a DS, signatures over the keys alone',
    keys: [csk('one', ['published', 'signs'], ONE), csk('other', 'in use', OTHER)],
    edit: (text) => withoutRecords(text, (record) => isByOther(record) && !isSignatureOver('DNSKEY')(record)),
    state: 'secure',
    findings: INVALID,
  },
  {
    name: 'algorithm missing: a key, no signatures',
    keys: [csk('one', 'in use', ONE), csk('other', ['published', 'signs'], OTHER)],
    edit: (text) => withoutRecords(text, isByOther),
    state: 'secure',
    findings: INVALID,
  },
];

/** Zones that are broken, or about to be. */
export const FAULTS: readonly Row[] = [...TIME, ...DELEGATION, ...SIGNATURES, ...ALGORITHMS];
