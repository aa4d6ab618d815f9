import { afterAll, it } from 'vitest';
import { WORLDS } from '../../fixtures/worlds/index.js';
import { auditOn } from './audit-on.js';
import { whySkipped } from './packages.js';
import { plainTexts, startRealServers } from './real-servers.js';
import { PROGRAMS, type Software } from './software.js';
import { askZonemaster } from './zonemaster.js';

/** The software that serves the stories to both. */
const SERVED_BY: Software = 'nsd';
/** Zonemaster asks no other port; a network namespace of our own has it free. */
const PORT = 53;

const skipped = whySkipped(['zonemaster-cli', 'setpriv', 'ip', PROGRAMS[SERVED_BY]]);

/** One story: what Zonemaster says of it, and what we say. */
type Row = { readonly story: string; readonly theirs: readonly string[]; readonly ours: readonly string[] };
const rows: Row[] = [];

it.each(WORLDS.map((world) => [world.name, world] as const))('%s', async (_, world) => {
  if (skipped !== undefined) return;
  const { findings, unknowns } = await auditOn(SERVED_BY, world, PORT);
  const servers = await startRealServers(SERVED_BY, world.servers, plainTexts(world.servers), PORT);
  try {
    const tags = await askZonemaster(world);
    rows.push({
      story: world.name,
      theirs: unique(tags.map(({ level, tag }) => `${tag} (${level})`)),
      ours: unique([
        ...findings.map(({ id, severity }) => `${id} (${severity})`),
        ...unknowns.map(({ check }) => `${check} (?)`),
      ]),
    });
  } finally {
    await servers.stop();
  }
});

afterAll(() => {
  process.stdout.write(skipped === undefined ? tableOf(rows) : `second opinion skipped: ${skipped}\n`);
});

/** What Zonemaster says of most stories is about loopback and the worlds' makeup; it stands above the table. */
function tableOf(all: readonly Row[]): string {
  const said = unique(all.flatMap(({ theirs }) => theirs));
  const usual = said.filter(
    (tag) => all.filter(({ theirs }) => theirs.includes(tag)).length > all.length / 2,
  );
  const cell = (items: readonly string[]) => (items.length === 0 ? '-' : items.join('<br>'));
  return [
    `Of most stories Zonemaster says, left out below: ${usual.join(', ')}.`,
    '',
    '| story | Zonemaster: NOTICE and above | lgaudit |',
    '|---|---|---|',
    ...all.map(({ story, theirs, ours }) => {
      return `| ${story} | ${cell(theirs.filter((tag) => !usual.includes(tag)))} | ${cell(ours)} |`;
    }),
    '',
  ].join('\n');
}

function unique(items: readonly string[]): string[] {
  return [...new Set(items)].sort();
}
