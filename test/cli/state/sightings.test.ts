import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSightings } from '../../../src/cli/state/sightings.js';
import { domainName } from '../../../src/dns/name.js';
import type { Evidence } from '../../../src/model/evidence.js';
import type { RegistrationState } from '../../../src/model/registration.js';
import { bareRegistration } from '../../../src/registries/registry-reading.js';
import { scratchFolder } from '../run-cli.js';

let folder: ReturnType<typeof scratchFolder>;
beforeEach(() => {
  folder = scratchFolder();
});
afterEach(() => folder.remove());

const CITY = domainName('city.example.lg.jp');
const D = domainName('example.jp');

/** What matters of the evidence of one night: the provider's registration, and the delegation. */
function evidence(at: string, state: RegistrationState, createdAt: string | null, host = 'ns.example.jp') {
  const registration = { ...bareRegistration(D, 'jp-general', state), createdAt };
  const lookup = { kind: 'answer', protocol: 'whois', source: 's', at, registration, observed: '', raw: '' };
  return {
    collectedAt: at,
    audited: { kind: 'zone', zone: CITY, parent: domainName('jp'), position: 'apex' },
    zones: [{ zone: CITY, parent: domainName('jp'), referral: null, nameServers: [domainName(host)] }],
    registrations: [{ domain: D, lookup }],
  } as unknown as Evidence;
}

/** Each night opens the file anew, as a run does, and gives what it knew before. */
function nights(...all: readonly Evidence[]) {
  for (const one of all) {
    const sightings = openSightings(folder.path, () => {});
    sightings.observe(one);
    sightings.close();
  }
  return openSightings(folder.path, () => {});
}

const OLD = '2020-01-01';
const NEW = '2026-11-02';
const active = { state: 'active' } as const;

describe('what the chronology rules may remember', () => {
  it('is what was seen before this run, not what it has seen itself', () => {
    const seen = nights(evidence('2026-11-01T00:00:00Z', active, OLD));
    expect(seen.baseline('2026-11-01T00:00:00Z').registrations).toEqual({});
    expect(seen.baseline('2026-11-02T00:00:00Z').registrations[D]).toMatchObject({ createdAt: OLD });
  });

  it.each([
    ['the night after a change, what was before it', '2026-11-04T00:00:00Z', OLD],
    ['after three months, how things are', '2027-03-01T00:00:00Z', NEW],
  ])('is, %s', (_, at, createdAt) => {
    const seen = nights(
      evidence('2026-11-01T00:00:00Z', active, OLD),
      evidence('2026-11-03T00:00:00Z', active, NEW),
      evidence('2027-02-28T00:00:00Z', active, NEW),
    );
    expect(seen.baseline(at).registrations[D]).toMatchObject({ createdAt });
  });

  it('says when it was seen last', () => {
    const seen = nights(
      evidence('2026-11-01T00:00:00Z', active, OLD),
      evidence('2026-11-03T00:00:00Z', active, OLD),
    );
    expect(seen.baseline('2026-11-04T00:00:00Z').registrations[D]?.seenAt).toBe('2026-11-03T00:00:00Z');
  });

  it('keeps the day on which a host was first seen in a delegation', () => {
    const seen = nights(
      evidence('2026-11-01T00:00:00Z', active, OLD),
      evidence('2026-11-03T00:00:00Z', active, OLD),
      evidence('2026-11-05T00:00:00Z', active, OLD, 'ns2.example.jp'),
    );
    expect(seen.baseline('2026-11-06T00:00:00Z').delegations).toEqual({
      'city.example.lg.jp ns.example.jp': '2026-11-01T00:00:00Z',
      'city.example.lg.jp ns2.example.jp': '2026-11-05T00:00:00Z',
    });
  });

  it('learns nothing from a state word that nobody can read', () => {
    const seen = nights(evidence('2026-11-01T00:00:00Z', { state: 'unknown', raw: 'Odd' }, null));
    expect(seen.baseline('2026-11-02T00:00:00Z').registrations).toEqual({});
  });
});
