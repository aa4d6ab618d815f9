import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Software } from '../software.js';
import type { KeyUse, PlannedKey, Signing } from './signing.js';

/** The tools that sign for each software. */
export const SIGNERS = {
  bind: ['dnssec-keygen', 'dnssec-signzone', 'dnssec-dsfromkey'],
  knot: ['kzonesign', 'keymgr'],
  nsd: ['ldns-keygen', 'ldns-signzone', 'ldns-key2ds'],
} as const satisfies Record<Software, readonly string[]>;

/** One zone to sign. `apex` ends in its dot; the folder keeps the zone's keys from copy to copy. */
export type Job = {
  readonly folder: string;
  readonly apex: string;
  readonly unsigned: string;
  readonly today: string;
};

/** A signed zone, one record a line, and the DS records of the keys that ask for one. */
export type Signed = { readonly text: string; readonly ds: readonly string[] };

/** Days around the signing that signatures are good for. */
const BEFORE_DAYS = 1;
const AFTER_DAYS = 30;

/** Signs a zone with the software's own tools, each key put to its planned uses and no other. */
export function signZone(software: Software, job: Job, signing: Signing): Promise<Signed> {
  return SIGN[software](job, signing);
}

const SIGN: Readonly<Record<Software, (job: Job, signing: Signing) => Promise<Signed>>> = {
  bind: withBind,
  knot: withKnot,
  nsd: withLdns,
};

async function withBind({ folder, apex, unsigned, today }: Job, signing: Signing): Promise<Signed> {
  const run = runnerIn(folder);
  const keys = await keyFiles(folder, signing, ({ role, algorithm }) =>
    run('dnssec-keygen', '-q', '-a', algorithm, ...(role === 'zsk' ? [] : ['-f', 'KSK']), apex),
  );
  await writeFile(join(folder, 'zone'), unsigned + (await publicKeys(folder, keys('published'))));
  const signers = keys('signs').map(({ role, file }) => (role === 'ksk' ? ['-k', file] : [file]));
  await run(
    'dnssec-signzone',
    '-q',
    // No check against this machine's clock, the world has its own; nor of what a test breaks on purpose.
    '-P',
    // -z: keys that sign everything. -x: key-signing keys alone sign the keys.
    signing.keys.some(({ role }) => role === 'csk') ? '-z' : '-x',
    ...['-O', 'full', '-o', apex, '-f', 'signed'],
    ...span(today, signing.days, '-s', '-e'),
    ...(signing.denial === 'nsec3' ? ['-3', '-', '-H', '0'] : []),
    ...signers.filter(({ length }) => length === 2).flat(),
    'zone',
    ...signers.filter(({ length }) => length === 1).flat(),
  );
  const ds = await Promise.all(keys('ds').map(({ file }) => run('dnssec-dsfromkey', '-2', `${file}.key`)));
  return { text: await read(folder, 'signed'), ds: ds.flatMap(lines) };
}

async function withLdns({ folder, apex, unsigned, today }: Job, signing: Signing): Promise<Signed> {
  const run = runnerIn(folder);
  const keys = await keyFiles(folder, signing, ({ role, algorithm }) => {
    // Its RSA keys would have 1024 bits, which is too few.
    const size = algorithm.startsWith('RSA') ? ['-b', '2048'] : [];
    return run('ldns-keygen', '-a', algorithm, ...size, ...(role === 'zsk' ? [] : ['-k']), apex);
  });
  await writeFile(join(folder, 'zone'), unsigned + (await publicKeys(folder, keys('published'))));
  await run(
    'ldns-signzone',
    // Publish no key but those in the zone.
    '-d',
    ...span(today, signing.days, '-i', '-e'),
    ...(signing.denial === 'nsec3' ? ['-n', '-t', '0'] : []),
    ...['-o', apex, '-f', 'signed', 'zone'],
    ...keys('signs').map(({ file }) => file),
  );
  const ds = await Promise.all(keys('ds').map(({ file }) => run('ldns-key2ds', '-n', '-2', `${file}.key`)));
  return { text: await read(folder, 'signed'), ds: ds.flatMap(lines) };
}

async function withKnot({ folder, apex, unsigned, today }: Job, signing: Signing): Promise<Signed> {
  const run = runnerIn(folder);
  await mkdir(join(folder, 'out'), { recursive: true });
  await writeFile(join(folder, 'zone'), unsigned);
  await writeFile(
    join(folder, 'knot.conf'),
    `
database:
    storage: ${folder}
policy:
  - id: by-hand
    manual: on
    rrsig-lifetime: ${AFTER_DAYS}d
    rrsig-refresh: 7d
    nsec3: ${signing.denial === 'nsec3' ? 'on' : 'off'}
    nsec3-iterations: 0
    nsec3-salt-length: 0
zone:
  - domain: ${apex}
    storage: ${folder}
    file: zone
    zonefile-sync: -1
    dnssec-signing: on
    dnssec-policy: by-hand
`,
  );
  const manage = (...args: readonly string[]) => run('keymgr', '-c', 'knot.conf', apex, ...args);
  const keys = await keyFiles(folder, signing, async ({ role, algorithm }) => {
    const roles = [`ksk=${role === 'zsk' ? 'no' : 'yes'}`, `zsk=${role === 'ksk' ? 'no' : 'yes'}`];
    const made = await manage('generate', `algorithm=${algorithm.toLowerCase()}`, ...roles, ...KNOT_IDLE);
    return made.trim().split('\n').at(-1) as string;
  });
  for (const { file, uses } of keys()) await manage('set', file, ...knotTimes(uses));
  const seconds = String(Math.floor(dayOff(today, signing.days).getTime() / 1000));
  await run('kzonesign', '-c', 'knot.conf', '-t', seconds, '-o', 'out', apex);
  const ds = await Promise.all(keys('ds').map(({ file }) => manage('ds', file)));
  const sha256 = ds.flatMap(lines).filter((line) => / \d+ 2 [0-9a-f]+$/i.test(line));
  return { text: await read(join(folder, 'out'), 'zone'), ds: sha256 };
}

/** Long before, and long after, any world's day. */
const PAST = '20200101000000';
const FUTURE = '20990101000000';

/** Of a key that does nothing yet. */
const KNOT_IDLE = [`created=${PAST}`, ...['publish', 'ready', 'active'].map((time) => `${time}=${FUTURE}`)];

/** Knot puts a key to use by its times. `pre_active`: it signs, and is not published. */
function knotTimes(uses: readonly KeyUse[]): string[] {
  const isPublished = uses.includes('published');
  const signs = uses.includes('signs');
  return [
    `pre_active=${signs && !isPublished ? PAST : 0}`,
    `publish=${isPublished ? PAST : FUTURE}`,
    `ready=${isPublished && signs ? PAST : FUTURE}`,
    `active=${isPublished && signs ? PAST : FUTURE}`,
  ];
}

/** A planned key and its base name: a file's or Knot's identifier. */
type KeyFile = PlannedKey & { readonly file: string };

/** The keys of a zone, by use; each made by the first copy that names it. */
async function keyFiles(
  folder: string,
  { keys }: Signing,
  make: (key: PlannedKey) => Promise<string>,
): Promise<(use?: KeyUse) => KeyFile[]> {
  const made: KeyFile[] = [];
  for (const key of keys) {
    const note = `${key.name}.name`;
    const known = await read(folder, note).catch(() => undefined);
    const file = known ?? (await make(key)).trim();
    if (known === undefined) await writeFile(join(folder, note), file);
    made.push({ ...key, file });
  }
  return (use) => (use === undefined ? made : made.filter(({ uses }) => uses.includes(use)));
}

async function publicKeys(folder: string, keys: readonly KeyFile[]): Promise<string> {
  return (await Promise.all(keys.map(({ file }) => read(folder, `${file}.key`)))).join('');
}

function span(today: string, days: number, from: string, until: string): string[] {
  return [from, stamp(today, days - BEFORE_DAYS), until, stamp(today, days + AFTER_DAYS)];
}

/** `20261122030000`, that many days off. */
function stamp(today: string, days: number): string {
  return dayOff(today, days)
    .toISOString()
    .replace(/[-:T]|\.\d+Z$/g, '');
}

function dayOff(today: string, days: number): Date {
  return new Date(Date.parse(today) + days * 86_400_000);
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
