// Compiles the bundle for the Node that runs this: audits a bundled world and keeps what V8 has compiled by then.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { keepCompiled, loadBundle } from '../bin/load-bundle.js';

/** As in `src/cli/exit-code.ts`. */
const OWN_FAULT = 70;

const folder = mkdtempSync(join(tmpdir(), 'lgaudit-'));
const nowhere = () => new Writable({ write: (_chunk, _encoding, done) => done() });
const io = { out: nowhere(), err: nowhere(), stdin: process.stdin, cwd: folder, env: {} };
try {
  writeFileSync(join(folder, 'lgaudit.config.json'), '{ "network": { "dnsPort": 53 } }');
  writeFileSync(join(folder, 'nobody.txt'), '');
  const { main } = loadBundle();
  await main(['check', '--list', 'nobody.txt'], io);
  // Where the system has no addresses for it, less is kept. A fault of ours must not be bundled.
  if ((await main(['demo'], io)) === OWN_FAULT) throw new Error('the demo of the new bundle fails');
  keepCompiled();
} finally {
  rmSync(folder, { recursive: true });
}
