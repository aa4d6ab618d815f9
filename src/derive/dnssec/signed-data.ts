import { nameOctets, rdataOctets } from '../../dns/canonical-form.js';
import { type DomainName, domainName, fqdn, lastLabels, ROOT, textLabelsOf } from '../../dns/name.js';
import { CLASS_IN, rrTypeCode } from '../../dns/rr.js';
import type { Rrset } from './rrset.js';
import type { RrsigRecord } from './verdict.js';

/** The octets that a signature is made over: its own data, then the records in canonical form and order. RFC 4034 section 3.1.8.1. */
export function signedData({ name, type, records }: Rrset, signature: RrsigRecord): Uint8Array {
  const owner = nameOctets(signedOwner(name, signature.labels));
  const head = Buffer.alloc(owner.length + 8);
  head.set(owner);
  head.writeUInt16BE(rrTypeCode(type), owner.length);
  head.writeUInt16BE(CLASS_IN, owner.length + 2);
  // The TTL that the zone has, whatever a cache has made of it.
  head.writeUInt32BE(signature.originalTtl, owner.length + 4);
  const parts: Uint8Array[] = [rdataOctets({ ...signature, signature: new Uint8Array() })];
  for (const rdata of inOrder(records.map(rdataOctets))) {
    const length = Buffer.alloc(2);
    length.writeUInt16BE(rdata.length);
    parts.push(head, length, rdata);
  }
  return Buffer.concat(parts);
}

/** Labels as RRSIG counts them: without the root, and without a leading `*`. RFC 4034 section 3.1.3. */
export function signedLabels(name: DomainName): number {
  const labels = textLabelsOf(name);
  return labels[0] === '*' ? labels.length - 1 : labels.length;
}

/** The owner as it was signed: a name that a wildcard answers for stands under the wildcard's own name. */
function signedOwner(name: DomainName, labels: number): DomainName {
  return labels >= signedLabels(name) ? name : wildcardBelow(lastLabels(name, labels));
}

/** `*.` below a name. */
export function wildcardBelow(name: DomainName): DomainName {
  return domainName(name === ROOT ? '*' : `*.${fqdn(name)}`);
}

/** Canonical order of record data, doubles left out. RFC 4034 section 6.3. */
function inOrder(rdatas: readonly Uint8Array[]): Uint8Array[] {
  const sorted = [...rdatas].sort((a, b) => Buffer.compare(a, b));
  return sorted.filter(
    (rdata, index) => index === 0 || Buffer.compare(rdata, sorted[index - 1] as Uint8Array) !== 0,
  );
}
