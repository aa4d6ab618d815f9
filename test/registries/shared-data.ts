import { existsSync, readdirSync, readFileSync } from 'node:fs';

const ROOT = new URL('../../../shared/data/', import.meta.url);

/** The files of a folder of collected answers, by name; none, with a line that says so, where it is not at hand. */
export function sharedFiles(folder: string): ReadonlyMap<string, Buffer> {
  const url = new URL(`${folder}/`, ROOT);
  if (!existsSync(url)) {
    process.stdout.write(`skipped: the tests over shared/data/${folder}, which is not at hand\n`);
    return new Map();
  }
  return new Map(
    readdirSync(url).map((name) => [name, readFileSync(new URL(encodeURIComponent(name), url))]),
  );
}
