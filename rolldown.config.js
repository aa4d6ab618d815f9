import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { defineConfig } from 'rolldown';

/** The codec alone: dns2's entry brings clients and servers along, and with them HTTP/2 and TLS, at every start. */
const dns2Codec = {
  name: 'dns2-codec',
  resolveId: (id, importer) => (id === 'dns2' && importer?.endsWith('dns2-codec.ts') ? CODEC : null),
  load: (id) => (id === CODEC ? `export { default as Packet } from ${JSON.stringify(PACKET)};` : null),
};
const CODEC = '\0dns2-codec';
const PACKET = join(dirname(createRequire(import.meta.url).resolve('dns2')), 'packet.js');

/**
 * Loaded when one of these is first called. Loading takes milliseconds, and no first question waits for it: tables of emoji (12 ms),
 * the Public Suffix List (3 ms), Node's cryptography and streams (1 ms each), flags of V8.
 */
const LATER = {
  'string-width': ['default'],
  tldts: ['getPublicSuffix', 'parse'],
  'node:crypto': ['createHash', 'createPublicKey', 'randomFillSync', 'randomInt', 'verify'],
  'node:net': ['connect', 'isIP', 'isIPv4', 'isIPv6'],
  'node:stream/consumers': ['buffer'],
  'node:v8': ['setFlagsFromString'],
};
/** Who imports them at every start, by its place in the project; others are loaded late themselves. */
const AT_THE_START = /^src\/(?!assess\/)|\/dns2\/packet\.js$/;
const STAND_IN = '\0later:';
const loadedLater = {
  name: 'loaded-later',
  resolveId: (id, importer) => {
    if (importer?.startsWith(STAND_IN)) return { id, external: true };
    if (!(id in LATER) || importer === undefined) return null;
    return AT_THE_START.test(relative(import.meta.dirname, importer)) ? STAND_IN + id : null;
  },
  load: (id) => (id.startsWith(STAND_IN) ? standIn(id.slice(STAND_IN.length)) : null),
};

function standIn(id) {
  const loaded = `require(${JSON.stringify(isNodes(id) ? id : `./${id}.cjs`)})`;
  return LATER[id]
    .map(
      (name) => `const ${name}_ = (...given) => ${loaded}.${name}(...given); export { ${name}_ as ${name} };`,
    )
    .join('\n');
}

function isNodes(id) {
  return id.startsWith('node:');
}

/** Packages that are loaded later, each a file of its own. */
const OWN_FILES = Object.keys(LATER).filter((id) => !isNodes(id));

/** Commander starts other programs for commands that are files of their own. Ours are not. */
const noOtherPrograms = {
  name: 'no-other-programs',
  resolveId: (id, importer) =>
    id === 'node:child_process' && importer?.includes('/node_modules/commander/') ? NO_PROGRAMS : null,
  load: (id) => (id === NO_PROGRAMS ? 'module.exports = {};' : null),
};
const NO_PROGRAMS = '\0no-other-programs.cjs';

/** One file for what every command needs, and one for what an audit needs before its first question. */
const PARTS = { start: 'src/cli/main.ts', audit: 'src/cli/commands/check.ts' };

/** The part a module belongs to; none for what is loaded later, which the bundler parts by itself. */
function partOf(id, graph) {
  return Object.keys(PARTS).find((part) => loadedWith(join(import.meta.dirname, PARTS[part]), graph).has(id));
}

const known = new Map();

/** The module and all that it imports, directly or not. */
function loadedWith(first, graph) {
  const met = known.get(first) ?? new Set([first]);
  if (known.has(first)) return met;
  for (const id of met) for (const next of graph.getModuleInfo(id)?.importedIds ?? []) met.add(next);
  known.set(first, met);
  return met;
}

/**
 * What `bin/load-bundle.js` reads: each file the function that makes its module, and all of it ASCII, since one other
 * character makes V8 keep the whole file at two octets a character.
 */
const moduleFunctions = {
  name: 'module-functions',
  generateBundle: (_options, bundle) => {
    for (const chunk of Object.values(bundle)) {
      if (/\bimport\(/.test(chunk.code))
        throw new Error(`${chunk.fileName}: bin/load-bundle.js has no import()`);
      chunk.code = `(function (exports, require, module, __dirname) {${chunk.code.replace(/[^\0-\x7f]/g, escaped)}\n})`;
    }
  },
};

function escaped(unit) {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** Compiles the bundle ahead, for the Node that builds it. V8 would take old code for new source of the same length. */
const compileAhead = {
  name: 'compile-ahead',
  writeBundle: ({ dir }) => {
    rmSync(join(dir, 'compiled'), { recursive: true, force: true });
    execFileSync(process.execPath, ['packaging/compile-ahead.js'], { stdio: 'inherit' });
  },
};

/** What `bin/lgaudit.js` starts: a few files instead of hundreds, which take longer to find than to run. */
export default defineConfig({
  input: { main: PARTS.start, ...Object.fromEntries(OWN_FILES.map((id) => [id, id])) },
  platform: 'node',
  // As Rolldown would choose by itself for these parts, but then with a warning.
  preserveEntrySignatures: 'allow-extension',
  plugins: [dns2Codec, loadedLater, noOtherPrograms, moduleFunctions, compileAhead],
  output: {
    dir: 'dist/cli',
    // CommonJS, since only for classic scripts can compiled code be kept (`bin/load-bundle.js`).
    format: 'cjs',
    exports: 'named',
    comments: false,
    entryFileNames: '[name].cjs',
    chunkFileNames: '[name]-[hash].cjs',
    codeSplitting: { includeDependenciesRecursively: false, groups: [{ name: partOf, debugName: 'parts' }] },
  },
});
