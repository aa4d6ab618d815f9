import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The version in package.json, which stands above the compiled files and above the sources alike. By path: inside a single
 * executable, files cannot be read by URL.
 */
export function readVersion(): string {
  for (const up of ['../../package.json', '../../../package.json']) {
    try {
      const { name, version } = JSON.parse(readFileSync(join(import.meta.dirname, up), 'utf8'));
      if (name === 'lgaudit') return String(version);
    } catch {
      // Not here: the other place is tried.
    }
  }
  throw new Error('package.json of lgaudit not found');
}
