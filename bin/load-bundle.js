/**
 * Loads the bundle in `dist/cli`, with the code that V8 has compiled before where this very V8 did. Reading a megabyte
 * of source anew takes longer than the audit of a name. What does not fit is compiled as ever. See decision 0014.
 */
const { mkdirSync, readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { Script } = require('node:vm');

const BUNDLE = join(__dirname, '../dist/cli');
const COMPILED = join(BUNDLE, 'compiled', [process.versions.v8, process.platform, process.arch].join('-'));

/** What is loaded, by file: `{ script, module }`. */
const loaded = new Map();

/** The exports of `src/cli/main.ts`. */
exports.loadBundle = () => load('main.cjs');

/** Keeps what has been compiled by now, for the next process. */
exports.keepCompiled = () => {
  mkdirSync(COMPILED, { recursive: true });
  for (const [file, { script }] of loaded) writeFileSync(join(COMPILED, file), script.createCachedData());
};

function load(file) {
  const known = loaded.get(file);
  if (known !== undefined) return known.module.exports;
  const path = join(BUNDLE, file);
  const script = new Script(readFileSync(path, 'latin1'), {
    filename: path,
    cachedData: compiledBefore(file),
  });
  const module = { exports: {} };
  loaded.set(file, { script, module });
  script.runInThisContext()(module.exports, requireFrom, module, BUNDLE);
  return module.exports;
}

function requireFrom(id) {
  return id.startsWith('./') ? load(id.slice(2)) : require(id);
}

function compiledBefore(file) {
  try {
    return readFileSync(join(COMPILED, file));
  } catch {
    return undefined;
  }
}
