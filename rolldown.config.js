import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { defineConfig } from 'rolldown';

/** The codec alone: dns2's entry brings clients and servers along, and with them HTTP/2 and TLS, at every start. */
const dns2Codec = {
  name: 'dns2-codec',
  resolveId: (id, importer) => (id === 'dns2' && importer?.endsWith('dns2-codec.ts') ? CODEC : null),
  load: (id) => (id === CODEC ? `export { default as Packet } from ${JSON.stringify(PACKET)};` : null),
};
const CODEC = '\0dns2-codec';
const PACKET = join(dirname(createRequire(import.meta.url).resolve('dns2')), 'packet.js');

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

/** What `bin/lgaudit.js` starts: a few files instead of hundreds, which take longer to find than to run. */
export default defineConfig({
  input: PARTS.start,
  platform: 'node',
  plugins: [dns2Codec],
  output: {
    dir: 'dist/cli',
    codeSplitting: { includeDependenciesRecursively: false, groups: [{ name: partOf, debugName: 'parts' }] },
  },
});
