import { describe, expect, it } from 'vitest';
import { baselineOf, joinBaselines } from '../../src/cli/baseline-of.js';
import { cleanCity } from '../reporters/sample-domains.js';

const AT = '2026-03-01T00:00:00Z';
const known = {
  domain: 'example.jp',
  state: 'active',
  detail: '',
  rules: 'jp-general',
  createdAt: '2010-04-12',
  updatedAt: null,
  expiresAt: null,
  hijackableFrom: null,
  source: 'whois.jprs.jp',
} as const;
const row = {
  ...cleanCity,
  collectedAt: AT,
  zone: 'city.example.lg.jp',
  nameServers: [
    {
      host: 'ns.example.jp',
      relation: 'out-of-bailiwick',
      registeredDomain: 'example.jp',
      in: ['parent'],
      addresses: [],
    },
    {
      host: 'ns2.example.jp',
      relation: 'out-of-bailiwick',
      registeredDomain: 'example.jp',
      in: ['child'],
      addresses: [],
    },
  ],
  registrations: [
    { ...known, registrant: 'Example' },
    { ...known, domain: 'example.com', state: 'unknown' },
  ],
} as const;

describe('the memory in an earlier result', () => {
  it('holds registrations that were answered, and delegations by the parent', () => {
    expect(baselineOf({ domains: [row] }, 'old.json')).toEqual({
      takenFrom: 'old.json',
      registrations: {
        'example.jp': { state: 'active', createdAt: '2010-04-12', registrant: 'Example', seenAt: AT },
      },
      delegations: { 'city.example.lg.jp ns.example.jp': AT },
    });
  });

  it('is joined with another by the earlier sighting', () => {
    const older = baselineOf({ domains: [{ ...row, collectedAt: '2025-01-01T00:00:00Z' }] }, 'older.json');
    const newer = baselineOf({ domains: [row] }, 'newer.json');
    for (const joined of [joinBaselines(older, newer), joinBaselines(newer, older)]) {
      expect(joined.registrations).toEqual(older.registrations);
      expect(joined.delegations).toEqual(older.delegations);
    }
  });
});
