/**
 * What validating one audited name may cost. Its servers may want it to cost more (KeyTrap, CVE-2023-50387; NSEC3,
 * CVE-2023-50868), so every limit has a name, and running into one ends in `indeterminate` under that name. Counted, not
 * timed: the same evidence must give the same verdict on any machine.
 */
export const DNSSEC_LIMITS = {
  /** Signatures verified for one RRset. BIND: 16. */
  MAX_VALIDATIONS_PER_RRSET: 16,
  /** Keys of a zone with the tag and algorithm of one signature. An honest zone has one, seldom two. */
  MAX_KEYS_PER_TAG: 4,
  /** Signatures verified for one audited name, each distinct one once. A healthy one needs about 20. */
  MAX_VALIDATIONS_PER_NAME: 400,
  /** CDS or CDNSKEY records, each held against every key. In the middle of a change of keys there are two, seldom four. */
  MAX_WANTED_DS: 16,
  /** Further hash iterations of NSEC3. RFC 9276 section 3.2; Unbound and BIND: 50. */
  MAX_NSEC3_ITERATIONS: 50,
  /** Hashes of NSEC3 for one audited name, iterations not counted. A healthy one needs some dozens. */
  MAX_NSEC3_HASHES_PER_NAME: 2_000,
} as const;

export type DnssecLimit = keyof typeof DNSSEC_LIMITS;

/** Octets of an RSA public exponent. 3 and 65537 are usual; a long one makes each verification as dear as signing. */
export const MAX_RSA_EXPONENT_OCTETS = 8;

/** Bits of an RSA modulus. RFC 3110 section 2, RFC 5702 section 2.1. */
export const RSA_MODULUS_BITS = { least: 512, most: 4096 } as const;
