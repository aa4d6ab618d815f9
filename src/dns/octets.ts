import type { DomainName } from './name.js';

/**
 * Reads a message octet by octet, for dns2's plug-in point `Packet.Reader`: dns2 counts `offset` in bits and reads
 * fields of 1, 4, 8, 16 and 32 bits. Its own reader goes through every bit; this one only where a field is not
 * made of whole octets (the flags). A class because dns2 builds it with `new`.
 * Throws a RangeError where the message ends too early.
 */
export class OctetReader {
  readonly buffer: Buffer;
  /** Names read so far, by the octet where their first label stands. */
  readonly names = new Map<number, DomainName>();
  /** In bits, as dns2 counts. */
  offset: number;

  constructor(buffer: Buffer, offset = 0) {
    this.buffer = buffer;
    this.offset = offset;
  }

  /** The offset in octets. */
  get position(): number {
    return this.offset >>> 3;
  }

  set position(octets: number) {
    this.offset = octets * 8;
  }

  /** An unsigned number of `bits` bits, most significant first. */
  read(bits: number): number {
    const end = this.offset + bits;
    if (bits < 0 || end > this.buffer.length * 8) throw new RangeError('the message ends too early');
    let value = 0;
    if (((this.offset | bits) & 7) === 0) {
      // Multiplied, not shifted: a 32-bit field would become negative.
      for (let i = this.offset >>> 3; i < end >>> 3; i++) value = value * 256 + (this.buffer[i] as number);
    } else {
      for (let bit = this.offset; bit < end; bit++) {
        value = value * 2 + (((this.buffer[bit >>> 3] as number) >>> (7 - (bit & 7))) & 1);
      }
    }
    this.offset = end;
    return value;
  }

  /** A copy of the next `count` octets: a record must not keep a whole message alive, or change with it. */
  readOctets(count: number): Uint8Array {
    const start = this.position;
    if (count < 0 || start + count > this.buffer.length) throw new RangeError('the record data is too short');
    this.position = start + count;
    return new Uint8Array(this.buffer.subarray(start, start + count));
  }

  /** Bits left in the message. */
  remaining(): number {
    return Math.max(0, this.buffer.length * 8 - this.offset);
  }
}

/** Most messages fit; longer ones make the buffer grow. */
const FIRST_CAPACITY_OCTETS = 512;

/** Writes a message into one growing buffer, for dns2's plug-in point `Packet.Writer` (its own keeps an array of bits). */
export class OctetWriter {
  /** Where each name suffix stands, in octets. dns2 sets it on the writer of a whole message: names are then compressed. */
  names?: Map<string, number>;
  #buffer = Buffer.allocUnsafe(FIRST_CAPACITY_OCTETS);
  #bits = 0;

  write(value: number, bits: number): void {
    this.#reserve(bits);
    this.patch(this.#bits, value, bits);
    this.#bits += bits;
  }

  writeOctets(octets: Uint8Array): void {
    this.#reserve(octets.length * 8);
    this.#buffer.set(octets, this.byteLength());
    this.#bits += octets.length * 8;
  }

  /** What another writer has written. dns2 writes each EDNS option on its own first. */
  writeBuffer(writer: OctetWriter): void {
    this.writeOctets(writer.toBuffer());
  }

  bitLength(): number {
    return this.#bits;
  }

  byteLength(): number {
    return this.#bits >>> 3;
  }

  /** Overwrites `bits` bits at `bitOffset`. dns2 fills RDLENGTH in once the record data is written. */
  patch(bitOffset: number, value: number, bits: number): void {
    if (((bitOffset | bits) & 7) === 0) {
      let at = bitOffset >>> 3;
      for (let shift = bits - 8; shift >= 0; shift -= 8) this.#buffer[at++] = value >>> shift;
      return;
    }
    for (let i = 0; i < bits; i++) {
      const mask = 0x80 >>> ((bitOffset + i) & 7);
      const at = (bitOffset + i) >>> 3;
      const octet = this.#buffer[at] as number;
      this.#buffer[at] = (value >>> (bits - 1 - i)) & 1 ? octet | mask : octet & ~mask;
    }
  }

  /** The octets so far: a view, because dns2 asks for them after every record and drops them. */
  toBuffer(): Buffer {
    return this.#buffer.subarray(0, (this.#bits + 7) >>> 3);
  }

  #reserve(bits: number): void {
    const needed = (this.#bits + bits + 7) >>> 3;
    if (needed <= this.#buffer.length) return;
    const grown = Buffer.alloc(Math.max(needed, this.#buffer.length * 2));
    this.#buffer.copy(grown);
    this.#buffer = grown;
  }
}
