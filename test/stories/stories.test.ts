import { describe, expect, it } from 'vitest';
import { WORLDS } from '../../fixtures/worlds/index.js';
import type { Evidence } from '../../src/model/evidence.js';
import { renderJson } from '../../src/reporters/json.js';
import { renderText } from '../../src/reporters/text/text.js';
import { auditWorld, reportOf } from './audit-world.js';

describe.each(WORLDS.map((world) => [world.name, world] as const))('%s', (_, world) => {
  it('finds what the story lists and nothing else, and replays from its evidence', async () => {
    const { evidence, row } = await auditWorld(world);
    expect(
      row.findings.map(({ id, severity, confidence }) => `${id} ${severity} ${confidence}`).sort(),
    ).toEqual(
      world.expect.findings.map(({ id, severity, confidence }) => `${id} ${severity} ${confidence}`).sort(),
    );
    for (const { id, subject } of world.expect.findings) {
      expect(
        row.findings.filter((finding) => finding.id === id).map((finding) => finding.subject),
      ).toContainEqual(expect.objectContaining(subject));
    }
    for (const { check, subject } of world.expect.unknowns) {
      expect(row.unknowns).toContainEqual(
        expect.objectContaining({
          check,
          ...(subject === undefined ? {} : { subject: expect.objectContaining(subject) }),
        }),
      );
    }
    if (world.expect.unknowns.length === 0) expect(row.unknowns).toEqual([]);
    expect(row.status).toBe(world.expect.status);

    const replayed: Evidence = JSON.parse(JSON.stringify(evidence));
    expect(renderJson(reportOf(replayed), { lang: 'en' })).toBe(
      renderJson(reportOf(evidence), { lang: 'en' }),
    );
    for (const lang of ['en', 'ja'] as const) {
      expect(renderText(reportOf(evidence), { lang }).length).toBeGreaterThan(100);
    }
  });
});
