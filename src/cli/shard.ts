import type { Shard } from '../model/report.js';
import { UsageError } from './usage-error.js';

/** Reads `2/8`; undefined where it is no shard. */
export function parseShard(text: string): Shard | undefined {
  const match = /^(\d{1,6})\/(\d{1,6})$/.exec(text);
  const [index, count] = [Number(match?.[1]), Number(match?.[2])];
  return index >= 1 && index <= count ? { index, count } : undefined;
}

/** The parts that are not among these, as `3/8`. Throws a `UsageError` where they are not parts of one division. */
export function missingParts(shards: readonly Shard[]): readonly string[] {
  const [first] = shards;
  if (first === undefined) return [];
  const other = shards.find(({ count }) => count !== first.count);
  if (other !== undefined)
    throw new UsageError(`${written(first)} and ${written(other)} are not parts of one division`);
  const there = new Set(shards.map(({ index }) => index));
  return Array.from({ length: first.count }, (_, at) => ({ index: at + 1, count: first.count }))
    .filter(({ index }) => !there.has(index))
    .map(written);
}

function written({ index, count }: Shard): string {
  return `${index}/${count}`;
}
