import { describe, expect, it } from 'vitest';
import { WORLDS } from '../../fixtures/worlds/index.js';
import type { Evidence } from '../../src/model/evidence.js';
import { renderJson } from '../../src/reporters/json.js';
import { renderText } from '../../src/reporters/text/text.js';
import { auditWorld, reportOf } from './audit-world.js';
import { expectStory } from './expect-story.js';

describe.each(WORLDS.map((world) => [world.name, world] as const))('%s', (_, world) => {
  it('finds what the story lists and nothing else, and replays from its evidence', async () => {
    const { evidence, row } = await auditWorld(world);
    expectStory(world, row);

    const replayed: Evidence = JSON.parse(JSON.stringify(evidence));
    expect(renderJson(reportOf(replayed), { lang: 'en' })).toBe(
      renderJson(reportOf(evidence), { lang: 'en' }),
    );
    for (const lang of ['en', 'ja'] as const) {
      expect(renderText(reportOf(evidence), { lang }).length).toBeGreaterThan(100);
    }
  });
});
