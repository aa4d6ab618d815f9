import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
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
 * Signs every zone of a world with the software's own tools: BIND and ldns with NSEC, Knot with NSEC3; one key a zone,
 * of `algorithm` in the tools' own words. Copies of one zone are signed alike, with the same key.
 */
export async function signWorld(
  software: Software,
  world: World,
  algorithm = 'ECDSAP256SHA256',
): Promise<SignedWorld> {
  const folder = await mkdtemp(join(tmpdir(), 'lgaudit-sign-'));
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
        folder: await folderFor(folder, zone.apex),
        apex: fqdn(zone.apex),
        unsigned,
        today: world.today,
        algorithm,
      };
      const signed = await SIGN[software](job);
      texts.set(zone, signed.text);
      ds.set(zone.apex, signed.ds);
    }
    return { texts, rootDs: [...ds].find(([apex]) => apex === '.')?.[1] ?? [] };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** One zone to sign. `apex` ends in its dot; the folder keeps its key between copies. */
type Job = {
  readonly folder: string;
  readonly apex: string;
  readonly unsigned: string;
  readonly today: string;
  readonly algorithm: string;
};
type Signed = { readonly text: string; readonly ds: readonly string[] };

const SIGN: Readonly<Record<Software, (job: Job) => Promise<Signed>>> = {
  bind: withBind,
  knot: withKnot,
  nsd: withLdns,
};

async function withBind({ folder, apex, unsigned, today, algorithm }: Job): Promise<Signed> {
  const run = runnerIn(folder);
  const key = await keyOf(folder, () => run('dnssec-keygen', '-q', '-a', algorithm, '-f', 'KSK', apex));
  await writeFile(join(folder, 'zone'), unsigned + (await read(folder, `${key}.key`)));
  const span = ['-s', stamp(today, -BEFORE_DAYS), '-e', stamp(today, AFTER_DAYS)];
  // -z: one key signs everything. -P: no check against this machine's clock, the world has its own.
  await run('dnssec-signzone', '-q', '-P', '-z', ...span, '-o', apex, '-f', 'signed', 'zone', key);
  return { text: await read(folder, 'signed'), ds: lines(await run('dnssec-dsfromkey', '-2', `${key}.key`)) };
}

async function withLdns({ folder, apex, unsigned, today, algorithm }: Job): Promise<Signed> {
  const run = runnerIn(folder);
  // Its RSA keys would have 1024 bits, which is too few.
  const size = algorithm.startsWith('RSA') ? ['-b', '2048'] : [];
  const key = await keyOf(folder, () => run('ldns-keygen', '-a', algorithm, ...size, '-k', apex));
  await writeFile(join(folder, 'zone'), unsigned);
  const span = ['-i', stamp(today, -BEFORE_DAYS), '-e', stamp(today, AFTER_DAYS)];
  await run('ldns-signzone', ...span, '-o', apex, '-f', 'signed', 'zone', key);
  return {
    text: await read(folder, 'signed'),
    ds: lines(await run('ldns-key2ds', '-n', '-2', `${key}.key`)),
  };
}

async function withKnot({ folder, apex, unsigned, today, algorithm }: Job): Promise<Signed> {
  const run = runnerIn(folder);
  await writeFile(join(folder, 'zone'), unsigned);
  await writeFile(
    join(folder, 'knot.conf'),
    `
database:
    storage: ${folder}
policy:
  - id: one-key
    single-type-signing: on
    algorithm: ${algorithm.toLowerCase()}
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
  await mkdir(join(folder, 'out'), { recursive: true });
  const seconds = String(Math.floor(Date.parse(today) / 1000));
  await run('kzonesign', '-c', 'knot.conf', '-t', seconds, '-o', 'out', apex);
  const ds = lines(await run('keymgr', '-c', 'knot.conf', apex, 'ds')).filter((line) =>
    / \d+ 2 [0-9a-f]+$/i.test(line),
  );
  return { text: await read(join(folder, 'out'), 'zone'), ds };
}

async function folderFor(folder: string, apex: DomainName): Promise<string> {
  const own = join(folder, apex === '.' ? 'root' : apex);
  await mkdir(own, { recursive: true });
  return own;
}

/** The zone's key, made by the first copy. Both key makers print its base name. */
async function keyOf(folder: string, make: () => Promise<string>): Promise<string> {
  const note = 'key-name';
  try {
    return await read(folder, note);
  } catch {
    const name = (await make()).trim();
    await writeFile(join(folder, note), name);
    return name;
  }
}

/** `20261122030000`, that many days off. */
function stamp(today: string, days: number): string {
  const at = new Date(Date.parse(today) + days * 86_400_000);
  return at.toISOString().replace(/[-:T]|\.\d+Z$/g, '');
}

/** Runs programs without holding up the stories that are told meanwhile. */
function runnerIn(folder: string) {
  return async (program: string, ...args: readonly string[]): Promise<string> =>
    (await promisify(execFile)(program, args, { cwd: folder })).stdout;
}

function read(folder: string, file: string): Promise<string> {
  return readFile(join(folder, file), 'utf8');
}

function lines(text: string): string[] {
  return text.split('\n').filter((line) => line.trim() !== '');
}
