import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * The version in package.json, which stands above the compiled files and above the sources alike. By path: inside a single
 * executable, files cannot be read by URL.
 */
export function readVersion(): string {
  for (const up of ['../../package.json', '../../../package.json']) {
    try {
      const { name, version } = JSON.parse(readFileSync(fileURLToPath(new URL(up, import.meta.url)), 'utf8'));
      if (name === 'lgaudit') return String(version);
    } catch {
      // Not here: the other place is tried.
    }
  }
  throw new Error('package.json of lgaudit not found');
}
