// Compiles the bundle for the Node that runs this: audits a bundled world and keeps what V8 has compiled by then.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { keepCompiled, loadBundle } from '../bin/load-bundle.js';

const folder = mkdtempSync(join(tmpdir(), 'lgaudit-'));
const nowhere = () => new Writable({ write: (_chunk, _encoding, done) => done() });
const io = { out: nowhere(), err: nowhere(), stdin: process.stdin, cwd: folder, env: {} };
try {
  writeFileSync(join(folder, 'lgaudit.config.json'), '{ "network": { "dnsPort": 53 } }');
  writeFileSync(join(folder, 'nobody.txt'), '');
  const { main } = loadBundle();
  await main(['check', '--list', 'nobody.txt'], io);
  // Where the system has no addresses for it, less is kept.
  await main(['demo'], io);
  keepCompiled();
} finally {
  rmSync(folder, { recursive: true });
}
