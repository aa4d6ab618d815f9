import { randomFillSync } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** Octets fetched at a time: fetching costs the same for one as for thousands, and every question takes some. */
const POOL_OCTETS = 8192;

/** The system's CSPRNG as a device, where it has one. Read so that no first question waits for Node's cryptography to load. */
const DEVICE = '/dev/urandom';

/** Hands out `count` octets of the system's CSPRNG, each octet once. The view is valid until the next call. */
export type RandomOctets = (count: number) => Uint8Array;

export function createRandomOctets(device = DEVICE): RandomOctets {
  const pool = new Uint8Array(POOL_OCTETS);
  let next = POOL_OCTETS;
  return (count) => {
    if (next + count > POOL_OCTETS) {
      if (!fillFrom(device, pool)) randomFillSync(pool);
      next = 0;
    }
    next += count;
    return pool.subarray(next - count, next);
  };
}

/** False where there is no such device, or it gave too little. An ordinary file of that name is somebody's, and no secret. */
function fillFrom(device: string, pool: Uint8Array): boolean {
  try {
    const file = openSync(device, 'r');
    try {
      return fstatSync(file).isCharacterDevice() && readSync(file, pool) === pool.length;
    } finally {
      closeSync(file);
    }
  } catch {
    return false;
  }
}
