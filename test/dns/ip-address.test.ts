import { isIPv6 } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressOctets, ipv4Text, ipv6Text } from '../../src/dns/ip-address.js';

describe('ipv6Text', () => {
  it.each([
    ['::', '::'],
    ['::1', '::1'],
    ['1::', '1::'],
    ['2001:DB8:0:0:1:0:0:1', '2001:db8::1:0:0:1'],
    ['2001:db8:0:1:1:1:1:1', '2001:db8:0:1:1:1:1:1'],
    ['2001:db8:0:0:0:1:0:0', '2001:db8::1:0:0'],
    ['::ffff:192.0.2.1', '::ffff:192.0.2.1'],
    ['::ffff:c000:201', '::ffff:192.0.2.1'],
    ['64:ff9b::192.0.2.1', '64:ff9b::c000:201'],
  ])('writes %s as %s', (given, canonical) => {
    expect(ipv6Text(Uint8Array.from(addressOctets(given, 6)))).toBe(canonical);
  });

  it('is the inverse of addressOctets', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), fc.array(fc.nat(15)), (octets, zeros) => {
        for (const index of zeros) octets[index] = 0;
        const text = ipv6Text(octets);
        expect(isIPv6(text)).toBe(true);
        expect(addressOctets(text, 6)).toEqual([...octets]);
      }),
    );
  });
});

describe('addressOctets', () => {
  it('reads dotted decimal', () => {
    expect(addressOctets('192.0.2.1', 4)).toEqual([192, 0, 2, 1]);
    expect(ipv4Text(Uint8Array.of(192, 0, 2, 1))).toBe('192.0.2.1');
  });

  it.each([
    ['ns1.example.jp', 4],
    ['2001:db8::1', 4],
    ['192.0.2.1', 6],
    ['', 6],
  ] as const)('throws for %s as IPv%i', (text, family) => {
    expect(() => addressOctets(text, family)).toThrow();
  });
});
