import { readFileSync } from 'node:fs';
import { join } from 'node:path';
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

const OLD = '2020-01-01';
const NEW = '2026-11-02';
const active = { state: 'active' } as const;

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

/** The same with one host outside the zone and one inside; null where it could not be resolved. */
function withHosts(at: string, addresses: readonly string[] | null, origins?: Evidence['origins']): Evidence {
  const none = { exchanges: [], aliases: [], outcome: { kind: 'no-data' } } as const;
  const outcome =
    addresses === null
      ? ({ kind: 'failed', failure: { kind: 'aborted' } } as const)
      : ({ kind: 'addresses', addresses } as const);
  const host = (name: string, registeredDomain: Evidence['hosts'][number]['registeredDomain']) => ({
    host: domainName(name),
    zones: [],
    registeredDomain,
    a: { exchanges: [], aliases: [], outcome },
    aaaa: none,
  });
  return {
    ...evidence(at, active, OLD),
    hosts: [host('ns.example.jp', D), host('dns.city.example.lg.jp', CITY)],
    ...(origins === undefined ? {} : { origins }),
  };
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

  it('knows where name servers outside the zone were, night by night', () => {
    const seen = nights(
      withHosts('2026-11-01T00:00:00Z', ['192.0.2.1', '192.0.2.2'], {
        '192.0.2.1': [64500],
        '192.0.2.2': [],
      }),
      withHosts('2026-11-02T00:00:00Z', ['192.0.2.2', '192.0.2.1'], {
        '192.0.2.1': [64500],
        '192.0.2.2': [],
      }),
      withHosts('2026-11-03T00:00:00Z', ['198.51.100.1'], { '198.51.100.1': [64510] }),
      withHosts('2026-11-04T00:00:00Z', null),
      withHosts('2027-02-28T00:00:00Z', ['198.51.100.1'], { '198.51.100.1': [64510] }),
    );
    const before = { addresses: { '192.0.2.1': [64500], '192.0.2.2': [] }, seenAt: '2026-11-02T00:00:00Z' };
    expect(seen.baseline('2026-11-01T00:00:00Z').hosts).toEqual({});
    expect(seen.baseline('2026-11-03T00:00:00Z').hosts).toEqual({ 'ns.example.jp': before });
    expect(seen.baseline('2026-11-05T00:00:00Z').hosts).toEqual({ 'ns.example.jp': before });
    expect(seen.baseline('2027-03-01T00:00:00Z').hosts).toEqual({
      'ns.example.jp': { addresses: { '198.51.100.1': [64510] }, seenAt: '2027-02-28T00:00:00Z' },
    });
  });

  it('knows where they were without a table of networks too', () => {
    const seen = nights(withHosts('2026-11-01T00:00:00Z', ['192.0.2.1']));
    expect(seen.baseline('2026-11-02T00:00:00Z').hosts).toMatchObject({
      'ns.example.jp': { addresses: { '192.0.2.1': [] } },
    });
  });

  it('does not grow for ever by a host that is elsewhere each night', () => {
    const night = (n: number) => new Date(Date.parse('2026-01-01T00:00:00Z') + n * 86_400_000).toISOString();
    nights(...Array.from({ length: 200 }, (_, n) => withHosts(night(n), [`192.0.2.${n}`])));
    const lines = readFileSync(join(folder.path, 'sightings.jsonl'), 'utf8').split('\n');
    expect(lines.filter((line) => line.includes('"kind":"host"')).length).toBeLessThan(95);
  });

  it('learns nothing from a state word that nobody can read', () => {
    const seen = nights(evidence('2026-11-01T00:00:00Z', { state: 'unknown', raw: 'Odd' }, null));
    expect(seen.baseline('2026-11-02T00:00:00Z').registrations).toEqual({});
  });
});
