import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import { readOriginTable } from '../collect/origins/origin-table.js';
import type { OriginLookup } from '../model/origins.js';
import type { LoadedConfig } from './config-file.js';
import { unreadable } from './read-file.js';
import { UsageError } from './usage-error.js';

/** The table of origin networks that a configuration names; undefined where it names none. Throws a `UsageError`. */
export async function loadOriginNetworks({
  config,
  folder,
}: LoadedConfig): Promise<OriginLookup | undefined> {
  const named = config.network?.originNetworks;
  if (named === undefined) return undefined;
  const path = resolve(folder, named);
  const file = createReadStream(path, { encoding: 'utf8' });
  try {
    const table = await readOriginTable(file);
    if (typeof table === 'function') return table;
    throw new UsageError(`${path}:${table.line}: no table of origin networks: ${table.reason}`);
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === undefined ? error : unreadable(path, error);
  } finally {
    file.destroy();
  }
}
