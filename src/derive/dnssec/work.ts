import { createHash, type KeyObject } from 'node:crypto';
import { nameOctets } from '../../dns/canonical-form.js';
import type { DomainName } from '../../dns/name.js';
import { isSignature, publicKeyOf } from './algorithms.js';
import { DNSSEC_LIMITS } from './limits.js';
import type { DnskeyRecord } from './verdict.js';

/**
 * The dear part of validating one name: what was worked out once is known (the servers of a zone send the same
 * signatures), and what is left may be used up.
 */
export type Work = {
  readonly verify: (key: DnskeyRecord, data: Uint8Array, signature: Uint8Array) => VerifyResult;
  /** The hash of a name for NSEC3; undefined once the limit is reached. RFC 5155 section 5. */
  readonly nsec3Hash: (name: DomainName, salt: Uint8Array, iterations: number) => string | undefined;
  /** Signatures verified so far. */
  readonly verified: () => number;
};

type VerifyResult = 'good' | 'bad' | 'bad-key' | 'limit';

export function createWork(): Work {
  const keys = new Map<string, KeyObject | undefined>();
  const results = new Map<string, VerifyResult>();
  const hashes = new Map<string, string>();

  function keyObject({ algorithm, publicKey }: DnskeyRecord): KeyObject | undefined {
    const id = `${algorithm} ${Buffer.from(publicKey).toString('base64')}`;
    if (!keys.has(id)) keys.set(id, publicKeyOf(algorithm, publicKey));
    return keys.get(id);
  }

  return {
    verify: (record, data, signature) => {
      const id = digestOf([Uint8Array.of(record.algorithm), record.publicKey, data, signature]);
      const known = results.get(id);
      if (known !== undefined) return known;
      if (results.size >= DNSSEC_LIMITS.MAX_VALIDATIONS_PER_NAME) return 'limit';
      const key = keyObject(record);
      const result =
        key === undefined ? 'bad-key' : isSignature(record.algorithm, key, data, signature) ? 'good' : 'bad';
      results.set(id, result);
      return result;
    },
    nsec3Hash: (name, salt, iterations) => {
      const id = `${iterations} ${Buffer.from(salt).toString('hex')} ${name}`;
      const known = hashes.get(id);
      if (known !== undefined) return known;
      if (hashes.size >= DNSSEC_LIMITS.MAX_NSEC3_HASHES_PER_NAME) return undefined;
      let octets = createHash('sha1').update(nameOctets(name)).update(salt).digest();
      for (let i = 0; i < iterations; i++) octets = createHash('sha1').update(octets).update(salt).digest();
      const hash = octets.toString('hex');
      hashes.set(id, hash);
      return hash;
    },
    verified: () => results.size,
  };
}

/** Tells inputs apart, whatever their lengths. */
function digestOf(parts: readonly Uint8Array[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length}:`).update(part);
  return hash.digest('base64');
}
