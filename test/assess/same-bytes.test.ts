import { describe, expect, it } from 'vitest';
import { WORLDS } from '../../fixtures/worlds/index.js';
import type { Evidence } from '../../src/model/evidence.js';
import { renderJson } from '../../src/reporters/json.js';
import { auditWorld, reportOf } from '../stories/audit-world.js';

/** Every list of the evidence that is sorted by key, turned round. */
function turnedRound(evidence: Evidence): Evidence {
  const lists = ['exchanges', 'zones', 'parentViews', 'probes', 'hosts', 'registrations'] as const;
  const turned = Object.fromEntries(lists.map((key) => [key, [...evidence[key]].reverse()]));
  return { ...evidence, ...turned };
}

describe('the same evidence', () => {
  it.each(
    WORLDS.filter(({ name }) => /^(note-13|healthy|parent-child|alias|host-gone|suspended)/.test(name)).map(
      (world) => [world.name, world] as const,
    ),
  )('gives the same bytes in whatever order it was collected: %s', async (_, world) => {
    const { evidence } = await auditWorld(world);
    const straight = renderJson(reportOf(evidence), { lang: 'en' });
    expect(renderJson(reportOf(turnedRound(evidence)), { lang: 'en' })).toBe(straight);
  });

  it('gives the same bytes twice from two audits of one world, times and ports aside', async () => {
    const world = WORLDS.find(({ name }) => name === 'note-13-before');
    if (world === undefined) throw new Error('no world note-13-before');
    const [first, second] = [await auditWorld(world), await auditWorld(world)].map(({ row }) => ({
      findings: row.findings.map(({ id, subject, severity, fingerprint }) => ({
        id,
        subject,
        severity,
        fingerprint,
      })),
      nameServers: row.nameServers,
      unknowns: row.unknowns,
    }));
    expect(second).toEqual(first);
  });
});

describe('fingerprints', () => {
  it('are distinct across the findings of all stories, and of the contract form', async () => {
    const prints = new Map<string, string>();
    for (const world of WORLDS.filter(({ expect: expected }) => expected.findings.length > 0).slice(0, 12)) {
      const { row } = await auditWorld(world);
      for (const { fingerprint, id, subject } of row.findings) {
        expect(fingerprint).toMatch(/^lga1:[0-9a-f]{64}$/);
        const what = JSON.stringify([
          row.domain,
          id,
          subject.registeredDomain ?? subject.nameServer ?? subject.zone,
        ]);
        expect(prints.get(fingerprint) ?? what).toBe(what);
        prints.set(fingerprint, what);
      }
    }
    expect(prints.size).toBeGreaterThan(5);
  });
});
