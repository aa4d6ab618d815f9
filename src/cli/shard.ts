import { createHash } from 'node:crypto';
import { registrableDomain } from '../dns/public-suffix.js';
import type { Targets } from './targets.js';

/** Part `index` of `count`, both from 1. */
export type Shard = { readonly index: number; readonly count: number };

/** Reads `2/8`; undefined where it is no shard. */
export function parseShard(text: string): Shard | undefined {
  const match = /^(\d{1,6})\/(\d{1,6})$/.exec(text);
  const [index, count] = [Number(match?.[1]), Number(match?.[2])];
  return index >= 1 && index <= count ? { index, count } : undefined;
}

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
