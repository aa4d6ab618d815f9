import { createHash } from 'node:crypto';
import { registrableDomain } from '../dns/public-suffix.js';
import type { Shard } from '../model/report.js';
import type { Targets } from './targets.js';

/**
 * The part of the input that is this shard's. By the registered domain, so that names of one registration are looked up
 * by one shard. Depends on nothing but name and count: the parts are disjoint, together they are everything.
 */
export function inShard({ targets, bad }: Targets, shard: Shard): Targets {
  return {
    targets: targets.filter(({ domain }) => isIn(registrableDomain(domain) ?? domain, shard)),
    bad: bad.filter(({ text }) => isIn(text, shard)),
  };
}

function isIn(key: string, { index, count }: Shard): boolean {
  return createHash('sha256').update(key).digest().readUInt32BE(0) % count === index - 1;
}
