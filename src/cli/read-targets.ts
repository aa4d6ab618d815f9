import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { readText } from './config-file.js';
import { inShard } from './in-shard.js';
import type { Io } from './io.js';
import type { Shard } from './shard.js';
import { collectTargets, givenAs, parseTargetList, type Targets } from './targets.js';
import { UsageError } from './usage-error.js';

export type TargetOptions = { readonly list?: readonly string[]; readonly shard?: Shard };

/**
 * Reads the names of the command line and of the lists, and tells of each that is none. Throws a `UsageError` where
 * there is nothing to make a row of. A shard may be empty.
 */
export function readTargets(names: readonly string[], options: TargetOptions, io: Io): Targets {
  const lists = options.list ?? [];
  const given = [
    ...names.map((name) => givenAs(name, 'argument')),
    ...lists.flatMap((list) => {
      const text = list === '-' ? readFileSync(0, 'utf8') : readText(resolve(io.cwd, list));
      const read = parseTargetList(text, list === '-' ? 'standard input' : list);
      if (read.length === 0) throw new UsageError(`${list}: the list is empty`);
      return read;
    }),
  ];
  if (given.length === 0) throw new UsageError('no name to audit: give names, or a list with --list FILE');
  const all = collectTargets(given);
  const wanted = options.shard === undefined ? all : inShard(all, options.shard);
  for (const { read } of given) {
    if (!('kind' in read) || !wanted.bad.some(({ text }) => text === read.text)) continue;
    io.err.write(`lgaudit: ${read.where}: ${read.input}: ${read.reason}\n`);
  }
  return wanted;
}
