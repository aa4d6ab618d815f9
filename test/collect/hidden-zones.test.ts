import { describe, expect, it } from 'vitest';
import type { World } from '../../fixtures/world/world.js';
import { WORLDS } from '../../fixtures/worlds/index.js';
import { auditWorld } from '../stories/audit-world.js';

/** The same world with the root, jp and com on every one of their servers: no referral shows the zones in between. */
function onOneMachine(world: World): World {
  const isRegistrys = (name: string) => /^([ab]\.root\.example|ns[12]\.(jp|com))$/.test(name);
  const zones = world.servers.filter(({ name }) => isRegistrys(name)).flatMap((server) => server.zones);
  const all = [...new Map(zones.map((zone) => [zone.apex, zone])).values()];
  return {
    ...world,
    servers: world.servers.map((server) => (isRegistrys(server.name) ? { ...server, zones: all } : server)),
  };
}

describe('registries whose zones share their servers', () => {
  it.each([
    'note-13-before',
    'healthy-in-house',
    'healthy-hosted',
    'suspended-at-jprs',
    'not-delegated',
    'pending-delete-at-gtld',
  ])('are told apart all the same: %s', async (name) => {
    const world = WORLDS.find((one) => one.name === name) as World;
    const { row: apart } = await auditWorld(world);
    const { row, evidence } = await auditWorld(onOneMachine(world));
    expect(evidence.zones.map((one) => one.zone)).toEqual(expect.arrayContaining(['.', 'jp']));
    expect(row.findings.map(({ id, severity, confidence }) => ({ id, severity, confidence }))).toEqual(
      apart.findings.map(({ id, severity, confidence }) => ({ id, severity, confidence })),
    );
    expect(row.parentZone).toBe(apart.parentZone);
    expect(row.status).toBe(apart.status);
  });
});

/** One of the city's servers holds a zone further down as well, and answers from there. */
function withZoneOn(host: string, apex: string): World {
  const world = WORLDS.find(({ name }) => name === 'below-a-delegation') as World;
  const zone = world.servers.flatMap(({ zones }) => zones).find((one) => one.apex === apex);
  if (zone === undefined) throw new Error(`the story has no zone ${apex}`);
  return {
    ...world,
    servers: world.servers.map((server) =>
      server.name === host ? { ...server, zones: [...server.zones, zone] } : server,
    ),
  };
}

const CITY_SERVERS = ['dns1.city.example.lg.jp', 'dns2.city.example.lg.jp'];

describe.each([
  ['the parent zone', 'kita.city.example.lg.jp'],
  ['the audited zone', 'bousai.kita.city.example.lg.jp'],
])('%s on some server of the zone above the parent', (_, apex) => {
  it.each(CITY_SERVERS)('does not hide the parent: %s', async (host) => {
    const { row, evidence } = await auditWorld(withZoneOn(host, apex));
    expect(row.parentZone).toBe('kita.city.example.lg.jp');
    expect(evidence.zones.map(({ zone }) => zone)).toContain('kita.city.example.lg.jp');
    expect(row).toMatchObject({ status: 'clean', findings: [], unknowns: [] });
  });
});
