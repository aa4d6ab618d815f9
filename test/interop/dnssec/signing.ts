import type { Software } from '../software.js';

/**
 * What is done with a key at one moment: its DNSKEY record is `published`, it `signs`, its parent has its `ds`. A roll is
 * a sequence of such moments. RFC 6781 section 4.1, RFC 7583.
 */
export type KeyUse = 'published' | 'signs' | 'ds';

/** A key of a zone. `name` tells it apart; copies of one zone share their keys by it. `csk` signs everything. */
export type PlannedKey = {
  readonly name: string;
  readonly role: 'ksk' | 'zsk' | 'csk';
  /** In the words that BIND and ldns share. */
  readonly algorithm: string;
  readonly uses: readonly KeyUse[];
};

/** How one copy of a zone is signed. A zone has key-signing and zone-signing keys, or only such as do both. */
export type Signing = {
  readonly keys: readonly PlannedKey[];
  readonly denial: 'nsec' | 'nsec3';
  /** Days from the world's day to the signing; negative for the past. */
  readonly days: number;
};

const ALGORITHM = 'ECDSAP256SHA256';

/** What each software is mostly used with here. */
const USUAL_DENIAL = { bind: 'nsec', knot: 'nsec3', nsd: 'nsec' } as const satisfies Record<
  Software,
  Signing['denial']
>;

/** A zone in order: one key that signs everything. */
export function usualSigning(software: Software, algorithm = ALGORITHM): Signing {
  return { keys: [csk('only', 'in use', algorithm)], denial: USUAL_DENIAL[software], days: 0 };
}

type Uses = readonly KeyUse[] | 'in use';

export function csk(name: string, uses: Uses, algorithm = ALGORITHM): PlannedKey {
  return { name, role: 'csk', algorithm, uses: uses === 'in use' ? ['published', 'signs', 'ds'] : uses };
}

export function ksk(name: string, uses: Uses, algorithm = ALGORITHM): PlannedKey {
  return { name, role: 'ksk', algorithm, uses: uses === 'in use' ? ['published', 'signs', 'ds'] : uses };
}

export function zsk(name: string, uses: Uses, algorithm = ALGORITHM): PlannedKey {
  return { name, role: 'zsk', algorithm, uses: uses === 'in use' ? ['published', 'signs'] : uses };
}
