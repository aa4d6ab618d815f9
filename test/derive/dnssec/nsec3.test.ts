import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { DNSSEC_LIMITS } from '../../../src/derive/dnssec/limits.js';
import {
  type Nsec3Proof,
  type Nsec3Record,
  nsec3AllowsWildcard,
  nsec3DeniesDs,
  nsec3DeniesName,
  nsec3DeniesType,
} from '../../../src/derive/dnssec/nsec3.js';
import { createWork } from '../../../src/derive/dnssec/work.js';
import { nameOctets } from '../../../src/dns/canonical-form.js';
import { type DomainName, domainName } from '../../../src/dns/name.js';
import type { RrType } from '../../../src/dns/rr.js';

const ZONE = domainName('example');
/** A name of the zone `example`, by its labels; the apex itself is `@`. */
const named = (label: string): DomainName => (label === '@' ? ZONE : domainName(`${label}.example`));
const hashOf = (label: string, iterations = 0) => {
  let octets = createHash('sha1')
    .update(nameOctets(named(label)))
    .digest();
  for (let i = 0; i < iterations; i++) octets = createHash('sha1').update(octets).digest();
  return octets;
};

const DIGITS = '0123456789abcdefghijklmnopqrstuv';
const base32hex = (octets: Uint8Array) =>
  [...Buffer.from(octets)]
    .map((octet) => octet.toString(2).padStart(8, '0'))
    .join('')
    .match(/.{5}/g)
    ?.map((bits) => DIGITS[Number.parseInt(bits, 2)])
    .join('') ?? '';

/** One step up or down from a hash, so that a span lies just around one name. */
function beside(octets: Uint8Array, step: 1 | -1): Buffer {
  const number = BigInt(`0x${Buffer.from(octets).toString('hex')}`) + BigInt(step);
  return Buffer.from(number.toString(16).padStart(40, '0'), 'hex');
}

type More = Partial<Nsec3Record>;
const span = (from: Uint8Array, next: Uint8Array, types: readonly RrType[], more: More): Nsec3Record => ({
  name: domainName(`${base32hex(from)}.example`),
  class: 1,
  ttl: 900,
  type: 'NSEC3',
  hashAlgorithm: 1,
  flags: 0,
  iterations: 0,
  salt: new Uint8Array(),
  nextHashed: next,
  types,
  ...more,
});
/** The record of a name that exists, and one of a span in which a name would be. */
const at = (label: string, types: readonly RrType[], more: More = {}) =>
  span(hashOf(label, more.iterations), beside(hashOf(label, more.iterations), 1), types, more);
const around = (label: string, more: More = {}) =>
  span(beside(hashOf(label, more.iterations), -1), beside(hashOf(label, more.iterations), 1), ['A'], more);
/** The whole ring as one span: of a zone with one name. */
const ring = (label: string, types: readonly RrType[], more: More = {}) =>
  span(hashOf(label), hashOf(label), types, more);

const OPT_OUT = { flags: 1 };
const APEX = at('@', ['NS', 'SOA']);

describe('a type is denied', () => {
  const denies = (records: readonly Nsec3Record[], label: string, type: RrType = 'MX') =>
    nsec3DeniesType(records, ZONE, named(label), type, createWork());

  it.each<[string, readonly Nsec3Record[], string, Nsec3Proof]>([
    ['by the name’s own record', [at('a', ['A'])], 'a', 'proven'],
    ['not where the type is there', [at('a', ['MX'])], 'a', 'not-proven'],
    ['not where an alias is there', [at('a', ['CNAME'])], 'a', 'not-proven'],
    ['not by the parent’s side of a cut', [at('a', ['NS'])], 'a', 'not-proven'],
    ['at the apex, which has NS too', [APEX], '@', 'proven'],
    ['behind a wildcard without it', [APEX, around('a'), at('*', ['TXT'])], 'a', 'proven'],
    ['not behind a wildcard that has it', [APEX, around('a'), at('*', ['MX'])], 'a', 'not-proven'],
    ['not without the gap of the name', [APEX, at('*', ['TXT'])], 'a', 'not-proven'],
    ['not without an ancestor', [around('a'), at('*', ['TXT'])], 'a', 'not-proven'],
    ['not by the gap alone', [APEX, around('a')], 'a', 'not-proven'],
    ['not by opt-out', [APEX, around('a', OPT_OUT)], 'a', 'not-proven'],
    ['not by nothing', [], 'a', 'not-proven'],
  ])('%s', (_, records, label, expected) => expect(denies(records, label)).toBe(expected));

  it('is the parent’s to say of a DS', () => {
    expect(denies([at('a', ['NS'])], 'a', 'DS')).toBe('proven');
  });
});

describe('a name is denied', () => {
  const denies = (records: readonly Nsec3Record[], label: string) =>
    nsec3DeniesName(records, ZONE, named(label), createWork());

  it.each<[string, readonly Nsec3Record[], string, Nsec3Proof]>([
    ['by its gap and its wildcard’s', [APEX, around('a'), around('*')], 'a', 'proven'],
    ['but for unsigned delegations', [APEX, around('a', OPT_OUT), around('*')], 'a', 'opt-out'],
    ['whatever the wildcard’s gap leaves out', [APEX, around('a'), around('*', OPT_OUT)], 'a', 'proven'],
    ['not without its own gap', [APEX, around('*')], 'a', 'not-proven'],
    ['not without its wildcard’s gap', [APEX, around('a')], 'a', 'not-proven'],
    ['not without an ancestor', [around('a'), around('*')], 'a', 'not-proven'],
    [
      'not where it is the end of a span',
      [APEX, span(beside(hashOf('a'), -1), hashOf('a'), ['A'], {}), around('*')],
      'a',
      'not-proven',
    ],
    [
      'not by a span from an owner that is no hash',
      [APEX, span(hashOf('@'), Buffer.alloc(20, 0xff), ['A'], { name: named('not-a-hash') }), around('*')],
      'a',
      'not-proven',
    ],
    ['not where it stands', [APEX, at('a', ['A']), around('*')], 'a', 'not-proven'],
    [
      'below the deepest name that exists',
      [APEX, at('b', ['A']), around('y.b'), around('*.b')],
      'x.y.b',
      'proven',
    ],
    [
      'not by the wildcard’s gap higher up',
      [APEX, at('b', ['A']), around('y.b'), around('*')],
      'x.y.b',
      'not-proven',
    ],
    ['not below a delegation', [APEX, at('b', ['NS']), around('x.b'), around('*.b')], 'x.b', 'not-proven'],
    ['not below a DNAME', [APEX, at('b', ['DNAME']), around('x.b'), around('*.b')], 'x.b', 'not-proven'],
    ['by a single span, which goes all around', [ring('@', ['NS', 'SOA'])], 'a', 'proven'],
  ])('%s', (_, records, label, expected) => expect(denies(records, label)).toBe(expected));

  it.each<[string, More, Nsec3Proof]>([
    ['of another hash', { hashAlgorithm: 2 }, 'not-proven'],
    ['with flags that nobody knows', { flags: 2 }, 'not-proven'],
    ['of another zone', { name: domainName(`${base32hex(hashOf('@'))}.other`) }, 'not-proven'],
    ['with an owner that is no hash', { name: domainName('not-a-hash.example') }, 'not-proven'],
    [
      'with as many iterations as are worked off',
      { iterations: DNSSEC_LIMITS.MAX_NSEC3_ITERATIONS },
      'proven',
    ],
    ['with more', { iterations: DNSSEC_LIMITS.MAX_NSEC3_ITERATIONS + 1 }, 'MAX_NSEC3_ITERATIONS'],
  ])('by records %s: not but for what counts', (_, more, expected) => {
    const records = [at('@', ['NS', 'SOA'], more), around('a', more), around('*', more)];
    expect(denies(records, 'a')).toBe(expected);
  });

  it.each<[string, More]>([
    ['salt', { salt: Uint8Array.of(1) }],
    ['number of iterations', { iterations: 1 }],
  ])('by records of one %s only', (_, more) => {
    expect(denies([APEX, around('a', more), around('*')], 'a')).toBe('not-proven');
    expect(denies([APEX, around('a', more), around('a'), around('*')], 'a')).toBe('proven');
  });

  it('only within the zone', () => {
    const records = [APEX, around('a'), around('*')];
    expect(nsec3DeniesName(records, ZONE, domainName('a.other'), createWork())).toBe('not-proven');
  });

  it('within the work that is left', () => {
    const work = createWork();
    for (let i = 0; i < DNSSEC_LIMITS.MAX_NSEC3_HASHES_PER_NAME; i++)
      work.nsec3Hash(named(`n${i}`), new Uint8Array(), 0);
    expect(nsec3DeniesName([APEX, around('a'), around('*')], ZONE, named('a'), work)).toBe(
      'MAX_NSEC3_HASHES_PER_NAME',
    );
  });
});

describe('a wildcard may answer for a name', () => {
  const allows = (records: readonly Nsec3Record[], label: string, enclosing: number) =>
    nsec3AllowsWildcard(records, ZONE, named(label), enclosing, createWork());

  it.each<[string, readonly Nsec3Record[], string, number, Nsec3Proof]>([
    ['in the gap of the name below the wildcard’s own', [around('a')], 'a', 1, 'proven'],
    ['in that gap, for a name further below', [around('a')], 'x.a', 1, 'proven'],
    ['not in another gap', [around('x.a')], 'x.a', 1, 'not-proven'],
    ['not where that name stands', [at('a', ['A'])], 'a', 1, 'not-proven'],
  ])('%s', (_, records, label, enclosing, expected) =>
    expect(allows(records, label, enclosing)).toBe(expected),
  );
});

describe('a DS set is denied', () => {
  it.each<[string, readonly Nsec3Record[], Nsec3Proof]>([
    ['at a delegation', [at('b', ['NS'])], 'proven'],
    ['not where there is one', [at('b', ['NS', 'DS'])], 'not-proven'],
    ['not by the child’s own apex', [at('b', ['NS', 'SOA'])], 'not-proven'],
    ['not where nothing is delegated', [at('b', ['A'])], 'not-proven'],
    ['in a span that leaves unsigned delegations out', [APEX, around('b', OPT_OUT)], 'opt-out'],
    ['not in a span that does not', [APEX, around('b')], 'not-proven'],
    ['not without an ancestor', [around('b', OPT_OUT)], 'not-proven'],
  ])('%s', (_, records, expected) => {
    expect(nsec3DeniesDs(records, ZONE, named('b'), createWork())).toBe(expected);
  });
});
