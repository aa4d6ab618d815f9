import fc from 'fast-check';
import type { DnsMessage } from '../../src/dns/message.js';
import { type DomainName, domainName, nameFromLabels } from '../../src/dns/name.js';
import type { RecordData, ResourceRecord, RrType } from '../../src/dns/rr.js';
import { decodeMessage } from '../../src/dns/wire.js';

/** A clean, empty reply; override what a test is about. */
export function messageOf(parts: Partial<DnsMessage> = {}): DnsMessage {
  return {
    id: 0x1234,
    isResponse: true,
    opcode: 0,
    authoritative: false,
    truncated: false,
    recursionDesired: false,
    recursionAvailable: false,
    authenticData: false,
    checkingDisabled: false,
    rcode: 0,
    questions: [],
    answers: [],
    authorities: [],
    additionals: [],
    edns: undefined,
    problems: [],
    ...parts,
  };
}

export function record(name: string, data: RecordData, ttl = 3600): ResourceRecord {
  return { name: domainName(name), class: 1, ttl, ...data };
}

export const ns = (owner: string, target: string) =>
  record(owner, { type: 'NS', target: domainName(target) });
export const cname = (owner: string, target: string) =>
  record(owner, { type: 'CNAME', target: domainName(target) });
export const a = (owner: string, address: string) => record(owner, { type: 'A', address });
export const aaaa = (owner: string, address: string) => record(owner, { type: 'AAAA', address });
export const soa = (owner: string) =>
  record(owner, {
    type: 'SOA',
    mname: domainName(`ns1.${owner}`),
    rname: domainName(`hostmaster.${owner}`),
    serial: 2026112201,
    refresh: 3600,
    retry: 900,
    expire: 604_800,
    minimum: 600,
  });

/** Decodes octets that a test knows to be a message. */
export function decoded(octets: Uint8Array): DnsMessage {
  const message = decodeMessage(octets);
  if ('kind' in message) throw new Error(`malformed: ${message.reason}`);
  return message;
}

export function hex(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text.replace(/\s+/g, ''), 'hex'));
}

const octet = fc.integer({ min: 0, max: 0xff });
const u16 = fc.integer({ min: 0, max: 0xffff });
const u32 = fc.integer({ min: 0, max: 0xffffffff });
const octets = (maxLength: number, minLength = 0) => fc.uint8Array({ minLength, maxLength });

/** Any octets in the labels: dots, blanks, controls, upper case. */
export const anyName: fc.Arbitrary<DomainName> = fc
  .array(
    fc.oneof(
      {
        weight: 3,
        arbitrary: fc.constantFrom('jp', 'lg', 'city', 'example', 'ns1').map((text) => Buffer.from(text)),
      },
      { weight: 1, arbitrary: octets(12, 1) },
    ),
    { maxLength: 6 },
  )
  .map((labels) => nameFromLabels(labels) as DomainName);

const rrTypes: fc.Arbitrary<readonly RrType[]> = fc.uniqueArray(
  fc.constantFrom<RrType>(
    'A',
    'NS',
    'SOA',
    'MX',
    'TXT',
    'AAAA',
    'RRSIG',
    'NSEC',
    'DNSKEY',
    'CAA',
    'TYPE1234',
    'TYPE65280',
  ),
  { maxLength: 8 },
);

const nsec3Params = { hashAlgorithm: octet, flags: octet, iterations: u16, salt: octets(16) };

/** The data of each type that is taken apart, and of some that are not. DNSKEY is left to fixed samples: its tag is worked out. */
const anyRecordData: fc.Arbitrary<RecordData> = fc.oneof(
  fc.record({ type: fc.constant('A' as const), address: fc.ipV4() }),
  fc.record({
    type: fc.constant('AAAA' as const),
    address: fc.array(u16, { minLength: 8, maxLength: 8 }).map(fullIpv6),
  }),
  fc.record({
    type: fc.constantFrom('NS' as const, 'CNAME' as const, 'PTR' as const, 'DNAME' as const),
    target: anyName,
  }),
  fc.record({ type: fc.constant('MX' as const), preference: u16, exchange: anyName }),
  fc.record({
    type: fc.constant('TXT' as const),
    strings: fc.array(octets(255), { minLength: 1, maxLength: 3 }),
  }),
  fc.record({
    type: fc.constant('SOA' as const),
    mname: anyName,
    rname: anyName,
    serial: u32,
    refresh: u32,
    retry: u32,
    expire: u32,
    minimum: u32,
  }),
  fc.record({ type: fc.constant('SRV' as const), priority: u16, weight: u16, port: u16, target: anyName }),
  fc.record({
    type: fc.constantFrom('DS' as const, 'CDS' as const),
    keyTag: u16,
    algorithm: octet,
    digestType: octet,
    digest: octets(48),
  }),
  fc.record({
    type: fc.constant('RRSIG' as const),
    typeCovered: fc.constantFrom<RrType>('A', 'DS', 'TYPE65281'),
    algorithm: octet,
    labels: octet,
    originalTtl: u32,
    expiration: u32,
    inception: u32,
    keyTag: u16,
    signer: anyName,
    signature: octets(128),
  }),
  fc.record({ type: fc.constant('NSEC' as const), next: anyName, types: rrTypes.map(byCode) }),
  fc.record({
    type: fc.constant('NSEC3' as const),
    ...nsec3Params,
    nextHashed: octets(20, 1),
    types: rrTypes.map(byCode),
  }),
  fc.record({ type: fc.constant('NSEC3PARAM' as const), ...nsec3Params }),
  fc.record({
    type: fc.constant('CAA' as const),
    flags: octet,
    tag: fc.constantFrom('issue', 'issuewild', 'iodef', 'x9'),
    value: octets(64),
  }),
  fc.record({
    type: fc.constantFrom<'TLSA' | 'SVCB' | 'HTTPS' | 'CSYNC' | `TYPE${number}`>(
      'TLSA',
      'SVCB',
      'HTTPS',
      'CSYNC',
      'TYPE99',
      'TYPE65280',
    ),
    octets: octets(80),
  }),
);

/** The order of codes, in which a bitmap lists types. */
const CODE_ORDER = [
  'A',
  'NS',
  'SOA',
  'MX',
  'TXT',
  'AAAA',
  'RRSIG',
  'NSEC',
  'DNSKEY',
  'CAA',
  'TYPE1234',
  'TYPE65280',
];

function byCode(types: readonly RrType[]): RrType[] {
  return [...types].sort((left, right) => CODE_ORDER.indexOf(left) - CODE_ORDER.indexOf(right));
}

/** Canonical text where no two neighbouring groups are zero. */
function fullIpv6(groups: number[]): string {
  return groups.map((group) => (group === 0 ? 1 : group).toString(16)).join(':');
}

const anyRecord: fc.Arbitrary<ResourceRecord> = fc
  .tuple(anyName, fc.integer({ min: 0, max: 0x7fffffff }), anyRecordData, fc.constantFrom(1, 1, 1, 3, 254))
  .map(([name, ttl, data, rrClass]) => ({ name, class: rrClass, ttl, ...data }));

export const anyMessage: fc.Arbitrary<DnsMessage> = fc
  .record({
    id: u16,
    isResponse: fc.boolean(),
    opcode: fc.integer({ min: 0, max: 15 }),
    authoritative: fc.boolean(),
    truncated: fc.boolean(),
    recursionDesired: fc.boolean(),
    recursionAvailable: fc.boolean(),
    authenticData: fc.boolean(),
    checkingDisabled: fc.boolean(),
    rcode: fc.integer({ min: 0, max: 0xfff }),
    questions: fc.array(
      fc.record({ name: anyName, type: fc.constantFrom<RrType>('SOA', 'NS', 'TYPE4711') }),
      {
        maxLength: 2,
      },
    ),
    answers: fc.array(anyRecord, { maxLength: 5 }),
    authorities: fc.array(anyRecord, { maxLength: 5 }),
    additionals: fc.array(anyRecord, { maxLength: 5 }),
    edns: fc.option(
      fc.record({
        version: octet,
        udpSize: u16,
        dnssecOk: fc.boolean(),
        options: fc.array(fc.record({ code: u16, octets: octets(40) }), { maxLength: 3 }),
      }),
      { nil: undefined },
    ),
    problems: fc.constant([]),
  })
  .map((message) => (message.edns === undefined ? { ...message, rcode: message.rcode & 0xf } : message));
