import { describe, expect, it } from 'vitest';
import type { World } from '../../fixtures/world/world.js';
import { zone } from '../../fixtures/world/zone-text.js';
import { healthyInHouse } from '../../fixtures/worlds/healthy-in-house.js';
import { subZone } from '../../fixtures/worlds/sub-zone.js';
import { type DomainName, domainName, isAtOrBelow } from '../../src/dns/name.js';
import { auditWorld } from './audit-world.js';

/** The world with one server whose copy of its zone has nothing at or below `name`, save these further records. */
function withoutDelegation(world: World, server: string, name: DomainName, further = ''): World {
  const servers = world.servers.map((one) => {
    if (one.name !== server) return one;
    const zones = one.zones.map(({ apex, records }) => ({
      apex,
      records: isAtOrBelow(name, apex)
        ? [
            ...records.filter((rr) => !isAtOrBelow(rr.name, name)),
            ...zone(apex, further).records.filter(({ type }) => type !== 'SOA'),
          ]
        : records,
    }));
    return { ...one, zones };
  });
  return { ...world, servers };
}

const CITY = domainName('city.example.lg.jp');
const CHILD = domainName('kosodate.city.example.lg.jp');

// Which server is asked first depends on the name: each has its turn at lagging behind.
describe.each([
  ['the registry’s zone says NXDOMAIN', healthyInHouse, CITY, ['ns1.jp', 'ns2.jp'], ''],
  [
    'the city’s own zone has other records of the name',
    subZone,
    CHILD,
    ['dns1.city.example.lg.jp', 'dns2.city.example.lg.jp'],
    'kosodate.city.example.lg.jp. TXT "moved"',
  ],
  [
    'the city’s own zone has an alias there',
    subZone,
    CHILD,
    ['dns1.city.example.lg.jp', 'dns2.city.example.lg.jp'],
    'kosodate.city.example.lg.jp. CNAME www.city.example.lg.jp.',
  ],
] as const)('one of two servers of the parent does not delegate: %s', (_, world, name, servers, further) => {
  it.each(servers)('%s', async (server) => {
    const { evidence, row } = await auditWorld(withoutDelegation(world, server, name, further));
    expect(evidence.audited).toMatchObject({ kind: 'zone', zone: name, position: 'apex' });
    expect(row.findings).toContainEqual(
      expect.objectContaining({
        id: 'delegation/parent-servers-disagree',
        subject: { zone: name },
        severity: 'medium',
      }),
    );
  });
});

describe('one of two servers of the parent serves the child too, the other does not delegate it', () => {
  it.each(['ns1.jp', 'ns2.jp'])('%s does not', async (server) => {
    const city = healthyInHouse.servers.flatMap(({ zones }) => zones.filter(({ apex }) => apex === CITY));
    const lagging = withoutDelegation(healthyInHouse, server, CITY, 'city.example.lg.jp. TXT "moved"');
    const servers = lagging.servers.map((one) =>
      one.name.endsWith('.jp') && !one.name.includes('example') && one.name !== server
        ? { ...one, zones: [...one.zones, ...city.slice(0, 1)] }
        : one,
    );
    const { evidence, row } = await auditWorld({ ...lagging, servers });
    expect(evidence.audited).toMatchObject({ kind: 'zone', zone: CITY, position: 'apex' });
    expect(row.findings.map(({ id }) => id)).toContain('delegation/parent-servers-disagree');
  });
});
