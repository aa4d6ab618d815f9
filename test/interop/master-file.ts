import type { Zone } from '../../fixtures/world/zone-text.js';
import { type DomainName, fqdn } from '../../src/dns/name.js';
import type { ResourceRecord } from '../../src/dns/rr.js';

/** A zone's name and its text, as a name server loads it; null where the file is lost. */
export type MasterFile = { readonly apex: DomainName; readonly text: string | null };

/**
 * A zone as a master file, one absolute record a line. RFC 1035 section 5.1; record data kept as octets in the generic
 * form of RFC 3597 section 5. Throws for a type that has no form here yet.
 */
export function masterFile(zone: Zone): string {
  return zone.records.map((rr) => `${fqdn(rr.name)} ${rr.ttl} IN ${rr.type} ${dataOf(rr)}\n`).join('');
}

function dataOf(rr: ResourceRecord): string {
  if ('octets' in rr) return `\\# ${rr.octets.length} ${hex(rr.octets)}`;
  switch (rr.type) {
    case 'A':
    case 'AAAA':
      return rr.address;
    case 'NS':
    case 'CNAME':
    case 'PTR':
    case 'DNAME':
      return fqdn(rr.target);
    case 'MX':
      return `${rr.preference} ${fqdn(rr.exchange)}`;
    case 'TXT':
      return rr.strings.map(quoted).join(' ');
    case 'SOA':
      return [fqdn(rr.mname), fqdn(rr.rname), rr.serial, rr.refresh, rr.retry, rr.expire, rr.minimum].join(
        ' ',
      );
    case 'CAA':
      return `${rr.flags} ${rr.tag} ${quoted(rr.value)}`;
    case 'DS':
      return `${rr.keyTag} ${rr.algorithm} ${rr.digestType} ${hex(rr.digest)}`;
    default:
      throw new Error(`${rr.type} records have no master-file form here`);
  }
}

function hex(octets: Uint8Array): string {
  return Buffer.from(octets).toString('hex');
}

/** Everything but plain characters as `\DDD`, so that no server reads it in its own way. */
function quoted(octets: Uint8Array): string {
  const characters = [...octets].map((octet) => {
    const character = String.fromCharCode(octet);
    return /[ !#-[\]-~]/.test(character) ? character : `\\${String(octet).padStart(3, '0')}`;
  });
  return `"${characters.join('')}"`;
}
