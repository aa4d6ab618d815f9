import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readOriginTable } from '../../../src/collect/origins/origin-table.js';
import { createPrefixTable } from '../../../src/collect/origins/prefix-table.js';

async function* inPieces(text: string, size = text.length): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
}

async function tableOf(text: string, size?: number) {
  const table = await readOriginTable(inPieces(text, size));
  if (typeof table !== 'function') throw new Error(`${table.line}: ${table.reason}`);
  return table;
}

const TABLE = [
  '# a table of 23 November 2026',
  '192.0.0.0/8 64500',
  '192.0.2.0\t24\t64501_64502',
  '192.0.2.128/25 65000',
  '198.51.100.0/24 64503',
  '198.51.100.0/24 AS64504',
  '',
  '2001:db8::/32 64505',
  '2001:db8:0:1::/64 64506',
].join('\n');

describe('a table of origin networks', () => {
  it.each([
    ['192.1.2.3', [64500]],
    ['192.0.2.1', [64501, 64502]],
    // The longest network counts, also where its number is nobody's.
    ['192.0.2.129', []],
    ['198.51.100.1', [64503, 64504]],
    ['203.0.113.1', []],
    ['2001:db8::1', [64505]],
    ['2001:db8:0:1::1', [64506]],
    ['2001:db9::1', []],
    ['::ffff:192.0.2.1', []],
  ])('has of %s: %j', async (address, expected) => {
    expect((await tableOf(TABLE))(address)).toEqual(expected);
  });

  it('reads the same in pieces of any size, with any line ends', async () => {
    for (const size of [1, 2, 7, 64]) {
      const table = await tableOf(`\uFEFF${TABLE.replaceAll('\n', '\r\n')}\r\n`, size);
      expect(table('192.0.2.1')).toEqual([64501, 64502]);
      expect(table('2001:db8:0:1::1')).toEqual([64506]);
    }
  });

  it.each([
    ['a network that is none', '192.0.2.0/24 64500\n\nhello world\n', 3],
    ['a number that is none', '# a table\n192.0.2.0/24 AS\n', 2],
    ['the last line', '192.0.2.0/24 64500\n192.0.2.0/24', 2],
    ['nothing', '', 1],
    ['nothing but comments', '# one\n# two', 2],
  ])('names the line of %s', async (_, text, line) => {
    expect(await readOriginTable(inPieces(text, 5))).toMatchObject({ kind: 'origin-table-problem', line });
  });

  it('gives up on a line without an end, and keeps no more than a piece of it', async () => {
    let given = 0;
    async function* endless() {
      for (;;) {
        given += 1000;
        yield '1'.repeat(1000);
      }
    }
    expect(await readOriginTable(endless())).toMatchObject({ line: 1 });
    expect(given).toBeLessThan(10_000);
  });
});

describe('a table of prefixes', () => {
  const address = fc.tuple(fc.nat(3), fc.nat(255), fc.nat(3));
  const row = fc.record({ octets: address, length: fc.nat(24), value: fc.integer({ min: 1, max: 9 }) });
  const bits = (octets: readonly number[]) => octets.map((one) => one.toString(2).padStart(8, '0')).join('');

  it('finds what a search of all rows finds', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 40 }), address, (rows, wanted) => {
        const table = createPrefixTable();
        for (const { octets, length, value } of rows) table.update(octets, length, () => value);
        const around = rows.filter(({ octets, length }) =>
          bits(wanted).startsWith(bits(octets).slice(0, length)),
        );
        const longest = Math.max(-1, ...around.map(({ length }) => length));
        expect(table.find(wanted)).toBe(around.findLast(({ length }) => length === longest)?.value ?? 0);
      }),
    );
  });

  it('tells what a network had, and grows as needed', () => {
    const table = createPrefixTable();
    const seen: number[] = [];
    const note = (was: number, is: number) => {
      seen.push(was);
      return is;
    };
    for (let n = 0; n < 50_000; n++) {
      table.update([n >> 8, n & 255, 0x5a, 0xa5], 32, (was) => note(was, n + 1));
    }
    table.update([0, 7, 0x5a, 0xa5], 32, (was) => note(was, 1));
    expect(seen.filter((was) => was !== 0)).toEqual([8]);
    expect(table.find([0xc3, 0x4f, 0x5a, 0xa5])).toBe(49_999 + 1);
    expect(table.find([0xc3, 0x4f, 0x5a, 0xa4])).toBe(0);
  });
});
