import { describe, expect, it } from 'vitest';
import { startWorld } from '../../fixtures/world/run-world.js';
import { WORLDS } from '../../fixtures/worlds/index.js';
import { createCollector } from '../../src/collect/collector.js';
import type { RunDeps } from '../../src/collect/run-tools.js';
import { createSurveyor } from '../../src/collect/survey.js';
import { domainName } from '../../src/dns/name.js';

const never = new AbortController().signal;

describe('a survey', () => {
  it.each(WORLDS.map((world) => [world.name, world] as const))(
    'asks the registries what the audit asks: %s',
    async (_, world) => {
      const running = await startWorld(world, { timeoutMs: 250, registryTimeoutMs: 1000 });
      try {
        const target = { input: world.audit, domain: domainName(world.audit) };
        const deps: RunDeps = { settings: running.settings, now: running.now };
        const domainsOf = (all: readonly { readonly domain: string }[]) =>
          all.map(({ domain }) => domain).sort();
        const survey = await createSurveyor(deps).survey(target, never);
        const questions = running.questions().length;
        const evidence = await createCollector({ ...deps, version: '0.0.0' }).collect(target, never);
        expect(domainsOf(survey.registrations)).toEqual(domainsOf(evidence.registrations));
        expect(survey.audited.kind).toBe(evidence.audited.kind);
        expect(questions).toBeLessThanOrEqual(running.questions().length - questions);
      } finally {
        await running.stop();
      }
    },
  );
});
