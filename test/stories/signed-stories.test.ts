import { describe, expect, it } from 'vitest';
import { SIGNED_WORLDS } from '../../fixtures/worlds/signed.js';
import { renderJson } from '../../src/reporters/json.js';
import { auditWorld, reportOf } from './audit-world.js';
import { expectStory } from './expect-story.js';

/** How the chain of trust ends in each story. */
const STATES: Readonly<Record<string, string>> = {
  'healthy-signed': 'secure',
  'signed-nsec3': 'secure',
  'signed-edns-dropped': 'indeterminate',
  'signatures-expiring': 'secure',
  'unsigned-below-signed': 'insecure',
  'keys-without-ds': 'insecure',
  'wanted-ds-in-place': 'secure',
  'key-change-waits': 'secure',
  'end-of-signing-waits': 'secure',
  'wanted-ds-without-key': 'secure',
  'wanted-ds-ahead': 'secure',
  'wishes-differ': 'secure',
  'wishes-mixed': 'secure',
  'wish-tampered': 'secure',
  'first-wish-tampered': 'insecure',
  'key-without-mark': 'secure',
  'key-for-another-protocol': 'secure',
  'ds-that-nobody-can-use': 'insecure',
  'algorithm-without-signatures': 'secure',
  'nsec3-with-iterations': 'secure',
  'nsec3-with-salt': 'secure',
  'signatures-for-a-year': 'secure',
  'denials-differ': 'secure',
  'waiting-one-server-unsigned': 'insecure',
  'waiting-signatures-expired': 'insecure',
  'waiting-signatures-expiring': 'insecure',
  'waiting-signature-tampered': 'insecure',
  'waiting-denial-missing': 'insecure',
  'waiting-denials-differ': 'insecure',
  'waiting-nsec3-with-iterations': 'insecure',
  'ds-digest-to-spare': 'secure',
};

describe.each(SIGNED_WORLDS.map((world) => [world.name, world] as const))('%s', (name, world) => {
  it('finds what the story lists and nothing else, and replays from its evidence', async () => {
    const { evidence, row } = await auditWorld(world);
    expectStory(world, row);
    const replayed = JSON.parse(JSON.stringify(evidence));
    expect(renderJson(reportOf(replayed), { lang: 'en' })).toBe(
      renderJson(reportOf(evidence), { lang: 'en' }),
    );
    expect(row.dnssec?.state).toBe(STATES[name] ?? 'bogus');
  });
});
