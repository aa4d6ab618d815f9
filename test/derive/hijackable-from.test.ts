import { describe, expect, it } from 'vitest';
import { hijackableFrom } from '../../src/derive/hijackable-from.js';
import { domainName } from '../../src/dns/name.js';
import type { RegistrationEvidence } from '../../src/model/evidence.js';
import type { Registration, RegistrationState, RegistryRules } from '../../src/model/registration.js';

const TODAY = '2026-11-22';

function registration(
  state: RegistrationState,
  rules: RegistryRules,
  dates: Partial<Pick<Registration, 'expiresAt' | 'updatedAt'>> = {},
): Registration {
  return {
    ...state,
    domain: domainName('example.jp'),
    rules,
    stateWords: [],
    createdAt: null,
    updatedAt: null,
    expiresAt: null,
    nameServers: [],
    registrar: null,
    registrant: null,
    handle: null,
    events: [],
    ...dates,
  };
}

function evidence(registered: Registration | null, domain = 'example.jp'): RegistrationEvidence {
  const at = '2026-11-22T00:00:00Z';
  return {
    domain: domainName(domain),
    registryZone: domainName('jp'),
    delegated: false,
    registryServers: 2,
    existence: [],
    lookup:
      registered === null
        ? { kind: 'unknown', protocol: 'whois', source: null, at, reason: 'timeout', detail: '', raw: '' }
        : {
            kind: 'answer',
            protocol: 'whois',
            source: 'whois.jprs.jp',
            at,
            registration: registered,
            observed: '',
            raw: '',
          },
  };
}

describe('the day from which a third party can register', () => {
  it.each([
    ['a free name: today', { state: 'unregistered' }, 'jp-general', {}, TODAY],
    [
      'suspended at JPRS: the day after the end of the month',
      { state: 'suspended' },
      'jp-general',
      { expiresAt: '2026-11-30' },
      '2026-12-01',
    ],
    [
      'suspended at the end of a year',
      { state: 'suspended' },
      'jp-general',
      { expiresAt: '2026-12-31' },
      '2027-01-01',
    ],
    ['suspended without a date: not known', { state: 'suspended' }, 'jp-general', {}, null],
    ['suspended elsewhere: no rule', { state: 'suspended' }, 'other', { expiresAt: '2026-11-30' }, null],
    [
      'to be suspended: the month after the next',
      { state: 'to-be-suspended' },
      'jp-general',
      { expiresAt: '2026-11-30' },
      '2027-01-01',
    ],
    [
      'to be suspended in this month, whatever its term would have been',
      { state: 'to-be-suspended' },
      'jp-general',
      { expiresAt: '2027-09-30' },
      '2027-01-01',
    ],
    [
      'to be suspended last month, by an answer from the cache',
      { state: 'to-be-suspended' },
      'jp-general',
      { expiresAt: '2026-10-31' },
      '2026-12-01',
    ],
    [
      'deleted: the day after the freeze',
      { state: 'deleted', until: '2027-01-31' },
      'jp-organizational',
      {},
      '2027-02-01',
    ],
    ['deleted without a date', { state: 'deleted', until: null }, 'jp-organizational', {}, null],
    [
      'pending delete: five days from its entry',
      { state: 'pending-delete' },
      'gtld',
      { updatedAt: '2026-11-20T10:00:00Z' },
      '2026-11-25',
    ],
    [
      'pending delete of unknown age: five days at most',
      { state: 'pending-delete' },
      'gtld',
      {},
      '2026-11-27',
    ],
    [
      'counted from the day in Japan',
      { state: 'pending-delete' },
      'gtld',
      { updatedAt: '2026-11-20T20:00:00Z' },
      '2026-11-26',
    ],
    [
      'redemption: thirty-five days from its entry',
      { state: 'redemption' },
      'gtld',
      { updatedAt: '2026-11-10T10:00:00Z' },
      '2026-12-15',
    ],
    ['redemption of unknown age: not known', { state: 'redemption' }, 'gtld', {}, null],
    [
      'redemption whose last change is too old to be its entry',
      { state: 'redemption' },
      'gtld',
      { updatedAt: '2026-01-10T10:00:00Z' },
      null,
    ],
    ['on hold: no rule', { state: 'hold' }, 'gtld', {}, null],
    ['active: never by itself', { state: 'active' }, 'jp-general', { expiresAt: '2026-11-30' }, null],
    ['reserved: never', { state: 'reserved' }, 'jp-general', {}, null],
    [
      'an unknown word: never guessed',
      { state: 'unknown', raw: 'Renamed' },
      'jp-general',
      { expiresAt: '2026-11-30' },
      null,
    ],
  ] as const)('%s', (_, state, rules, dates, expected) => {
    expect(hijackableFrom(evidence(registration(state, rules, dates)), TODAY)).toBe(expected);
  });

  it.each([
    ['example.jp', TODAY],
    ['example.tokyo.jp', TODAY],
    ['example.co.jp', TODAY],
    ['city.example.lg.jp', null],
    ['example.go.jp', null],
    ['city.chiyoda.tokyo.jp', null],
  ])('of %s, which is free: only where its kind takes new names', (domain, expected) => {
    const free = registration({ state: 'unregistered' }, 'jp-general');
    expect(hijackableFrom(evidence(free, domain), TODAY)).toBe(expected);
  });

  it('is not known where the registry gave no answer', () => {
    expect(hijackableFrom(evidence(null), TODAY)).toBeNull();
  });
});
