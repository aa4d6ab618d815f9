/** How values are kept in memory. `pack` and `unpack` are each other's inverse. */
export type Keeping<V> = {
  readonly pack: (value: V) => unknown;
  readonly unpack: (packed: unknown) => V;
};

/** A string of octets has less overhead than a buffer of its own. */
type Packed = { readonly octets: string; readonly dictionary: Buffer };

/**
 * For JSON values of a few kinds that are much alike within, as the answers of each registry are: deflated against the
 * first of its kind, each takes a tenth of its text. A nation's answers are most of what a run keeps, and the garbage
 * collector goes by what is kept. RFC 1951.
 */
export function asPackedJson<V>(kindOf: (value: V) => string): Keeping<V> {
  const firsts = new Map<string, Buffer>();
  // Loaded with the first answer: before the first question everybody waits for what is loaded.
  const zlib = () => process.getBuiltinModule('node:zlib');
  return {
    pack(value): Packed {
      const text = Buffer.from(JSON.stringify(value));
      const kind = kindOf(value);
      const dictionary = firsts.get(kind) ?? text;
      firsts.set(kind, dictionary);
      return { octets: zlib().deflateRawSync(text, { dictionary }).toString('latin1'), dictionary };
    },
    unpack(packed) {
      const { octets, dictionary } = packed as Packed;
      return JSON.parse(zlib().inflateRawSync(Buffer.from(octets, 'latin1'), { dictionary }).toString());
    },
  };
}
