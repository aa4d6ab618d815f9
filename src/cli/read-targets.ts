import { resolve } from 'node:path';
import { buffer } from 'node:stream/consumers';
import type { Shard } from '../model/report.js';
import type { Lang } from '../model/text.js';
import { inShard } from './in-shard.js';
import { type Io, localeLang, tellOn } from './io.js';
import { decodeText, readText } from './read-file.js';
import { collectTargets, givenAs, parseTargetList, type Targets } from './targets.js';
import { reasonOf, UsageError } from './usage-error.js';

export type TargetOptions = {
  readonly list?: readonly string[];
  readonly shard?: Shard;
  readonly lang?: Lang;
};

/**
 * Reads the names of the command line and of the lists, and tells of each that is none. Throws a `UsageError` where
 * there is nothing to make a row of. A shard may be empty.
 */
export async function readTargets(
  names: readonly string[],
  options: TargetOptions,
  io: Io,
): Promise<Targets> {
  const given = names.map((name) => givenAs(name, 'argument'));
  for (const list of options.list ?? []) {
    const source = list === '-' ? 'standard input' : list;
    const text = list === '-' ? await readStandardInput(io) : readText(resolve(io.cwd, list));
    const read = parseTargetList(text, source);
    if (read.length === 0) throw new UsageError(`${source}: the list is empty`);
    for (const one of read) given.push(one);
  }
  if (given.length === 0) throw new UsageError('no name to audit: give names, or a list with --list FILE');
  const all = collectTargets(given);
  const wanted = options.shard === undefined ? all : inShard(all, options.shard);
  const lang = options.lang ?? localeLang(io.env);
  const bad = new Set(wanted.bad.map(({ text }) => text));
  for (const { read } of given) {
    if (!('kind' in read) || !bad.has(read.text)) continue;
    tellOn(io)(`${read.where}: ${read.input}: ${read.reason[lang]}`);
  }
  return wanted;
}

/** As a stream: what feeds a pipe may be slower than we are. */
async function readStandardInput({ stdin }: Io): Promise<string> {
  try {
    return decodeText(await buffer(stdin));
  } catch (error) {
    throw new UsageError(`standard input: cannot be read (${reasonOf(error)})`);
  }
}
