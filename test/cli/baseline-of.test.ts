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
      addresses: [
        { address: '192.0.2.1', state: 'answers', origins: [64500] },
        { address: '192.0.2.2', state: 'answers' },
      ],
    },
    {
      host: 'ns2.example.jp',
      relation: 'out-of-bailiwick',
      registeredDomain: 'example.jp',
      in: ['child'],
      addresses: [],
    },
    {
      host: 'dns.city.example.lg.jp',
      relation: 'in-domain',
      registeredDomain: null,
      in: ['child'],
      addresses: [{ address: '192.0.2.9', state: 'answers' }],
    },
  ],
  registrations: [
    { ...known, registrant: 'Example' },
    { ...known, domain: 'example.com', state: 'unknown' },
  ],
} as const;

describe('the memory in an earlier result', () => {
  it('has of a registration what the rules compare', () => {
    const compared = {
      registrant: 'Example',
      registrar: null,
      nameServers: ['ns.example.jp'],
      handle: 'D1-EXAMPLE',
    };
    const { registrations } = baselineOf(
      { domains: [{ ...row, registrations: [{ ...known, ...compared }] }] },
      'old.json',
    );
    expect(registrations).toEqual({
      'example.jp': { state: 'active', createdAt: '2010-04-12', seenAt: AT, ...compared },
    });
  });

  it('holds registrations that were answered, delegations by the parent, and servers under registered domains', () => {
    expect(baselineOf({ domains: [row] }, 'old.json')).toEqual({
      takenFrom: 'old.json',
      registrations: {
        'example.jp': { state: 'active', createdAt: '2010-04-12', registrant: 'Example', seenAt: AT },
      },
      delegations: { 'city.example.lg.jp ns.example.jp': AT },
      hosts: { 'ns.example.jp': { addresses: { '192.0.2.1': [64500], '192.0.2.2': [] }, seenAt: AT } },
    });
  });

  it('has of a server all that any of the names saw', () => {
    const [shared] = row.nameServers;
    const other = {
      ...row,
      nameServers: [{ ...shared, addresses: [{ address: '192.0.2.3', state: 'answers' }] }],
    } as const;
    expect(baselineOf({ domains: [row, other] }, 'old.json').hosts).toMatchObject({
      'ns.example.jp': { addresses: { '192.0.2.1': [64500], '192.0.2.2': [], '192.0.2.3': [] } },
    });
  });

  it('is joined with another by the earlier sighting', () => {
    const older = baselineOf({ domains: [{ ...row, collectedAt: '2025-01-01T00:00:00Z' }] }, 'older.json');
    const newer = baselineOf({ domains: [row] }, 'newer.json');
    for (const joined of [joinBaselines(older, newer), joinBaselines(newer, older)]) {
      expect(joined.registrations).toEqual(older.registrations);
      expect(joined.delegations).toEqual(older.delegations);
      expect(joined.hosts).toEqual(older.hosts);
    }
  });
});
