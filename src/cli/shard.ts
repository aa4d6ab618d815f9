/** Part `index` of `count`, both from 1. */
export type Shard = { readonly index: number; readonly count: number };

/** Reads `2/8`; undefined where it is no shard. */
export function parseShard(text: string): Shard | undefined {
  const match = /^(\d{1,6})\/(\d{1,6})$/.exec(text);
  const [index, count] = [Number(match?.[1]), Number(match?.[2])];
  return index >= 1 && index <= count ? { index, count } : undefined;
}
