import { expect, it } from 'vitest';
import { domainName } from '../../src/dns/name.js';
import type { RegistrationState } from '../../src/model/registration.js';
import { isFresh, type RegistryAnswer } from '../../src/registries/registry-cache.js';
import { bareRegistration } from '../../src/registries/registry-reading.js';

const ASKED = '2026-11-01T00:00:00Z';

function answer(state: RegistrationState, expiresAt: string | null): RegistryAnswer {
  const registration = { ...bareRegistration(domainName('example.jp'), 'jp-general', state), expiresAt };
  return {
    kind: 'answer',
    protocol: 'whois',
    source: 'whois.jprs.jp',
    at: ASKED,
    registration,
    observed: '',
    raw: '',
  };
}

it.each<[string, RegistrationState, string | null, number]>([
  ['far from its expiry, a week', { state: 'active' }, '2027-10-31', 7 * 24],
  ['under 60 days, a day', { state: 'active' }, '2026-12-01', 24],
  ['without a date, a day', { state: 'active' }, null, 24],
  ['suspended, half a day', { state: 'suspended' }, '2027-10-31', 12],
  ['in renewal grace, half a day', { state: 'auto-renew-grace' }, '2027-10-31', 12],
  ['not registered, half a day', { state: 'unregistered' }, null, 12],
  ['in a state nobody knows, not at all', { state: 'unknown', raw: 'Odd' }, '2027-10-31', 0],
])('a registration %s', (_, state, expiresAt, hours) => {
  const at = (hour: number) => new Date(Date.parse(ASKED) + hour * 3_600_000);
  const kept = answer(state, expiresAt);
  expect(isFresh(kept, at(hours - 0.01))).toBe(hours > 0);
  expect(isFresh(kept, at(hours))).toBe(false);
  expect(isFresh(kept, at(-1))).toBe(false);
});

it('is asked more often as soon as its expiry comes near', () => {
  // 63 days left when asked, 59 four days later: by then a day is the limit.
  const kept = answer({ state: 'active' }, '2027-01-03');
  expect(isFresh(kept, new Date('2026-11-03T00:00:00Z'))).toBe(true);
  expect(isFresh(kept, new Date('2026-11-05T12:00:00Z'))).toBe(false);
});
