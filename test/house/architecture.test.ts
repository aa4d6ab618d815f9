import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Who may import whom. The two wings, collect and checks, meet in model and in cli only. */
const FLOORS: Readonly<Record<string, readonly string[]>> = {
  dns: [],
  model: ['dns'],
  net: ['model', 'dns'],
  registries: ['net', 'model', 'dns'],
  collect: ['registries', 'net', 'model', 'dns'],
  derive: ['model', 'dns'],
  checks: ['derive', 'model', 'dns'],
  assess: ['checks', 'derive', 'model', 'dns'],
  reporters: ['model', 'dns'],
  history: ['model', 'dns'],
  cli: [
    'dns',
    'model',
    'net',
    'registries',
    'collect',
    'derive',
    'checks',
    'assess',
    'reporters',
    'history',
    'fixtures',
  ],
  fixtures: ['dns', 'model'],
};

/** Modules that only one place may import, so that it stays the one place that knows them. */
const SOLE_IMPORTERS: Readonly<Record<string, RegExp>> = {
  dns2: /^src\/dns\/|^fixtures\/world\//,
  whoiser: /^src\/registries\/whois\//,
  tldts: /^src\/dns\/public-suffix\.ts$/,
  commander: /^src\/cli\//,
  ora: /^src\/cli\//,
};

const BANNED_NAMES = /(^|\/)(utils?|helpers?|common|misc)(\.ts$|\/)/;

type Import = { readonly file: string; readonly target: string };

const files = ['src', 'fixtures'].flatMap((folder) => listFiles(join(ROOT, folder)));
const imports = files.flatMap(importsOf);

describe('the house', () => {
  it('has files and imports to look at', () => {
    expect(files.length).toBeGreaterThan(50);
    expect(imports.length).toBeGreaterThan(100);
  });

  it('keeps to the import table', () => {
    const wrong = imports.filter(({ file, target }) => {
      if (!target.startsWith('.')) return false;
      const from = floorOf(file);
      const to = floorOf(relative(ROOT, resolve(ROOT, dirname(file), target)));
      return from !== to && !(FLOORS[from]?.includes(to) ?? false);
    });
    expect(wrong).toEqual([]);
  });

  it('lets one place know each foreign module', () => {
    const wrong = imports.filter(({ file, target }) => {
      const place = SOLE_IMPORTERS[target];
      return place !== undefined && !place.test(file);
    });
    expect(wrong).toEqual([]);
  });

  it('has no sockets, clock or randomness in the pure wing', () => {
    const pure = files.filter((file) => /^src\/(derive|checks|assess|reporters|history)\//.test(file));
    const forbidden =
      /from 'node:(net|dgram|http|https|tls|dns|fs|timers.*)'|Date\.now\(\)|new Date\(\)|Math\.random|randomBytes/;
    expect(pure.filter((file) => forbidden.test(readFileSync(join(ROOT, file), 'utf8')))).toEqual([]);
  });

  it('has no drawer for odds and ends', () => {
    expect(files.filter((file) => BANNED_NAMES.test(file))).toEqual([]);
  });

  it('has no file too long to take in', () => {
    const long = files.filter((file) => readFileSync(join(ROOT, file), 'utf8').split('\n').length > 320);
    expect(long).toEqual([]);
  });
});

function listFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return listFiles(path);
    return entry.name.endsWith('.ts') ? [relative(ROOT, path)] : [];
  });
}

function importsOf(file: string): Import[] {
  const text = readFileSync(join(ROOT, file), 'utf8');
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => ({
    file,
    target: match[1] ?? '',
  }));
}

function floorOf(path: string): string {
  const [first = '', second = ''] = path.split('/');
  return first === 'src' ? second : first;
}
