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

/** What `bin/lgaudit.js` starts: a file a command instead of hundreds, which take longer to find than to run. */
export default defineConfig({
  input: 'src/cli/main.ts',
  platform: 'node',
  plugins: [dns2Codec],
  output: { dir: 'dist/cli' },
});
