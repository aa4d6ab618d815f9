import type { Dns2Resource } from './dns2-codec.js';
import type { Edns } from './message.js';
import { type DomainName, ROOT } from './name.js';
import { type ResourceRecord, RR_TYPE_CODES, rrTypeCode, rrTypeFromCode } from './rr.js';

/** DO among the 32 bits of the OPT record's TTL field. RFC 6891 section 6.1.3. */
export const DNSSEC_OK = 0x8000;

/** OPT is no record of the data: it describes the message. */
export function isOpt(resource: Dns2Resource): boolean {
  return resource.type === RR_TYPE_CODES.OPT;
}

/** The record that dns2 has decoded. */
export function toRecord(resource: Dns2Resource): ResourceRecord {
  const { name, class: rrClass, ttl, fields, data } = resource;
  return {
    name: name as DomainName,
    class: rrClass,
    ttl,
    type: rrTypeFromCode(resource.type),
    // dns2 keeps the octets of every type without a codec in `data`.
    ...(fields ?? { octets: new Uint8Array(data as Buffer) }),
  } as ResourceRecord;
}

/** The record for dns2 to encode. */
export function fromRecord(record: ResourceRecord): Dns2Resource {
  const { name, class: rrClass, ttl } = record;
  const type = rrTypeCode(record.type);
  return 'octets' in record
    ? { name, type, class: rrClass, ttl, data: Buffer.from(record.octets) }
    : { name, type, class: rrClass, ttl, fields: record };
}

/** Takes a decoded OPT record apart. */
export function toEdns(opt: Dns2Resource): Edns {
  return {
    version: opt.version ?? 0,
    udpSize: opt.class,
    dnssecOk: opt.doFlag ?? false,
    options: (opt.rdata ?? []).map(({ ednsCode, octets }) => ({ code: ednsCode, octets })),
  };
}

/** The OPT record for dns2 to encode; it carries the upper eight bits of `rcode`. */
export function fromEdns(edns: Edns, rcode: number): Dns2Resource {
  return {
    name: ROOT,
    type: RR_TYPE_CODES.OPT,
    class: edns.udpSize,
    ttl: ((rcode >> 4) << 24) | (edns.version << 16) | (edns.dnssecOk ? DNSSEC_OK : 0),
    rdata: edns.options.map(({ code, octets }) => ({ ednsCode: code, octets })),
  };
}
