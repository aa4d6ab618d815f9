import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import * as v from 'valibot';
import { type Config, configSchema } from './config-schema.js';
import { parseJson, readText } from './read-file.js';
import { UsageError } from './usage-error.js';

const CONFIG_FILE_NAME = 'lgaudit.config.json';

/** A configuration and the folder its paths are relative to. */
export type LoadedConfig = { readonly config: Config; readonly folder: string; readonly path: string | null };

/** The file named, or the nearest one upwards from `cwd`, or nothing but defaults. Throws a `UsageError`. */
export function loadConfig(named: string | undefined, cwd: string): LoadedConfig {
  const path = named === undefined ? findUpwards(cwd) : resolve(cwd, named);
  if (path === undefined) return noConfig(cwd);
  return { config: parseConfig(readText(path), path), folder: dirname(path), path };
}

export function noConfig(cwd: string): LoadedConfig {
  return { config: {}, folder: cwd, path: null };
}

function findUpwards(from: string): string | undefined {
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    const path = join(folder, CONFIG_FILE_NAME);
    if (existsSync(path)) return path;
    if (dirname(folder) === folder) return undefined;
  }
}

function parseConfig(text: string, path: string): Config {
  const value = parseJson(text, path);
  if (Array.isArray(value)) throw new UsageError(`${path}: expects an object, got a list`);
  const result = v.safeParse(configSchema, value);
  if (result.success) return result.output;
  throw new UsageError(`${path}: ${issueText(result.issues[0])}`);
}

/** What is wrong with a document that people write, and at which key. */
export function issueText(issue: v.BaseIssue<unknown>): string {
  // Where one of several types fits but for a part of it, that part is what is wrong.
  const inner = issue.issues?.find(({ path }) => path !== undefined);
  const key = [issue, ...(inner === undefined ? [] : [inner])].flatMap((one) => v.getDotPath(one) ?? []);
  const { type, expected, received, message } = inner ?? issue;
  const place = key.length === 0 ? '' : `"${key.join('.')}" `;
  if (type === 'strict_object' && expected === 'never') return `unknown key "${key.join('.')}"`;
  if (type === 'strict_object' && received === 'undefined') return `${place}is missing`;
  return `${place}expects ${expected ?? message}, got ${received}`;
}
