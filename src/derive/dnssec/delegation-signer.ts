import { createHash } from 'node:crypto';
import { nameOctets, rdataOctets } from '../../dns/canonical-form.js';
import type { DomainName } from '../../dns/name.js';
import { isSupported } from './algorithms.js';
import type { DnskeyRecord, DsRecord } from './verdict.js';

/** The fields of a DS record, or of a trust anchor, that point at a key. */
export type KeyDigest = Pick<DsRecord, 'keyTag' | 'algorithm' | 'digestType' | 'digest'>;

/** Digest types. IANA, DS digest algorithms; RFC 4034 section 5.1.4, RFC 4509, RFC 6605. */
const DIGESTS: ReadonlyMap<number, string> = new Map([
  [1, 'sha1'],
  [2, 'sha256'],
  [4, 'sha384'],
]);
const SHA1 = 1;

/** Flags of a key. RFC 4034 section 2.1.1, RFC 5011 section 2.1. */
const ZONE_KEY = 0x0100;
const REVOKED = 0x0080;
const SECURE_ENTRY_POINT = 0x0001;
const DNSSEC_PROTOCOL = 3;

/** True for a key that may sign the zone's data. RFC 4034 section 2.1, RFC 5011 section 2.1. */
export function isZoneKey({ flags, protocol }: DnskeyRecord): boolean {
  return (flags & ZONE_KEY) !== 0 && (flags & REVOKED) === 0 && protocol === DNSSEC_PROTOCOL;
}

/** True for a key marked as one that a DS points at. A mark for people and tools; validation passes over it. */
export function isEntryPoint({ flags }: DnskeyRecord): boolean {
  return (flags & SECURE_ENTRY_POINT) !== 0;
}

export function isRevoked({ flags }: DnskeyRecord): boolean {
  return (flags & REVOKED) !== 0;
}

/**
 * The digests that can be used: known algorithm and digest type. SHA-1 only where there is nothing better, so that
 * nobody can fall back to it. RFC 4509 section 3.
 */
export function usableDigests<T extends KeyDigest>(digests: readonly T[]): T[] {
  const known = digests.filter((one) => isSupported(one.algorithm) && DIGESTS.has(one.digestType));
  const better = known.filter((one) => one.digestType !== SHA1);
  return better.length > 0 ? better : known;
}

/** The digest of a zone's key, in one of the types above; undefined for any other type. RFC 4034 section 5.1.4. */
export function digestOf(zone: DomainName, key: DnskeyRecord, digestType: number): Uint8Array | undefined {
  const hash = DIGESTS.get(digestType);
  if (hash === undefined) return undefined;
  return new Uint8Array(createHash(hash).update(nameOctets(zone)).update(rdataOctets(key)).digest());
}

/** True where a digest is this key's, and the key may sign. */
export function pointsAt(zone: DomainName, digest: KeyDigest, key: DnskeyRecord): boolean {
  return isZoneKey(key) && fits(zone, digest, key);
}

/** True where a digest is this key's, whatever the key may be used for. */
export function fits(zone: DomainName, digest: KeyDigest, key: DnskeyRecord): boolean {
  if (digest.keyTag !== key.keyTag || digest.algorithm !== key.algorithm) return false;
  const right = digestOf(zone, key, digest.digestType);
  return right !== undefined && Buffer.compare(right, digest.digest) === 0;
}
