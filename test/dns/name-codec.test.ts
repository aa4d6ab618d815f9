import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { labelsOf, nameFromLabels } from '../../src/dns/name.js';
import { decodeName, encodeName, MAX_POINTER_HOPS } from '../../src/dns/name-codec.js';
import { OctetReader, OctetWriter } from '../../src/dns/octets.js';
import { anyName, hex } from './samples.js';

/** Twelve octets in place of a header, then `octets`; the name is read at octet `at`. */
function readerOf(octets: Uint8Array, at = 12): OctetReader {
  return new OctetReader(Buffer.concat([Buffer.alloc(12, 1), octets]), at * 8);
}

function pointer(target: number): number[] {
  return [0xc0 | (target >> 8), target & 0xff];
}

function encoded(name: string): Uint8Array {
  const writer = new OctetWriter();
  encodeName(name, writer);
  return new Uint8Array(writer.toBuffer());
}

describe('decodeName', () => {
  it('reads a name, in lower case, and stops behind it', () => {
    const reader = readerOf(hex('04 4a 6f 47 6f 02 4a 50 00 ff'));
    expect(decodeName(reader)).toBe('jogo.jp');
    expect(reader.position).toBe(12 + 9);
  });

  it('follows pointers back and stops behind the first', () => {
    const octets = [2, 0x6a, 0x70, 0, 1, 0x61, ...pointer(12), 1, 0x62, ...pointer(16), 0xff];
    const reader = readerOf(Uint8Array.from(octets), 20);
    expect(decodeName(reader)).toBe('b.a.jp');
    expect(reader.position).toBe(24);
    // What was read once is read again alike.
    expect(decodeName(readerOf(Uint8Array.from(octets), 20))).toBe('b.a.jp');
    reader.position = 18;
    expect(decodeName(reader)).toBe('jp');
    expect(reader.position).toBe(20);
  });

  it('keeps a label with a dot in one piece, and every octet', () => {
    expect(decodeName(readerOf(hex('03 61 2e 62 02 ff 00 00')))).toBe('a\\.b.\\255\\000');
  });

  it.each([
    ['nothing', ''],
    ['a name without its end', '01 61'],
    ['a label cut short', '05 61 62'],
    ['a label that ends the message', '02 61 62'],
    ['a pointer cut short', 'c0'],
    ['a pointer to itself', 'c0 0c'],
    ['a pointer forward', 'c0 0e 00'],
    ['a pointer to the labels it ends', '01 61 c0 0c'],
    ['a pointer into those labels', '03 01 62 00 c0 0d'],
    ['a pointer into the header', 'c0 0b'],
    ['a pointer to the first octet', 'c0 00'],
    ['a pointer beyond the message', 'ff ff'],
    ['a label of type 01', '41 00 00'],
    ['a label of type 10', '80 00 00'],
  ])('refuses %s', (_, octets) => {
    expect(() => decodeName(readerOf(hex(octets)))).toThrow();
  });

  it('refuses two pointers that lead to each other', () => {
    const octets = Uint8Array.from([...pointer(14), ...pointer(12)]);
    for (const at of [12, 14]) expect(() => decodeName(readerOf(octets, at))).toThrow('backwards');
  });

  it('takes 255 octets and no more', () => {
    const label = (length: number) => [length, ...Array.from({ length }, () => 0x61)];
    const fits = Uint8Array.from([...label(63), ...label(63), ...label(63), ...label(61), 0]);
    expect(decodeName(readerOf(fits))).toHaveLength(253);
    const over = Uint8Array.from([...label(63), ...label(63), ...label(63), ...label(62), 0]);
    expect(() => decodeName(readerOf(over))).toThrow('255');
  });

  it('follows 126 pointers and no more', () => {
    // A root name, then pointers that each point at the one before.
    const chain = [
      0,
      ...Array.from({ length: 200 }, (_, i) => pointer(i === 0 ? 12 : 13 + (i - 1) * 2)).flat(),
    ];
    const octets = Uint8Array.from(chain);
    const at = (hops: number) => 13 + (hops - 1) * 2;
    expect(decodeName(readerOf(octets, at(MAX_POINTER_HOPS)))).toBe('.');
    expect(() => decodeName(readerOf(octets, at(MAX_POINTER_HOPS + 1)))).toThrow('pointers');
  });

  it('refuses 64 KiB of pointers at the start of every one of them', () => {
    const octets = Uint8Array.from([
      0,
      ...Array.from({ length: 8_000 }, (_, i) => pointer(i === 0 ? 12 : 11 + i * 2)).flat(),
    ]);
    const reader = readerOf(octets);
    let refused = 0;
    for (let i = 0; i < 8_000; i++) {
      reader.position = 13 + i * 2;
      try {
        decodeName(reader);
      } catch {
        refused++;
      }
    }
    expect(refused).toBe(8_000 - MAX_POINTER_HOPS);
  });

  it('never reads past the message, whatever the octets', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 300 }), (octets) => {
        const reader = readerOf(octets);
        try {
          expect(nameFromLabels(labelsOf(decodeName(reader)))).toBeTypeOf('string');
        } catch (error) {
          expect(error).toBeInstanceOf(Error);
        }
        expect(reader.position).toBeLessThanOrEqual(12 + octets.length);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('encodeName', () => {
  it('is the inverse of decodeName', () => {
    fc.assert(
      fc.property(anyName, (name) => {
        expect(decodeName(readerOf(encoded(name)))).toBe(name);
      }),
    );
  });

  it('keeps the case given', () => {
    expect(encoded('JoGo.jp.')).toEqual(hex('04 4a 6f 47 6f 02 6a 70 00'));
  });

  it('writes escapes as the octets they stand for', () => {
    expect(encoded('a\\.b\\255')).toEqual(hex('04 61 2e 62 ff 00'));
  });

  it('points at a suffix that was written, without regard to case, unless told not to', () => {
    const writer = new OctetWriter();
    writer.names = new Map();
    for (const name of ['a.Example', 'b.example', 'EXAMPLE', '.', 'a\\.example']) encodeName(name, writer);
    encodeName('b.example', writer, false);
    const expected =
      '01 61 07 45 78 61 6d 70 6c 65 00  01 62 c0 02  c0 02  00  09 61 2e 65 78 61 6d 70 6c 65 00';
    expect(new Uint8Array(writer.toBuffer())).toEqual(hex(`${expected} 01 62 07 65 78 61 6d 70 6c 65 00`));
  });

  it('does not point further than 14 bits reach', () => {
    const writer = new OctetWriter();
    writer.names = new Map();
    writer.writeOctets(new Uint8Array(0x4000));
    encodeName('example', writer);
    encodeName('example', writer);
    expect(writer.byteLength()).toBe(0x4000 + 2 * 9);
  });

  it.each(['', 'a..jp', 'a\\25.jp', `${'a'.repeat(64)}.jp`])('throws for %j, which is no name', (name) => {
    expect(() => encoded(name)).toThrow();
  });
});
