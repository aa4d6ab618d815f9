import { describe, it } from 'vitest';
import type { World } from '../../fixtures/world/world.js';
import { WORLDS } from '../../fixtures/worlds/index.js';
import { auditWorld } from '../stories/audit-world.js';
import { expectStory } from '../stories/expect-story.js';
import { whySkipped } from './packages.js';
import { isReal, plainTexts, startRealServers } from './real-servers.js';
import { PROGRAMS, SOFTWARE, type Software } from './software.js';

/** Milliseconds of patience: real servers on a busy machine; every silent server costs several of these. */
const TIMEOUT_MS = 400;

/** Audits every story with its root, TLD and other name servers on this software, and expects what the story lists. */
export function tellStories(software: Software): void {
  const skipped = whySkipped(['setpriv', 'ip', PROGRAMS[software]]);
  describe(`on ${software}`, { concurrent: true }, () => {
    for (const [index, world] of WORLDS.entries()) {
      const played = world.servers.filter((server) => !isReal(server)).map(({ name }) => name);
      const title = played.length === 0 ? world.name : `${world.name} (${played.join(', ')} played)`;
      it(title, async (context) => {
        if (skipped !== undefined) context.skip(skipped);
        const { row } = await auditOn(software, world, portFor(software, index));
        expectStory(world, row);
      });
    }
  });
}

/** A port of its own for every story on every software: stories run side by side at the same addresses. */
function portFor(software: Software, index: number): number {
  return 10_000 + 1_000 * SOFTWARE.indexOf(software) + index;
}

async function auditOn(software: Software, world: World, port: number) {
  return auditWorld(world, {
    timeoutMs: TIMEOUT_MS,
    registryTimeoutMs: 2 * TIMEOUT_MS,
    startDns: (servers) => startRealServers(software, servers, plainTexts(servers), port),
  });
}
