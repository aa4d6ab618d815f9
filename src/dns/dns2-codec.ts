import { Packet as Dns2Packet } from 'dns2';
import { EDNS_OPTION_CODES } from './message.js';
import { decodeName, encodeName } from './name-codec.js';
import { OctetReader, OctetWriter } from './octets.js';
import type { CodedRrType, DataOf, RdataCodec } from './rdata-codec.js';
import { DNSSEC_RDATA } from './rdata-dnssec.js';
import { PLAIN_RDATA } from './rdata-plain.js';
import { RR_TYPE_CODES } from './rr.js';

/** An EDNS option as dns2 lists it. `ednsCode` is the option code. */
type Dns2Option = { readonly ednsCode: number; readonly octets: Uint8Array };

/**
 * A record as dns2 passes it around. Types that are taken apart carry `fields`, all others their `data`; an OPT record
 * carries `rdata`. A record without `fields` is written in dns2's own shape (`ns`, `domain`, `primary` ...).
 */
export type Dns2Resource = {
  name: string;
  type: number;
  class: number;
  ttl: number;
  fields?: object;
  data?: unknown;
  rdata?: readonly Dns2Option[];
  extendedRcode?: number;
  version?: number;
  doFlag?: boolean;
};

type Dns2RdataCodec = {
  decode: (this: Dns2Resource, reader: OctetReader, length: number) => Dns2Resource;
  encode?: (resource: Dns2Resource, writer: OctetWriter) => void;
};

/** dns2's `Packet` as it is once this file is loaded; its own types know nothing of the plug-in points. */
type PluggedPacket = {
  new (): {
    header: Partial<Dns2Header>;
    questions: Dns2Question[];
    answers: Dns2Resource[];
    authorities: Dns2Resource[];
    additionals: Dns2Resource[];
    toBuffer(): Buffer;
  };
  Reader: typeof OctetReader;
  Writer: typeof OctetWriter;
  Name: {
    decode: (reader: OctetReader | Buffer) => string;
    encode: (name: string | undefined, writer?: OctetWriter) => Buffer | undefined;
  };
  readonly TYPE: Record<string, number>;
  readonly TYPE_NAME: Record<number, string>;
  readonly EDNS_OPTION_CODE: Record<string, number>;
  readonly EDNS_OPTION_NAME: Record<number, string>;
  readonly Header: { parse: (reader: OctetReader) => Dns2Header };
  readonly Question: { parse: (reader: OctetReader) => Dns2Question };
  readonly Resource: { parse: (reader: OctetReader) => Dns2Resource };
};

export type Dns2Question = { name: string; type: number; class: number };

/** Flags are 0 or 1. */
export type Dns2Header = {
  id: number;
  qr: number;
  opcode: number;
  aa: number;
  tc: number;
  rd: number;
  ra: number;
  ad: number;
  cd: number;
  rcode: number;
  qdcount: number;
  ancount: number;
  nscount: number;
  arcount: number;
};

/**
 * dns2's codec with its gaps closed: names and record data octet-safe and hardened, more types, whole octets read at
 * a time. dns2 still frames messages (header, questions, sections, RDLENGTH) and runs the servers of simulated worlds,
 * which share these plug-in points. Why: src/decisions/0001-wire-codec.md.
 */
export const Packet = Dns2Packet as unknown as PluggedPacket;

const CODECS: { readonly [T in CodedRrType]: RdataCodec<DataOf<T>> } = { ...PLAIN_RDATA, ...DNSSEC_RDATA };
const rdataCodecs = Packet.Resource as unknown as Record<string, Dns2RdataCodec | undefined>;

Packet.Reader = OctetReader;
Packet.Writer = OctetWriter;
Packet.Name.decode = (source) => decodeName(source instanceof OctetReader ? source : new OctetReader(source));
Packet.Name.encode = (name, writer) => {
  // dns2 leaves the name of an OPT record out, and the root may be given as nothing.
  const target = writer ?? new OctetWriter();
  encodeName(name || '.', target);
  return writer === undefined ? target.toBuffer() : undefined;
};

for (const [name, code] of Object.entries(RR_TYPE_CODES)) {
  if (name === 'OPT') continue;
  Packet.TYPE[name] = code;
  Packet.TYPE_NAME[code] = name;
}
for (const type of Object.keys(CODECS) as CodedRrType[]) registerCodec(type);
// SPF records went with RFC 7208; their octets are kept like those of any other type.
delete rdataCodecs.SPF;
registerOpt();

function registerCodec(type: CodedRrType): void {
  const codec = CODECS[type] as RdataCodec<object>;
  const encodeDns2Shape = rdataCodecs[type]?.encode;
  rdataCodecs[type] = {
    decode(reader, length) {
      this.ttl = ttlFromWire(wireTtl(reader));
      this.fields = codec.decode(reader, reader.position + length);
      return this;
    },
    encode(resource, writer) {
      if (resource.fields !== undefined) codec.encode(resource.fields, writer);
      // dns2 cannot write `::ffff:192.0.2.1`; its shape of an address record is ours.
      else if (type === 'AAAA' || encodeDns2Shape === undefined) codec.encode(resource, writer);
      else encodeDns2Shape(resource, writer);
    },
  };
}

/**
 * dns2 drops options it has no codec for, and takes the flags from a TTL that it has clamped before, which spoils
 * extended response codes from 2048 on. RFC 6891 section 6.1.
 */
function registerOpt(): void {
  for (const [name, code] of Object.entries(EDNS_OPTION_CODES)) {
    Packet.EDNS_OPTION_CODE[name] = code;
    Packet.EDNS_OPTION_NAME[code] = name;
  }
  const opt = rdataCodecs.EDNS as Dns2RdataCodec;
  const encodeDns2Options = opt.encode as NonNullable<Dns2RdataCodec['encode']>;
  opt.decode = function (reader, length) {
    this.ttl = wireTtl(reader);
    this.extendedRcode = this.ttl >>> 24;
    this.version = (this.ttl >>> 16) & 0xff;
    this.doFlag = (this.ttl & 0x8000) !== 0;
    const end = reader.position + length;
    const options: Dns2Option[] = [];
    while (reader.position < end) {
      options.push({ ednsCode: reader.read(16), octets: reader.readOctets(reader.read(16)) });
    }
    this.rdata = options;
    return this;
  };
  opt.encode = (resource, writer) => {
    writer.patch(writer.bitLength() - TTL_BEFORE_RDATA_OCTETS * 8, resource.ttl, 32);
    for (const option of resource.rdata ?? []) {
      // Worlds may still put an option of dns2's own shape here.
      if ('octets' in option) {
        writer.write(option.ednsCode, 16);
        writer.write(option.octets.length, 16);
        writer.writeOctets(option.octets);
      } else {
        encodeDns2Options({ ...resource, rdata: [option] }, writer);
      }
    }
  };
}

/** The TTL stands before RDLENGTH, and RDLENGTH before the data. RFC 1035 section 4.1.3. */
const TTL_BEFORE_RDATA_OCTETS = 6;

/** The TTL as it stands in the message, seen from the start of the record data: dns2 has clamped its own copy. */
function wireTtl(reader: OctetReader): number {
  return reader.buffer.readUInt32BE(reader.position - TTL_BEFORE_RDATA_OCTETS);
}

/** A TTL with its first bit set counts as 0. RFC 2181 section 8. (dns2's clamp to 2^31-1 stays where data stays octets.) */
function ttlFromWire(ttl: number): number {
  return ttl > 0x7fffffff ? 0 : ttl;
}
