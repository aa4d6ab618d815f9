import { describe, expect, it } from 'vitest';
import { registerAgain, rescueDomain } from '../../../src/checks/remedy/registration.js';
import type { Registration } from '../../../src/model/registration.js';
import { nsDomain, registered, TODAY } from '../view-builder.js';

function rescue(parts: Partial<Registration>, hijackableFrom: string | null = null, today = TODAY) {
  const lookup = registered(parts);
  if (lookup.kind !== 'answer') throw new Error('the builder gave no answer');
  return rescueDomain(nsDomain({ lookup, hijackableFrom }), lookup.registration, today);
}

describe('a suspended general-use JP name', () => {
  const suspended = { state: 'suspended', expiresAt: '2026-11-30' } as const;

  it.each(['2026-11-01', '2026-11-20'])('can be restored until the 20th: %s', (today) => {
    expect(rescue(suspended, '2026-12-01', today)[0]?.en).toContain('until 2026-11-20');
  });

  it.each(['2026-11-21', '2026-11-30'])('cannot be restored after it: %s', (today) => {
    expect(rescue(suspended, '2026-12-01', today)[0]?.en).toContain('ended on 2026-11-20');
  });

  it('has the 20th of its month without a date', () => {
    expect(rescue({ state: 'suspended', expiresAt: null })[0]?.en).toContain('20th of the month');
  });
});

describe('other states', () => {
  it.each([
    ['an organizational JP name', { state: 'suspended', rules: 'jp-organizational' }, '15th of the month'],
    ['one already frozen', { state: 'deleted', until: '2027-05-31', rules: 'jp-organizational' }, '15th'],
    ['redemption', { state: 'redemption', rules: 'gtld' }, '30 days at most'],
    ['pending delete', { state: 'pending-delete', rules: 'gtld' }, 'no longer be restored'],
    ['on hold', { state: 'hold', rules: 'gtld' }, 'have the hold lifted'],
    ['an abolition that is filed', { state: 'to-be-suspended' }, 'to be given up'],
    ['active and run out', { state: 'active', rules: 'gtld' }, 'renew example.jp'],
    ['suspended under other rules', { state: 'suspended', rules: 'other' }, 'whether it can be restored'],
  ] as const)('%s', (_, registration, step) => {
    expect(rescue(registration)[0]?.en).toContain(step);
  });
});

describe('a free name', () => {
  it.each([
    ['open', 'register example.jp again at once'],
    ['qualified-only', 'own organization'],
  ] as const)('%s', (kind, step) => {
    expect(registerAgain(nsDomain(), kind)[0]?.en).toContain(step);
  });

  it('closed: nobody can register it', () => {
    expect(registerAgain(nsDomain(), 'closed')).toEqual([]);
  });
});
