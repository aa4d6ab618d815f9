import { describe, it } from 'vitest';
import { WORLDS } from '../../fixtures/worlds/index.js';
import { expectStory } from '../stories/expect-story.js';
import { auditOn } from './audit-on.js';
import { signWorld } from './dnssec/sign-world.js';
import { SIGNERS } from './dnssec/sign-zone.js';
import { whySkipped } from './packages.js';
import { PROGRAMS, portFor, SOFTWARE } from './software.js';

/** Stories that are told signed too, from the root down. What they list must come out as it does unsigned. */
const SIGNED_STORIES = WORLDS.filter(({ expect }) => expect.status === 'clean');

describe.each(SOFTWARE)('signed, on %s', { concurrent: true }, (software) => {
  const skipped = whySkipped(['setpriv', 'ip', PROGRAMS[software], ...SIGNERS[software]]);
  for (const world of SIGNED_STORIES) {
    it(world.name, async (context) => {
      if (skipped !== undefined) context.skip(skipped);
      const { texts } = await signWorld(software, world);
      const port = portFor(software, WORLDS.indexOf(world), 'signed');
      expectStory(world, await auditOn(software, world, port, texts));
    });
  }
});
