import { describe, expect, it } from 'vitest';
import type { World } from '../../fixtures/world/world.js';
import type { Zone } from '../../fixtures/world/zone-text.js';
import { WORLDS } from '../../fixtures/worlds/index.js';
import { deriveView } from '../../src/derive/derive-view.js';
import { parseTrustAnchors } from '../../src/derive/dnssec/parse-anchors.js';
import { auditWorld } from '../stories/audit-world.js';
import { masterFile } from './master-file.js';
import { whySkipped } from './packages.js';
import { startRealServers } from './real-servers.js';
import { SIGNERS, signWorld } from './sign.js';
import { PROGRAMS, SOFTWARE } from './software.js';

/** Zones signed by each software's own tools and served by it, whole and broken, from the root's key down. */

const CITY = 'city.example.lg.jp';
const FIRST_PORT = 17_500;
const DAY_MS = 86_400_000;

/** Each server with its own copy of its zones, so that one of them can hold another text. */
const healthy = WORLDS.find((world) => world.name === 'healthy-in-house') as World;
const world: World = {
  ...healthy,
  servers: healthy.servers.map((server) => ({ ...server, zones: server.zones.map((zone) => ({ ...zone })) })),
};
const copies = world.servers.flatMap(({ zones }) => zones).filter(({ apex }) => apex === CITY);

type Row = {
  readonly name: string;
  /** What the zone's copies hold in place of the signed text. */
  readonly edit?: (text: string, zone: Zone, copy: number) => string;
  /** Days between the signing and the audit; the signatures are good for a day before and 30 days after. */
  readonly days?: number;
  readonly algorithm?: string;
  readonly state: string;
  readonly findings: readonly string[];
};

/** The whole chain is out of its time: above the zone, and at each of its servers. */
const OUT_OF_TIME = [CITY, 'dns1.city.example.lg.jp', 'dns2.city.example.lg.jp'].map(
  (subject) => `dnssec/signature-invalid ${subject}`,
);

const rows: readonly Row[] = [
  { name: 'good', state: 'secure', findings: [] },
  ...['RSASHA256', 'RSASHA512', 'ECDSAP384SHA384', 'ED25519', 'ED448'].map(
    (algorithm): Row => ({ name: `good with ${algorithm}`, algorithm, state: 'secure', findings: [] }),
  ),
  {
    name: 'about to expire',
    days: 28,
    state: 'secure',
    findings: [`dnssec/signature-expiring ${CITY}`],
  },
  { name: 'expired', days: 31, state: 'bogus', findings: OUT_OF_TIME },
  { name: 'not yet valid', days: -2, state: 'bogus', findings: OUT_OF_TIME },
  {
    name: 'unsigned below a DS',
    edit: (_, zone) => masterFile(zone),
    state: 'bogus',
    findings: [`dnssec/ds-without-key ${CITY}`],
  },
  {
    name: 'one server unsigned',
    edit: (text, zone, copy) => (copy === 1 ? masterFile(zone) : text),
    state: 'bogus',
    findings: ['dnssec/servers-disagree dns2.city.example.lg.jp'],
  },
];

describe.each(SOFTWARE)('DNSSEC on %s', { concurrent: true }, (software) => {
  const skipped = whySkipped(['setpriv', 'ip', PROGRAMS[software], ...SIGNERS[software]]);
  it.each(rows)('$name', async ({ name, edit = (text) => text, days = 0, algorithm, state, findings }) => {
    if (skipped !== undefined) {
      process.stdout.write(`skipped: DNSSEC on ${software}: ${skipped}\n`);
      return;
    }
    const { texts, rootDs } = await signWorld(software, world, algorithm);
    const edited = new Map(
      [...texts].map(([zone, text]) => {
        const copy = copies.indexOf(zone);
        return [zone, copy < 0 ? text : edit(text, zone, copy)];
      }),
    );
    const trustAnchors = parseTrustAnchors(rootDs.join('\n'));
    if ('kind' in trustAnchors) throw new Error(trustAnchors.reason);
    const port = FIRST_PORT + 100 * SOFTWARE.indexOf(software) + rows.findIndex((row) => row.name === name);
    const today = new Date(Date.parse(world.today) + days * DAY_MS).toISOString();
    const { row, evidence } = await auditWorld(
      { ...world, today },
      {
        timeoutMs: 400,
        registryTimeoutMs: 2_000,
        trustAnchors,
        startDns: (servers) => startRealServers(software, servers, edited, port),
      },
    );
    expect(deriveView(evidence).delegation?.dnssec.state).toMatchObject({ state });
    expect(
      row.findings
        .filter(({ id }) => id.startsWith('dnssec/'))
        .map(({ id, subject }) => `${id} ${subject.nameServer ?? subject.zone}`),
    ).toEqual(findings);
  });
});
