import { expect, it } from 'vitest';
import { note13Before } from '../../fixtures/worlds/note-13-before.js';
import type { Evidence } from '../../src/model/evidence.js';
import { auditWorld, reportOf } from '../stories/audit-world.js';

/** The evidence as it is where the registry calls every domain free. */
function allFree(evidence: Evidence): Evidence {
  const registrations = evidence.registrations.map((one) =>
    one.lookup.kind === 'answer'
      ? {
          ...one,
          lookup: {
            ...one.lookup,
            registration: { ...one.lookup.registration, state: 'unregistered' as const },
          },
        }
      : one,
  );
  return { ...evidence, registrations };
}

it('says from when a stranger can register a free name, and of a closed kind never', async () => {
  const { evidence } = await auditWorld(note13Before);
  const [row] = reportOf(allFree(evidence)).domains;
  expect(
    row?.registrations.map(({ domain, state, hijackableFrom }) => [domain, state, hijackableFrom]),
  ).toEqual([
    ['city.example.lg.jp', 'unregistered', null],
    ['example.jp', 'unregistered', '2026-11-22'],
  ]);
});
