import { describe, expect, it } from 'vitest';
import type { World } from '../../fixtures/world/world.js';
import { WORLDS } from '../../fixtures/worlds/index.js';
import { auditWorld } from '../stories/audit-world.js';

const healthy = WORLDS.find((one) => one.name === 'healthy-in-house') as World;
const elsewhere = WORLDS.find((one) => one.name === 'not-delegated') as World;

/** The jp servers named here hold the zone of a world in which the city is not there. */
function lagging(...names: string[]): World {
  return {
    ...healthy,
    servers: healthy.servers.map((server) =>
      names.includes(server.name)
        ? { ...server, zones: elsewhere.servers.find((one) => one.name === server.name)?.zones ?? [] }
        : server,
    ),
  };
}

describe('a name that some servers of the parent deny', () => {
  it.each(['ns1.jp', 'ns2.jp'])('is not absent while another delegates it: %s lags', async (name) => {
    const { row } = await auditWorld(lagging(name));
    expect(row.zone).toBe('city.example.lg.jp');
    expect(row.findings.map(({ id }) => id)).not.toContain('delegation/absent');
    expect(row.status).not.toBe('clean');
  });

  it('is absent where all deny it', async () => {
    const { row } = await auditWorld(lagging('ns1.jp', 'ns2.jp'));
    expect(row.findings.map(({ id }) => id)).toEqual(['delegation/absent']);
  });
});
