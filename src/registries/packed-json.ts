import { deflateRawSync, inflateRawSync } from 'node:zlib';

/** How values are kept in memory. `pack` and `unpack` are each other's inverse. */
export type Keeping<V> = {
  readonly pack: (value: V) => unknown;
  readonly unpack: (packed: unknown) => V;
};

/**
 * For JSON values that are much alike, as a registry's answers are: deflated against the first of them, each takes a
 * tenth of its text. A nation's answers are most of what a run keeps, and what is kept is what the garbage collector
 * goes by. RFC 1951; a string of octets has less overhead than a buffer.
 */
export function asPackedJson<V>(): Keeping<V> {
  let dictionary: Buffer | undefined;
  return {
    pack(value) {
      const text = Buffer.from(JSON.stringify(value));
      dictionary ??= text;
      return deflateRawSync(text, { dictionary }).toString('latin1');
    },
    unpack(packed) {
      const octets = Buffer.from(packed as string, 'latin1');
      return JSON.parse(inflateRawSync(octets, dictionary === undefined ? {} : { dictionary }).toString());
    },
  };
}
