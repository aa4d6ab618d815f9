import { describe, expect, it } from 'vitest';
import { readOriginRow, readOrigins } from '../../../src/collect/origins/origin-row.js';

describe('a line of a table of origin networks', () => {
  const v4 = { octets: [192, 0, 2, 0], length: 24, origins: '64500' };
  const v6 = {
    octets: [0x20, 1, 0x0d, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    length: 32,
    origins: '64500_64501',
  };
  it.each([
    ['192.0.2.0/24 64500', v4],
    ['192.0.2.0/24\t64500', v4],
    ['192.0.2.0\t24\t64500', v4],
    ['  192.0.2.0   24  64500  ', v4],
    ['192.0.2.0/24 AS64500', { ...v4, origins: 'AS64500' }],
    ['192.0.2.0/24 64500 # the vendor', v4],
    ['2001:db8::/32 64500_64501', v6],
    ['2001:DB8::\t32\t64500_64501', v6],
    ['0.0.0.0/0 64500', { octets: [0, 0, 0, 0], length: 0, origins: '64500' }],
    ['192.0.2.1/32 64500', { octets: [192, 0, 2, 1], length: 32, origins: '64500' }],
    ['', null],
    ['   ', null],
    ['# prefix AS', null],
  ])('%j', (line, expected) => expect(readOriginRow(line)).toEqual(expected));

  it.each([
    ['hello', '"hello"'],
    ['example.jp/24 64500', '"example.jp"'],
    ['192.0.2/24 64500', '"192.0.2"'],
    ['192.0.2.256/24 64500', '192.0.2.256'],
    ['010.0.0.0/8 64500', '"010.0.0.0"'],
    ['192.0.2.0/33 64500', '"33"'],
    ['192.0.2.0/-1 64500', '"-1"'],
    ['192.0.2.0/2x 64500', '"2x"'],
    ['192.0.2.0/ 64500', '""'],
    ['2001:db8::/129 64500', '"129"'],
    ['192.0.2.1/24 64500', 'beyond'],
    ['2001:db8::1/32 64500', 'beyond'],
    ['192.0.2.0/24', 'AS number'],
    ['192.0.2.0 64500', 'AS number'],
    ['192.0.2.0/24 24 64500', 'AS number'],
    ['192.0.2.0/24/24 64500', 'AS number'],
    ['192.0.2.0/24/64500', 'AS number'],
    ['192.0.2.0/24 64500 Example Networks', 'AS number'],
    ['192.0.2.0 192.0.2.255 64500', '"192.0.2.255"'],
    ['\u001b[31m/24 64500', '"[31m"'],
  ])('%j is refused', (line, telling) => {
    expect(readOriginRow(line)).toEqual(expect.stringContaining(telling));
  });
});

describe('the origins of a network', () => {
  it.each([
    ['64500', [64500]],
    ['AS64500', [64500]],
    ['as64500', [64500]],
    ['64501_64500', [64500, 64501]],
    ['64500,64501', [64500, 64501]],
    ['64502_64500,64501', [64500, 64501, 64502]],
    ['64500_64500', [64500]],
    ['4199999999', [4199999999]],
    ['0', []],
    ['23456', []],
    ['64512', []],
    ['65534_65535', []],
    ['4200000000', []],
    ['4294967295', []],
    ['64500_65000', [64500]],
  ])('%s', (text, expected) => expect(readOrigins(text)).toEqual(expected));

  it.each([
    ['x', '"x"'],
    ['64500_', '""'],
    ['-1', '"-1"'],
    ['1.5', '"1.5"'],
    ['4294967296', '"4294967296"'],
    ['64500,AS', '"AS"'],
    ['AS64500{64501}', '"AS64500{64501}"'],
  ])('%s is refused', (text, telling) => {
    expect(readOrigins(text)).toEqual(expect.stringContaining(telling));
  });
});
