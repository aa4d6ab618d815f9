import { addressOctets, familyOf } from '../../dns/ip-address.js';
import type { OriginLookup } from '../../model/origins.js';
import { readOriginRow, readOrigins } from './origin-row.js';
import { createPrefixTable } from './prefix-table.js';

/** Why a text is no table of origin networks; `line` counts from 1. */
export type OriginTableProblem = {
  readonly kind: 'origin-table-problem';
  readonly line: number;
  readonly reason: string;
};

/** Characters of one line. Those of real tables have under 200; what goes on for longer is no table. */
const MAX_LINE_CHARACTERS = 4096;

/**
 * Reads a table of origin networks from a stream of text, line by line (`readOriginRow`). Nothing else is kept of it: a
 * real one has over a million rows. A network with several rows has the origins of all of them.
 */
export async function readOriginTable(
  text: AsyncIterable<string>,
): Promise<OriginLookup | OriginTableProblem> {
  const tables = { 4: createPrefixTable(), 6: createPrefixTable() };
  const sets = createOriginSets();
  let line = 0;
  let rows = 0;
  const problem = (reason: string) => ({ kind: 'origin-table-problem', line, reason }) as const;
  for await (const lines of lineBlocks(text)) {
    for (const one of lines) {
      line += 1;
      if (one.length > MAX_LINE_CHARACTERS) return problem(`the line is longer than ${MAX_LINE_CHARACTERS}`);
      const row = readOriginRow(one);
      if (row === null) continue;
      if (typeof row === 'string') return problem(row);
      const set = sets.numberOf(row.origins);
      if (typeof set === 'string') return problem(set);
      const { octets, length } = row;
      tables[octets.length === 4 ? 4 : 6].update(octets, length, (was) => sets.union(was, set));
      rows += 1;
    }
  }
  if (rows === 0) return problem('there is no network in it');
  return (address) => {
    const family = familyOf(address);
    return sets.at(tables[family].find(addressOctets(address, family)));
  };
}

/** The lines that each piece of the stream completes; what goes on without an end is given up as one line, too long. */
async function* lineBlocks(text: AsyncIterable<string>): AsyncGenerator<readonly string[]> {
  let rest = '';
  let isFirst = true;
  for await (const piece of text) {
    const lines = (rest + (isFirst ? piece.replace(/^\uFEFF/, '') : piece)).split(/\r?\n/);
    isFirst = false;
    rest = lines.pop() ?? '';
    if (rest.length > MAX_LINE_CHARACTERS) lines.push(rest);
    yield lines;
  }
  yield [rest];
}

/** The sets of origins that occur, each kept once under a number from 1 up; 0 is for none. */
function createOriginSets() {
  const sets: (readonly number[])[] = [[]];
  const numbers = new Map<string, number>();

  /** The number of the set that a text names, or what is wrong with the text. */
  function numberOf(text: string): number | string {
    const known = numbers.get(text);
    if (known !== undefined) return known;
    const origins = readOrigins(text);
    return typeof origins === 'string' ? origins : store(text, origins);
  }

  function store(text: string, origins: readonly number[]): number {
    const number = numbers.get(text) ?? sets.push(origins) - 1;
    numbers.set(text, number);
    return number;
  }

  function at(number: number): readonly number[] {
    return sets[number] ?? [];
  }

  /** The number of both sets in one. */
  function union(a: number, b: number): number {
    if (a === 0 || a === b) return b;
    const origins = [...new Set([...at(a), ...at(b)])].sort((one, other) => one - other);
    return store(origins.join('_'), origins);
  }

  return { numberOf, at, union };
}
