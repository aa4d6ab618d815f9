import type { DomainName } from './name.js';
import { encodeName } from './name-codec.js';
import { OctetWriter } from './octets.js';
import type { RdataCodec } from './rdata-codec.js';
import { DNSSEC_RDATA } from './rdata-dnssec.js';
import { PLAIN_RDATA } from './rdata-plain.js';
import type { ResourceRecord } from './rr.js';

const CODECS = new Map<string, RdataCodec<object>>(
  Object.entries({ ...PLAIN_RDATA, ...DNSSEC_RDATA } as unknown as Record<string, RdataCodec<object>>),
);

/** A name on the wire, uncompressed and in lower case. RFC 4034 section 6.2. */
export function nameOctets(name: DomainName): Uint8Array {
  const writer = new OctetWriter();
  encodeName(name, writer, false);
  return new Uint8Array(writer.toBuffer());
}

/**
 * Record data in canonical form: names uncompressed and in lower case, everything else as it came. Names are in lower
 * case since they were decoded, save the next name of an NSEC record. RFC 4034 section 6.2, RFC 6840 section 5.1.
 */
export function rdataOctets(record: ResourceRecord): Uint8Array {
  if ('octets' in record) return record.octets;
  const codec = CODECS.get(record.type);
  if (codec === undefined) throw new Error(`no codec for ${record.type}`);
  const writer = new OctetWriter();
  // Names are compressed only by a writer that keeps track of them; this one does not.
  codec.encode(record, writer);
  return new Uint8Array(writer.toBuffer());
}
