import { addressOctets, ipv4Text, ipv6Text } from './ip-address.js';
import { decodeName, encodeName } from './name-codec.js';
import type { OctetWriter } from './octets.js';
import type { DataOf, RdataCodec } from './rdata-codec.js';

type PlainRrType = 'A' | 'AAAA' | 'NS' | 'CNAME' | 'PTR' | 'DNAME' | 'MX' | 'TXT' | 'SOA' | 'SRV' | 'CAA';

/** A name and nothing else, in data that RFC 1035 defines: it may be compressed. */
const TARGET: RdataCodec<DataOf<'NS'>> = {
  decode: (reader) => ({ target: decodeName(reader) }),
  encode: (data, writer) => encodeName(data.target, writer),
};

/** The record data of plain DNS, RFC 1035 section 3.3 where no other RFC is named. */
export const PLAIN_RDATA: { readonly [T in PlainRrType]: RdataCodec<DataOf<T>> } = {
  A: {
    decode: (reader) => ({ address: ipv4Text(reader.readOctets(4)) }),
    encode: (data, writer) => writer.writeOctets(Uint8Array.from(addressOctets(data.address, 4))),
  },
  // RFC 3596 section 2.2.
  AAAA: {
    decode: (reader) => ({ address: ipv6Text(reader.readOctets(16)) }),
    encode: (data, writer) => writer.writeOctets(Uint8Array.from(addressOctets(data.address, 6))),
  },
  NS: TARGET,
  CNAME: TARGET,
  PTR: TARGET,
  // RFC 6672 section 2.5: never compressed.
  DNAME: {
    decode: TARGET.decode,
    encode: (data, writer) => encodeName(data.target, writer, false),
  },
  MX: {
    decode: (reader) => ({ preference: reader.read(16), exchange: decodeName(reader) }),
    encode: (data, writer) => {
      writer.write(data.preference, 16);
      encodeName(data.exchange, writer);
    },
  },
  // Octets, not UTF-8: a server may put anything into a string.
  TXT: {
    decode: (reader, end) => {
      const strings: Uint8Array[] = [];
      while (reader.position < end) strings.push(reader.readOctets(reader.read(8)));
      return { strings };
    },
    encode: (data, writer) => {
      for (const string of data.strings) writeCounted(string, writer);
    },
  },
  SOA: {
    decode: (reader) => ({
      mname: decodeName(reader),
      rname: decodeName(reader),
      serial: reader.read(32),
      refresh: reader.read(32),
      retry: reader.read(32),
      expire: reader.read(32),
      minimum: reader.read(32),
    }),
    encode: (data, writer) => {
      encodeName(data.mname, writer);
      encodeName(data.rname, writer);
      for (const field of [data.serial, data.refresh, data.retry, data.expire, data.minimum]) {
        writer.write(field, 32);
      }
    },
  },
  // RFC 2782: never compressed.
  SRV: {
    decode: (reader) => ({
      priority: reader.read(16),
      weight: reader.read(16),
      port: reader.read(16),
      target: decodeName(reader),
    }),
    encode: (data, writer) => {
      for (const field of [data.priority, data.weight, data.port]) writer.write(field, 16);
      encodeName(data.target, writer, false);
    },
  },
  // RFC 8659 section 4.1. A tag is letters and digits, and is matched without regard to case.
  CAA: {
    decode: (reader, end) => {
      const flags = reader.read(8);
      const tag = Buffer.from(reader.readOctets(reader.read(8))).toString('latin1');
      if (!/^[a-z0-9]+$/i.test(tag)) throw new Error('a CAA tag is not letters and digits');
      return { flags, tag: tag.toLowerCase(), value: reader.readOctets(end - reader.position) };
    },
    encode: (data, writer) => {
      writer.write(data.flags, 8);
      writeCounted(Buffer.from(data.tag, 'latin1'), writer);
      writer.writeOctets(data.value);
    },
  },
};

/** Octets behind one octet that counts them. */
function writeCounted(octets: Uint8Array, writer: OctetWriter): void {
  if (octets.length > 255) throw new RangeError(`${octets.length} octets do not fit a count of one octet`);
  writer.write(octets.length, 8);
  writer.writeOctets(octets);
}
