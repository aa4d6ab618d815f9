import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { afterAll, it } from 'vitest';
import { whySkipped } from '../packages.js';
import { PROGRAMS, type Software } from '../software.js';
import { askDnsviz } from './dnsviz.js';
import { auditSigned } from './outcome.js';
import { startResolvers } from './resolvers.js';
import { CITY, CITY_WORLD, HOSTS, textsFor } from './row.js';
import { ROWS } from './rows.js';
import { SIGNERS } from './sign-zone.js';
import { askValidators, type Opinions } from './validators.js';

/** The software that signs and serves the zones. */
const SERVED_BY: Software = 'bind';
/** The others ask no other port; a network namespace of our own has it free. */
const PORT = 53;
/** The table is written here, between its marks, once it is whole. */
const REPORT = new URL('../second-opinion-dnssec.md', import.meta.url);
const TABLE = /(<!-- table -->\n)[\s\S]*(<!-- \/table -->)/;

const skipped = whySkipped([
  'delv',
  'drill',
  'dig',
  'setpriv',
  'ip',
  PROGRAMS[SERVED_BY],
  ...SIGNERS[SERVED_BY],
]);
const withoutDnsviz = whySkipped(['dnsviz']);

const SERVERS = HOSTS.map((host) => CITY_WORLD.servers.find(({ name }) => name === host)?.address ?? '');
const ROOT = CITY_WORLD.servers.find(({ zones }) => zones.some(({ apex }) => apex === '.'))?.address ?? '';

const lines: string[] = [];

it.each(ROWS.map((row) => [row.name, row] as const))('%s', async (_, row) => {
  if (skipped !== undefined) return;
  // The others know no clock but this machine's.
  const today = new Date().toISOString();
  const signed = await textsFor(SERVED_BY, row, today);
  let opinions: Opinions | undefined;
  let codes: readonly string[] = [];
  const meanwhile = async () => {
    const resolvers = await startResolvers(CITY_WORLD, SERVERS);
    try {
      const dnskey = await rootKeys(resolvers.addresses[0] as string);
      opinions = await askValidators(CITY, resolvers.addresses, { ds: signed.rootDs, dnskey });
      if (withoutDnsviz === undefined) codes = await askDnsviz(CITY, ROOT, dnskey);
    } finally {
      await resolvers.stop();
    }
  };
  const { servers, findings } = await auditSigned(SERVED_BY, signed, { today, port: PORT, meanwhile });
  const { delv = [], drill = [] } = opinions ?? {};
  const ids = findings.map((finding) => finding.replace(/ .*/, '').replace('dnssec/', ''));
  const cells = [both(servers), unique(ids), both(delv), both(drill), unique(codes)];
  lines.push(`| ${row.name} | ${cells.join(' | ')} |`);
});

afterAll(async () => {
  if (skipped !== undefined) {
    process.stdout.write(`second opinion on DNSSEC skipped: ${skipped}\n`);
    return;
  }
  if (withoutDnsviz !== undefined) process.stdout.write(`second opinion without dnsviz: ${withoutDnsviz}\n`);
  const table = [
    '| zone | we | our findings | delv | drill | dnsviz |',
    '|---|---|---|---|---|---|',
    ...lines,
    '',
  ].join('\n');
  if (lines.length < ROWS.length) process.stdout.write(table);
  else await writeFile(REPORT, (await readFile(REPORT, 'utf8')).replace(TABLE, `$1${table}$2`));
});

/** The root's DNSKEY records as they are served: drill and dnsviz take no DS for an anchor. */
async function rootKeys(resolver: string): Promise<string> {
  const { stdout } = await promisify(execFile)('dig', [`@${resolver}`, '+noall', '+answer', '.', 'DNSKEY']);
  return stdout;
}

/** One word where both servers agree. */
function both(opinions: readonly (string | undefined)[]): string {
  return [...new Set(opinions)].join(' / ');
}

function unique(items: readonly string[]): string {
  return items.length === 0 ? '-' : [...new Set(items)].join('<br>');
}
