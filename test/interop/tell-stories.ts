import { afterAll, describe, it } from 'vitest';
import type { World } from '../../fixtures/world/world.js';
import { WORLDS } from '../../fixtures/worlds/index.js';
import { expectStory } from '../stories/expect-story.js';
import { auditOn } from './audit-on.js';
import { masterFile } from './master-file.js';
import { whySkipped } from './packages.js';
import { isReal } from './real-servers.js';
import { PROGRAMS, portFor, SOFTWARE, type Software } from './software.js';

/**
 * Audits stories with their root, TLD and other name servers on this software, and expects what each lists.
 * Servers that misbehave as no real software does are played by the world's own engine; the titles name them.
 */
export function tellStories(software: Software): void {
  const skipped = whySkipped(['setpriv', 'ip', PROGRAMS[software]]);
  const untold = WORLDS.flatMap((world) => whyUntold(world) ?? []);
  const told = WORLDS.filter((world) => whyUntold(world) === undefined && isTurnOf(software, world));
  describe(`on ${software}`, { concurrent: true }, () => {
    for (const world of told) {
      it(titleOf(world), async (context) => {
        if (skipped !== undefined) context.skip(skipped);
        expectStory(world, await auditOn(software, world, portFor(software, WORLDS.indexOf(world))));
      });
    }
    afterAll(() => {
      const count = skipped === undefined ? `${told.length} stories` : `all stories skipped: ${skipped}`;
      print(`${software}: ${count}; not told: ${untold.length}`, ...untold);
    });
  });
}

/** Healthy stories are told on everything, the others on two of three, in turn: the suite must stay quick. */
function isTurnOf(software: Software, world: World): boolean {
  const turn = SOFTWARE[WORLDS.indexOf(world) % SOFTWARE.length];
  return world.expect.status === 'clean' || software !== turn;
}

function titleOf(world: World): string {
  const played = world.servers.filter((server) => !isReal(server)).map(({ name }) => name);
  return played.length === 0 ? world.name : `${world.name} (${played.join(', ')} played)`;
}

/** Why no software can tell a story: a record that has no form in a master file here. */
function whyUntold(world: World): string | undefined {
  try {
    for (const { zones } of world.servers) zones.forEach(masterFile);
    return undefined;
  } catch (error) {
    return `${world.name}: ${(error as Error).message}`;
  }
}

function print(...lines: readonly string[]): void {
  process.stdout.write(`${lines.join('\n  ')}\n`);
}
