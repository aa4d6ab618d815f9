import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OctetReader, OctetWriter } from '../../src/dns/octets.js';

/** Fields of the widths that dns2 reads, whole octets or not. */
const fields = fc.array(
  fc
    .constantFrom(1, 4, 8, 16, 32)
    .chain((bits) => fc.record({ bits: fc.constant(bits), value: fc.nat(2 ** bits - 1) })),
  { maxLength: 600 },
);

describe('OctetWriter and OctetReader', () => {
  it('give back every field, aligned or not, across a growing buffer', () => {
    fc.assert(
      fc.property(fields, (written) => {
        const writer = new OctetWriter();
        for (const { value, bits } of written) writer.write(value, bits);
        const length = written.reduce((sum, { bits }) => sum + bits, 0);
        expect(writer.bitLength()).toBe(length);
        const reader = new OctetReader(writer.toBuffer());
        expect(written.map(({ bits }) => reader.read(bits))).toEqual(written.map(({ value }) => value));
        expect(reader.remaining()).toBe((8 - (length % 8)) % 8);
      }),
    );
  });

  it('patch what was written, and nothing beside it', () => {
    const writer = new OctetWriter();
    for (let i = 0; i < 4; i++) writer.write(0xff, 8);
    writer.patch(8, 0x1234, 16);
    writer.patch(0, 0, 4);
    expect([...writer.toBuffer()]).toEqual([0x0f, 0x12, 0x34, 0xff]);
  });

  it('take over what another writer holds', () => {
    const part = new OctetWriter();
    part.write(0x0102, 16);
    const whole = new OctetWriter();
    whole.write(9, 8);
    whole.writeBuffer(part);
    expect([...whole.toBuffer()]).toEqual([9, 1, 2]);
  });
});

describe('OctetReader', () => {
  it('throws a RangeError past the end, and stays where it was', () => {
    const reader = new OctetReader(Buffer.from([1, 2]));
    expect(() => reader.read(32)).toThrow(RangeError);
    expect(() => reader.readOctets(3)).toThrow(RangeError);
    expect(() => reader.readOctets(-1)).toThrow(RangeError);
    expect(reader.read(16)).toBe(0x0102);
    expect(() => reader.read(1)).toThrow(RangeError);
  });

  it('gives copies', () => {
    const message = Buffer.from([1, 2, 3]);
    const octets = new OctetReader(message).readOctets(2);
    message.fill(0);
    expect([...octets]).toEqual([1, 2]);
  });
});
