import type { DnsMessage } from '../../dns/message.js';
import type { DomainName } from '../../dns/name.js';
import { isZoneKey, type KeyDigest, pointsAt, usableDigests } from './delegation-signer.js';
import { findRrset } from './rrset.js';
import { isUsable } from './usable.js';
import { validateRrset } from './validate-rrset.js';
import type { DnskeyRecord, Flaw, NotSecure } from './verdict.js';
import type { Work } from './work.js';

/** A zone's keys, trusted or not. */
export type KeysVerdict = { readonly state: 'secure'; readonly keys: readonly DnskeyRecord[] } | NotSecure;

/**
 * Whether the DNSKEY set in a reply is the one that the digests vouch for: signed by a key that one of them points at.
 * A DS set without any usable digest leaves the zone unsigned. RFC 4035 section 5.2.
 */
export function validateKeys(
  zone: DomainName,
  reply: DnsMessage | undefined,
  digests: readonly KeyDigest[],
  circumstances: { readonly now: number; readonly work: Work },
): KeysVerdict {
  if (!isUsable(reply)) {
    return { state: 'indeterminate', missing: { kind: 'no-answer', zone, type: 'DNSKEY' } };
  }
  const usable = usableDigests(digests);
  if (usable.length === 0) return { state: 'insecure', proof: { kind: 'unsupported', zone } };
  const rrset = findRrset(reply.answers, zone, 'DNSKEY');
  if (rrset === undefined) return bogus(zone, { kind: 'no-dnskey' });
  const keys = keysIn(reply, zone);
  const trusted = keys.filter((key) => usable.some((digest) => pointsAt(zone, digest, key)));
  if (trusted.length === 0) return bogus(zone, { kind: 'no-match' });
  const verdict = validateRrset(rrset, { zone, keys: trusted, ...circumstances });
  switch (verdict.state) {
    case 'secure':
      return { state: 'secure', keys };
    case 'bogus':
      return bogus(zone, verdict.flaw);
    case 'indeterminate':
      return { state: 'indeterminate', missing: { kind: 'limit', limit: verdict.limit } };
  }
}

/** The keys of a zone in a reply that may sign its data. */
export function keysIn(reply: DnsMessage, zone: DomainName): DnskeyRecord[] {
  return dnskeysIn(reply, zone).filter(isZoneKey);
}

/** The keys that stand beside them and may not. */
export function unusableKeysIn(reply: DnsMessage, zone: DomainName): DnskeyRecord[] {
  return dnskeysIn(reply, zone).filter((key) => !isZoneKey(key));
}

function dnskeysIn(reply: DnsMessage, zone: DomainName): DnskeyRecord[] {
  const records = findRrset(reply.answers, zone, 'DNSKEY')?.records ?? [];
  return records.filter((rr): rr is DnskeyRecord => rr.type === 'DNSKEY');
}

function bogus(zone: DomainName, flaw: Flaw): NotSecure {
  return { state: 'bogus', link: { zone, name: zone, type: 'DNSKEY', flaw } };
}
