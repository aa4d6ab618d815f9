import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fqdn, parseDomainName } from '../../src/dns/name.js';
import { decodeMessage, encodeMessage, MAX_RECORDS_PER_SECTION } from '../../src/dns/wire.js';
import { anyMessage, decoded } from './samples.js';

/** Decodes without throwing, into something that can be written and read again. fast-check prints the seed of a failure. */
function expectHarmless(octets: Uint8Array): void {
  const message = decodeMessage(octets);
  if ('kind' in message) return;
  for (const { name } of [
    ...message.questions,
    ...message.answers,
    ...message.authorities,
    ...message.additionals,
  ]) {
    expect(parseDomainName(fqdn(name))).toBe(name);
  }
  const again = decoded(encodeMessage(message));
  expect({ ...again, problems: [] }).toEqual({ ...message, problems: [] });
}

/** A few octets set at random places, some octets cut off or put behind. */
const mutation = fc.record({
  changes: fc.array(
    fc.record({
      at: fc.nat(400),
      to: fc.oneof(fc.nat(255), fc.constantFrom(0x00, 0x3f, 0x40, 0x80, 0xc0, 0xff)),
    }),
    { minLength: 1, maxLength: 6 },
  ),
  cut: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(60) }),
  tail: fc.uint8Array({ maxLength: 4 }),
});

describe('decodeMessage on hostile octets', () => {
  it('never throws on random octets', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 600 }), (octets) => expectHarmless(octets)),
      { numRuns: 1_000 },
    );
  });

  it('never throws on random octets behind a plausible header', () => {
    const counts = fc.array(fc.nat(MAX_RECORDS_PER_SECTION), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(counts, fc.uint8Array({ maxLength: 600 }), (four, body) => {
        const header = Buffer.alloc(12);
        for (const [index, count] of four.entries()) header.writeUInt16BE(count, 4 + index * 2);
        expectHarmless(Buffer.concat([header, body]));
      }),
      { numRuns: 1_000 },
    );
  });

  it('never throws on mutated messages', () => {
    fc.assert(
      fc.property(anyMessage, mutation, (message, { changes, cut, tail }) => {
        const octets = Buffer.from(encodeMessage(message));
        for (const { at, to } of changes) octets[at % octets.length] = to;
        expectHarmless(Buffer.concat([octets.subarray(0, Math.max(0, octets.length - cut)), tail]));
      }),
      { numRuns: 2_000 },
    );
  });

  it('never throws on a message cut anywhere', () => {
    const [message] = fc.sample(anyMessage, { numRuns: 1, seed: 20261122 });
    if (message === undefined) throw new Error('no sample');
    const octets = encodeMessage(message);
    for (let length = 0; length < octets.length; length++) expectHarmless(octets.subarray(0, length));
  });

  it('decodes 64 KiB of records whose names are long chains of pointers, within the hops allowed', () => {
    // One chain of pointers, then as many records as fit a section, each starting at the end of the chain.
    const hops = 20_000;
    const chainStart = 12 + 5 + 11;
    const octets = Buffer.alloc(65_535);
    octets.writeUInt16BE(1, 4);
    octets.writeUInt16BE(1, 6);
    octets.writeUInt16BE(MAX_RECORDS_PER_SECTION, 8);
    octets.writeUInt16BE(0xff00, 13);
    octets.writeUInt16BE(1, 15);
    // An answer of an unknown type, whose data is the chain.
    octets.writeUInt16BE(0xff00, 18);
    octets.writeUInt16BE(1, 20);
    octets.writeUInt16BE(hops, 26);
    for (let i = 0; i < hops / 2; i++) {
      octets.writeUInt16BE(0xc000 | (i === 0 ? 12 : chainStart + (i - 1) * 2), chainStart + i * 2);
    }
    let at = chainStart + hops;
    for (let i = 0; i < MAX_RECORDS_PER_SECTION; i++) {
      // Pointers reach 16 KiB: the last one they can name has some 8,000 hops before it.
      octets.writeUInt16BE(0xc000 | 0x3ffe, at);
      octets.writeUInt16BE(2, at + 2);
      octets.writeUInt16BE(1, at + 4);
      octets.writeUInt16BE(0, at + 10);
      at += 12;
    }
    const message = decoded(octets);
    expect(message.answers).toHaveLength(1);
    expect(message.authorities).toEqual([]);
    expect(message.problems.join()).toContain('compression pointers');
  });
});
