import type { DomainName } from '../../dns/name.js';
import type { RecordOf, RrType } from '../../dns/rr.js';
import type { DnssecLimit } from './limits.js';

/**
 * What is wrong with signed data.
 * - `unsigned`: no signature over it. `expired`, `not-yet-valid`: outside its time; `at` is the instant it missed.
 * - `wrong-signature`: a key of the zone is named, and its signature does not fit. `no-key`: the key named is not there.
 * - `wrong-signer`: signed in the name of another zone. `malformed`: the signature or its key cannot be right.
 * - `unsupported`: signed, but by no algorithm that this tool knows.
 * - `no-dnskey`: the zone has no keys. `no-match`: no key of the zone fits the DS set.
 * - `no-proof`: something is said not to be there, without the NSEC or NSEC3 records that prove it.
 */
export type Flaw =
  | { readonly kind: 'expired' | 'not-yet-valid'; readonly at: string; readonly keyTag: number }
  | { readonly kind: 'wrong-signature' | 'no-key' | 'malformed'; readonly keyTag: number }
  | { readonly kind: 'wrong-signer'; readonly signer: DomainName }
  | { readonly kind: 'unsupported'; readonly algorithm: number }
  | { readonly kind: 'unsigned' | 'no-dnskey' | 'no-match' | 'no-proof' };

/** True where nothing but the time is wrong, by a clock that may be wrong itself. */
export function isOutOfTime({ kind }: Flaw): boolean {
  return kind === 'expired' || kind === 'not-yet-valid';
}

/** The first link of the chain that does not hold: data of `zone` that cannot be trusted. */
export type BrokenLink = {
  readonly zone: DomainName;
  readonly name: DomainName;
  readonly type: RrType;
  readonly flaw: Flaw;
};

/** What was missing for a verdict. `clock`: nothing vouches for ours, as the chain's first zone is outside its time by it. */
export type Missing =
  | { readonly kind: 'no-anchor' }
  | { readonly kind: 'no-answer'; readonly zone: DomainName; readonly type: RrType }
  | { readonly kind: 'clock'; readonly link: BrokenLink }
  | { readonly kind: 'limit'; readonly limit: DnssecLimit };

/** Why a zone may be unsigned: it has no DS, or only such as nobody here can use. */
export type InsecureProof =
  | { readonly kind: 'no-ds'; readonly zone: DomainName; readonly by: DenialKind }
  | { readonly kind: 'unsupported'; readonly zone: DomainName };

/** By which records something is denied; `opt-out`: NSEC3 that leaves unsigned delegations out. */
export type DenialKind = 'nsec' | 'nsec3' | 'opt-out';

export type NotSecure =
  | { readonly state: 'insecure'; readonly proof: InsecureProof }
  | { readonly state: 'bogus'; readonly link: BrokenLink }
  | { readonly state: 'indeterminate'; readonly missing: Missing };

/** How the chain of trust to something ends. RFC 4035 section 4.3. */
export type TrustVerdict = { readonly state: 'secure' } | NotSecure;

export type DnskeyRecord = RecordOf<'DNSKEY'>;
export type DsRecord = RecordOf<'DS'>;
export type RrsigRecord = RecordOf<'RRSIG'>;
