import { describe, expect, it } from 'vitest';
import { dnskeyOf, KSK, keyFrom, ZSK } from '../../../fixtures/world/zone-keys.js';
import { DNSSEC_LIMITS } from '../../../src/derive/dnssec/limits.js';
import type { Rrset } from '../../../src/derive/dnssec/rrset.js';
import { validateRrset } from '../../../src/derive/dnssec/validate-rrset.js';
import type { RrsigRecord } from '../../../src/derive/dnssec/verdict.js';
import { createWork } from '../../../src/derive/dnssec/work.js';
import { CITY, DAY, makeLab, messagesOf, NOW, validate } from './signed-lab.js';

/** KeyTrap (CVE-2023-50387): many keys of one tag, and many signatures to try them on. */

const TAG = 4711;
const keys = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    ...dnskeyOf(CITY, keyFrom(`colliding ${index}`, index === 0 ? KSK : ZSK)),
    keyTag: TAG,
  }));
const signatures = (count: number): RrsigRecord[] =>
  Array.from({ length: count }, (_, index) => ({
    name: CITY,
    class: 1,
    ttl: 3600,
    type: 'RRSIG',
    typeCovered: 'SOA',
    algorithm: 15,
    labels: 4,
    originalTtl: 3600,
    inception: NOW - DAY,
    expiration: NOW + DAY + index,
    keyTag: TAG,
    signer: CITY,
    signature: new Uint8Array(64).fill(index),
  }));
const rrset = (count: number): Rrset => ({
  name: CITY,
  type: 'A',
  records: [{ name: CITY, class: 1, ttl: 60, type: 'A', address: '192.0.2.1' }],
  signatures: signatures(count),
});

describe('the limits of validation', () => {
  it.each([
    [100, 100, { state: 'indeterminate', limit: 'MAX_KEYS_PER_TAG' }],
    [DNSSEC_LIMITS.MAX_KEYS_PER_TAG + 1, 1, { state: 'indeterminate', limit: 'MAX_KEYS_PER_TAG' }],
    [4, 100, { state: 'indeterminate', limit: 'MAX_VALIDATIONS_PER_RRSET' }],
    [1, 17, { state: 'indeterminate', limit: 'MAX_VALIDATIONS_PER_RRSET' }],
    [1, 16, { state: 'bogus', flaw: { kind: 'wrong-signature', keyTag: TAG } }],
    [4, 4, { state: 'bogus', flaw: { kind: 'wrong-signature', keyTag: TAG } }],
  ])('stop at %i keys of one tag and %i signatures', (keyCount, signatureCount, expected) => {
    const work = createWork();
    const signer = { zone: CITY, keys: keys(keyCount), now: NOW, work };
    expect(validateRrset(rrset(signatureCount), signer)).toMatchObject(expected);
    expect(work.verified()).toBeLessThanOrEqual(DNSSEC_LIMITS.MAX_VALIDATIONS_PER_RRSET);
  });

  it('end all work for a name at its own', () => {
    const work = createWork();
    const signer = { zone: CITY, keys: keys(1), now: NOW, work };
    let verdict = validateRrset(rrset(1), signer);
    for (let turn = 0; turn < 100; turn++) {
      const fresh = rrset(8);
      const moved = fresh.signatures.map((one) => ({ ...one, originalTtl: turn }));
      verdict = validateRrset({ ...fresh, signatures: moved }, signer);
    }
    expect(verdict).toEqual({ state: 'indeterminate', limit: 'MAX_VALIDATIONS_PER_NAME' });
    expect(work.verified()).toBe(DNSSEC_LIMITS.MAX_VALIDATIONS_PER_NAME);
  });

  it('are far above what a healthy name needs', () => {
    const work = createWork();
    const lab = makeLab();
    const verdict = validate(messagesOf(lab), lab.anchors, { name: CITY, type: 'SOA' }, NOW, work);
    expect(verdict.state).toBe('secure');
    expect(work.verified()).toBeLessThan(10);
  });
});
