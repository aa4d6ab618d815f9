import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { World } from '../../fixtures/world/world.js';
import type { Zone } from '../../fixtures/world/zone-text.js';
import { type DomainName, fqdn, isBelow, labelCount } from '../../src/dns/name.js';
import { masterFile } from './master-file.js';
import type { ZoneTexts } from './real-servers.js';
import type { Software } from './software.js';

/** A world's zones, signed from the leaves to the root, each DS in its parent. `rootDs` is the trust anchor. */
export type SignedWorld = { readonly texts: ZoneTexts; readonly rootDs: readonly string[] };

/** The tools that sign for each software. */
export const SIGNERS = {
  bind: ['dnssec-keygen', 'dnssec-signzone', 'dnssec-dsfromkey'],
  knot: ['kzonesign', 'keymgr'],
  nsd: ['ldns-keygen', 'ldns-signzone', 'ldns-key2ds'],
} as const satisfies Record<Software, readonly string[]>;

/** Days around the world's day that signatures are good for. */
const BEFORE_DAYS = 1;
const AFTER_DAYS = 30;

/**
 * Signs every zone of a world with the software's own tools: BIND and ldns with NSEC, Knot with NSEC3; one ECDSA P-256
 * key a zone. Copies of one zone are signed alike, with the same key.
 */
export function signWorld(software: Software, world: World): SignedWorld {
  const folder = mkdtempSync(join(tmpdir(), 'lgaudit-sign-'));
  try {
    const zones = [...new Set(world.servers.flatMap((server) => server.zones))];
    const texts = new Map<Zone, string>();
    const ds = new Map<DomainName, readonly string[]>();
    for (const zone of zones.sort((a, b) => labelCount(b.apex) - labelCount(a.apex))) {
      const cuts = new Set(zone.records.flatMap((rr) => (rr.type === 'NS' ? [rr.name] : [])));
      const children = [...ds].filter(([apex]) => isBelow(apex, zone.apex) && cuts.has(apex));
      const unsigned =
        masterFile(zone) + children.flatMap(([, lines]) => lines.map((line) => `${line}\n`)).join('');
      const job = {
        folder: folderFor(folder, zone.apex),
        apex: fqdn(zone.apex),
        unsigned,
        today: world.today,
      };
      const signed = SIGN[software](job);
      texts.set(zone, signed.text);
      ds.set(zone.apex, signed.ds);
    }
    return { texts, rootDs: [...ds].find(([apex]) => apex === '.')?.[1] ?? [] };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** One zone to sign. `apex` ends in its dot; the folder keeps its key between copies. */
type Job = {
  readonly folder: string;
  readonly apex: string;
  readonly unsigned: string;
  readonly today: string;
};
type Signed = { readonly text: string; readonly ds: readonly string[] };

const SIGN: Readonly<Record<Software, (job: Job) => Signed>> = {
  bind: withBind,
  knot: withKnot,
  nsd: withLdns,
};

function withBind({ folder, apex, unsigned, today }: Job): Signed {
  const run = runnerIn(folder);
  const key = keyOf(folder, () => run('dnssec-keygen', '-q', '-a', 'ECDSAP256SHA256', '-f', 'KSK', apex));
  writeFileSync(join(folder, 'zone'), unsigned + readFileSync(join(folder, `${key}.key`), 'utf8'));
  const span = ['-s', stamp(today, -BEFORE_DAYS), '-e', stamp(today, AFTER_DAYS)];
  // -z: one key signs everything. -P: no check against this machine's clock, the world has its own.
  run('dnssec-signzone', '-q', '-P', '-z', ...span, '-o', apex, '-f', 'signed', 'zone', key);
  return { text: read(folder, 'signed'), ds: lines(run('dnssec-dsfromkey', '-2', `${key}.key`)) };
}

function withLdns({ folder, apex, unsigned, today }: Job): Signed {
  const run = runnerIn(folder);
  const key = keyOf(folder, () => run('ldns-keygen', '-a', 'ECDSAP256SHA256', '-k', apex));
  writeFileSync(join(folder, 'zone'), unsigned);
  const span = ['-i', stamp(today, -BEFORE_DAYS), '-e', stamp(today, AFTER_DAYS)];
  run('ldns-signzone', ...span, '-o', apex, '-f', 'signed', 'zone', key);
  return { text: read(folder, 'signed'), ds: lines(run('ldns-key2ds', '-n', '-2', `${key}.key`)) };
}

function withKnot({ folder, apex, unsigned, today }: Job): Signed {
  const run = runnerIn(folder);
  writeFileSync(join(folder, 'zone'), unsigned);
  writeFileSync(
    join(folder, 'knot.conf'),
    `
database:
    storage: ${folder}
policy:
  - id: one-key
    single-type-signing: on
    algorithm: ecdsap256sha256
    rrsig-lifetime: ${AFTER_DAYS}d
    rrsig-refresh: 7d
    nsec3: on
    nsec3-iterations: 0
    nsec3-salt-length: 0
zone:
  - domain: ${apex}
    storage: ${folder}
    file: zone
    zonefile-sync: -1
    dnssec-signing: on
    dnssec-policy: one-key
`,
  );
  mkdirSync(join(folder, 'out'), { recursive: true });
  const seconds = String(Math.floor(Date.parse(today) / 1000));
  run('kzonesign', '-c', 'knot.conf', '-t', seconds, '-o', 'out', apex);
  const ds = lines(run('keymgr', '-c', 'knot.conf', apex, 'ds')).filter((line) => / 13 2 /.test(line));
  return { text: read(join(folder, 'out'), 'zone'), ds };
}

function folderFor(folder: string, apex: DomainName): string {
  const own = join(folder, apex === '.' ? 'root' : apex);
  mkdirSync(own, { recursive: true });
  return own;
}

/** The zone's key, made by the first copy. Both key makers print its base name. */
function keyOf(folder: string, make: () => string): string {
  const note = join(folder, 'key-name');
  try {
    return readFileSync(note, 'utf8');
  } catch {
    const name = make().trim();
    writeFileSync(note, name);
    return name;
  }
}

/** `20261122030000`, that many days off. */
function stamp(today: string, days: number): string {
  const at = new Date(Date.parse(today) + days * 86_400_000);
  return at.toISOString().replace(/[-:T]|\.\d+Z$/g, '');
}

function runnerIn(folder: string) {
  return (program: string, ...args: readonly string[]): string =>
    execFileSync(program, args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

function read(folder: string, file: string): string {
  return readFileSync(join(folder, file), 'utf8');
}

function lines(text: string): string[] {
  return text.split('\n').filter((line) => line.trim() !== '');
}
