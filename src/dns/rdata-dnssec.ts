import { decodeName, encodeName } from './name-codec.js';
import type { OctetReader, OctetWriter } from './octets.js';
import type { DataOf, RdataCodec } from './rdata-codec.js';
import { type RrType, rrTypeCode, rrTypeFromCode } from './rr.js';

/** RSA/MD5, whose key tag is made in its own way. RFC 4034 appendix B.1. */
const RSAMD5 = 1;

/** RFC 4034 section 5.1; CDS: RFC 7344 section 3.1. */
const DS: RdataCodec<DataOf<'DS'>> = {
  decode: (reader, end) => ({
    keyTag: reader.read(16),
    algorithm: reader.read(8),
    digestType: reader.read(8),
    digest: reader.readOctets(end - reader.position),
  }),
  encode: (data, writer) => {
    writer.write(data.keyTag, 16);
    writer.write(data.algorithm, 8);
    writer.write(data.digestType, 8);
    writer.writeOctets(data.digest);
  },
};

/** RFC 4034 section 2.1; CDNSKEY: RFC 7344 section 3.2. The key tag is worked out, never written. */
const DNSKEY: RdataCodec<DataOf<'DNSKEY'>> = {
  decode: (reader, end) => {
    const keyTag = keyTagOf(reader.buffer.subarray(reader.position, end));
    return {
      flags: reader.read(16),
      protocol: reader.read(8),
      algorithm: reader.read(8),
      publicKey: reader.readOctets(end - reader.position),
      keyTag,
    };
  },
  encode: (data, writer) => {
    writer.write(data.flags, 16);
    writer.write(data.protocol, 8);
    writer.write(data.algorithm, 8);
    writer.writeOctets(data.publicKey);
  },
};

/** RFC 4034 section 3.1. Times stay numbers: they wrap, and only a check that knows "now" can read them. */
const RRSIG: RdataCodec<DataOf<'RRSIG'>> = {
  decode: (reader, end) => ({
    typeCovered: rrTypeFromCode(reader.read(16)),
    algorithm: reader.read(8),
    labels: reader.read(8),
    originalTtl: reader.read(32),
    expiration: reader.read(32),
    inception: reader.read(32),
    keyTag: reader.read(16),
    signer: decodeName(reader),
    signature: reader.readOctets(end - reader.position),
  }),
  encode: (data, writer) => {
    writer.write(rrTypeCode(data.typeCovered), 16);
    writer.write(data.algorithm, 8);
    writer.write(data.labels, 8);
    for (const field of [data.originalTtl, data.expiration, data.inception]) writer.write(field, 32);
    writer.write(data.keyTag, 16);
    encodeName(data.signer, writer, false);
    writer.writeOctets(data.signature);
  },
};

/** RFC 4034 section 4.1. */
const NSEC: RdataCodec<DataOf<'NSEC'>> = {
  decode: (reader, end) => {
    const start = reader.position;
    const next = decodeName(reader);
    const octets = reader.buffer.subarray(start, reader.position);
    const types = decodeTypes(reader, end);
    return octets.some(isUpperCase) ? { next, nextOctets: new Uint8Array(octets), types } : { next, types };
  },
  encode: (data, writer) => {
    if (data.nextOctets === undefined) encodeName(data.next, writer, false);
    else writer.writeOctets(data.nextOctets);
    encodeTypes(data.types, writer);
  },
};

/** True for A to Z. In a name no other octet has these values: lengths are below, pointers above. */
function isUpperCase(octet: number): boolean {
  return octet >= 0x41 && octet <= 0x5a;
}

/** RFC 5155 section 4.2. */
const NSEC3PARAM: RdataCodec<DataOf<'NSEC3PARAM'>> = {
  decode: (reader) => ({
    hashAlgorithm: reader.read(8),
    flags: reader.read(8),
    iterations: reader.read(16),
    salt: reader.readOctets(reader.read(8)),
  }),
  encode: (data, writer) => {
    writer.write(data.hashAlgorithm, 8);
    writer.write(data.flags, 8);
    writer.write(data.iterations, 16);
    writer.write(data.salt.length, 8);
    writer.writeOctets(data.salt);
  },
};

/** RFC 5155 section 3.2: the fields of NSEC3PARAM, then the next hash and the types. */
const NSEC3: RdataCodec<DataOf<'NSEC3'>> = {
  decode: (reader, end) => ({
    ...NSEC3PARAM.decode(reader, end),
    nextHashed: reader.readOctets(reader.read(8)),
    types: decodeTypes(reader, end),
  }),
  encode: (data, writer) => {
    NSEC3PARAM.encode(data, writer);
    writer.write(data.nextHashed.length, 8);
    writer.writeOctets(data.nextHashed);
    encodeTypes(data.types, writer);
  },
};

/** The record data of DNSSEC. Names in it are never compressed (RFC 4034 section 6.2, RFC 3597 section 4). */
export const DNSSEC_RDATA = { DS, CDS: DS, DNSKEY, CDNSKEY: DNSKEY, RRSIG, NSEC, NSEC3, NSEC3PARAM } as const;

/** RFC 4034 appendix B, over the whole record data. */
function keyTagOf(rdata: Uint8Array): number {
  const octet = (index: number) => rdata[index] ?? 0;
  if (octet(3) === RSAMD5) return (octet(rdata.length - 3) << 8) | octet(rdata.length - 2);
  let sum = 0;
  for (let i = 0; i < rdata.length; i++) sum += i % 2 === 0 ? octet(i) << 8 : octet(i);
  return (sum + ((sum >> 16) & 0xffff)) & 0xffff;
}

/** Octets of one window's bitmap at most: 256 types. RFC 4034 section 4.1.2. */
const MAX_BITMAP_OCTETS = 32;

function decodeTypes(reader: OctetReader, end: number): RrType[] {
  const types: RrType[] = [];
  let previous = -1;
  while (reader.position < end) {
    const window = reader.read(8);
    const length = reader.read(8);
    if (window <= previous) throw new Error('the windows of a type bitmap are not in order');
    if (length === 0 || length > MAX_BITMAP_OCTETS) throw new Error(`a type bitmap of ${length} octets`);
    previous = window;
    for (const [index, octet] of reader.readOctets(length).entries()) {
      for (let bit = 0; bit < 8; bit++) {
        if (octet & (0x80 >> bit)) types.push(rrTypeFromCode(window * 256 + index * 8 + bit));
      }
    }
  }
  return types;
}

function encodeTypes(types: readonly RrType[], writer: OctetWriter): void {
  const codes = types.map(rrTypeCode);
  for (const window of [...new Set(codes.map((code) => code >> 8))].sort((a, b) => a - b)) {
    const low = codes.filter((code) => code >> 8 === window).map((code) => code & 0xff);
    const bitmap = new Uint8Array((Math.max(...low) >> 3) + 1);
    for (const code of low) bitmap[code >> 3] = (bitmap[code >> 3] as number) | (0x80 >> (code & 7));
    writer.write(window, 8);
    writer.write(bitmap.length, 8);
    writer.writeOctets(bitmap);
  }
}
