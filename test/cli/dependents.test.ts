import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterAll, expect, it } from 'vitest';
import { transitiveUnregistered } from '../../fixtures/worlds/transitive-unregistered.js';
import { dependents } from '../../src/cli/commands/dependents.js';
import type { Io } from '../../src/cli/io.js';
import { renderJson } from '../../src/reporters/json.js';
import { auditWorld, reportOf } from '../stories/audit-world.js';

const folder = mkdtempSync(join(tmpdir(), 'lgaudit-dependents-'));
afterAll(() => rmSync(folder, { recursive: true }));

it.each([
  ['a domain of its name servers', 'example.jp', 'city.example.lg.jp 2 of 2: ns1.example.jp, ns2.example.jp'],
  [
    'a domain further away',
    'example.com',
    'city.example.lg.jp → ns1.example.jp → example.jp → ns.example.com',
  ],
  ['a domain that nobody needs', 'example.org', '0 names'],
])('says who depends on %s', async (_, name, expected) => {
  const { evidence } = await auditWorld(transitiveUnregistered);
  writeFileSync(join(folder, 'result.json'), renderJson(reportOf(evidence), { lang: 'en' }));
  let written = '';
  const out = new Writable({
    write: (chunk, _encoding, done) => {
      written += chunk;
      done();
    },
  });
  const io: Io = { out, err: out, stdin: process.stdin, cwd: folder, env: {} };
  expect(dependents(name, { result: ['result.json'], format: 'text', lang: 'en' }, io)).toBe(0);
  expect(written).toContain(expected);
});
