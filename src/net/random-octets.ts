import { randomFillSync } from 'node:crypto';

/** Octets fetched at a time: fetching costs the same for one as for thousands, and every question takes some. */
const POOL_OCTETS = 8192;

/** Hands out `count` octets of the system's CSPRNG, each octet once. The view is valid until the next call. */
export type RandomOctets = (count: number) => Uint8Array;

export function createRandomOctets(): RandomOctets {
  const pool = new Uint8Array(POOL_OCTETS);
  let next = POOL_OCTETS;
  return (count) => {
    if (next + count > POOL_OCTETS) {
      randomFillSync(pool);
      next = 0;
    }
    next += count;
    return pool.subarray(next - count, next);
  };
}
