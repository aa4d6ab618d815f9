import { expect } from 'vitest';
import type { World } from '../../fixtures/world/world.js';
import type { DomainReport } from '../../src/model/report.js';

/** What the story lists must be there; findings that it does not list are forbidden. */
export function expectStory(world: World, row: DomainReport): void {
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
}
