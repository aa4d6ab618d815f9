import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'rolldown';

/** The codec alone: dns2's entry brings clients and servers along, and with them HTTP/2 and TLS, at every start. */
const dns2Codec = {
  name: 'dns2-codec',
  resolveId: (id, importer) => (id === 'dns2' && importer?.endsWith('dns2-codec.ts') ? CODEC : null),
  load: (id) => (id === CODEC ? `export { default as Packet } from ${JSON.stringify(PACKET)};` : null),
};
const CODEC = '\0dns2-codec';
const PACKET = join(dirname(createRequire(import.meta.url).resolve('dns2')), 'packet.js');

/** For text that is neither ASCII nor Japanese: loading it builds tables of all emoji and ICU's of graphemes, 12 ms. */
const stringWidthLater = {
  name: 'string-width-later',
  resolveId: (id, importer) => (id === 'string-width' && importer?.endsWith('columns.ts') ? WIDTH : null),
  load: (id) =>
    id === WIDTH ? `export default (text) => require(${JSON.stringify(STRING_WIDTH)}).default(text);` : null,
};
const WIDTH = '\0string-width';
const STRING_WIDTH = fileURLToPath(import.meta.resolve('string-width'));

/** Commander starts other programs for commands that are files of their own. Ours are not. */
const noOtherPrograms = {
  name: 'no-other-programs',
  resolveId: (id, importer) =>
    id === 'node:child_process' && importer?.includes('/commander/') ? NO_PROGRAMS : null,
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

/** Leaves ASCII alone, since one other character makes V8 keep the whole file at two octets a character. */
const ascii = {
  name: 'ascii',
  generateBundle: (_options, bundle) => {
    for (const chunk of Object.values(bundle)) {
      if (/\bimport\(/.test(chunk.code))
        throw new Error(`${chunk.fileName}: bin/load-bundle.js has no import()`);
      chunk.code = chunk.code.replace(/[^\0-\x7f]/g, escaped);
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
  input: PARTS.start,
  platform: 'node',
  plugins: [dns2Codec, stringWidthLater, noOtherPrograms, ascii, compileAhead],
  output: {
    dir: 'dist/cli',
    // CommonJS, since only for classic scripts can compiled code be kept (`bin/load-bundle.js`).
    format: 'cjs',
    comments: false,
    entryFileNames: '[name].cjs',
    chunkFileNames: '[name]-[hash].cjs',
    codeSplitting: { includeDependenciesRecursively: false, groups: [{ name: partOf, debugName: 'parts' }] },
  },
});
