import { describe, expect, it } from 'vitest';
import {
  type NsecRecord,
  nsecAllowsWildcard,
  nsecDeniesDs,
  nsecDeniesName,
  nsecDeniesType,
} from '../../../src/derive/dnssec/nsec.js';
import { type DomainName, domainName } from '../../../src/dns/name.js';
import type { RrType } from '../../../src/dns/rr.js';

/** A name of the zone `example`, by its labels; the apex itself is `@`. */
const named = (label: string): DomainName => domainName(label === '@' ? 'example' : `${label}.example`);

/** `from to TYPE ...`: what stands at a name, and which name is next. */
function nsec(text: string): NsecRecord {
  const [from = '', next = '', ...types] = text.split(' ');
  return {
    name: named(from),
    class: 1,
    ttl: 900,
    type: 'NSEC',
    next: named(next),
    types: [...types, 'RRSIG', 'NSEC'] as RrType[],
  };
}

const APEX = '@ a NS SOA';

describe('a type is denied', () => {
  it.each<[string, string, readonly string[], boolean]>([
    ['by the name’s own record', 'a', ['a c A'], true],
    ['not where the type is there', 'a', ['a c A MX'], false],
    ['not where an alias is there', 'a', ['a c CNAME'], false],
    ['not by the parent’s side of a cut', 'a', ['a c NS'], false],
    ['at the apex, which has NS too', '@', [APEX], true],
    ['by a name below, for a name without records of its own', 'b', ['a x.b A'], true],
    ['not by the gap alone: a wildcard may answer', 'b', ['a c A'], false],
    ['behind a wildcard without it', 'b', ['a c A', '* a TXT'], true],
    ['not behind a wildcard that has it', 'b', ['a c A', '* a MX'], false],
    ['not behind a wildcard elsewhere', 'b', ['a c A', '*.a a TXT'], false],
    ['not where it is the next name', 'c', ['a c A', '* a TXT'], false],
    ['not by the record of a neighbour', 'b', ['c d A'], false],
    ['behind the wildcard at the deepest name that exists', 'x.y.b', ['b c A', '*.b c TXT'], true],
    ['not behind one higher up', 'x.y.b', ['b c A', '* a TXT'], false],
    ['by the last record of the zone, which leads to its apex', 'z', ['y @ A', '* a TXT'], true],
    ['not by a record that ends before it', 'c', ['a b A', '* a TXT'], false],
    ['by the zone’s own apex above it', 'b', ['@ c NS SOA', '* b TXT'], true],
    ['not without records', 'b', [], false],
  ])('%s', (_, name, records, expected) => {
    expect(nsecDeniesType(records.map(nsec), named(name), 'MX')).toBe(expected);
  });
});

describe('a name is denied', () => {
  it.each<[string, string, readonly string[], boolean]>([
    ['by the gap in which it and its wildcard would be', 'b', ['@ c NS SOA'], true],
    ['by two gaps', 'b', ['a c A', '@ a NS SOA'], true],
    ['by the gap beside a delegation', 'c', ['b d NS', '@ b NS SOA'], true],
    ['by the one record of a zone of one name', 'b', ['@ @ NS SOA'], true],
    ['below a name that only the next one shows', 'x.b', ['a z.b A'], true],
    ['not without the wildcard’s gap', 'b', ['a c A'], false],
    ['not where a wildcard stands', 'b', ['a c A', '* a TXT'], false],
    ['not where a name stands below it', 'b', ['a x.b A', '@ a NS SOA'], false],
    ['not where it stands itself', 'b', ['b c A', '@ b NS SOA'], false],
    ['where its own record says that it does not exist', 'b', ['b c TYPE128'], true],
    ['below a name that exists, by the wildcard there', 'x.b', ['b c A'], true],
    ['not by the wildcard’s gap higher up', 'x.b', ['b x.b.b A', '@ a NS SOA'], false],
    ['not by a delegation above it', 'x.b', ['b c NS'], false],
    ['not by a DNAME above it', 'x.b', ['b c DNAME'], false],
    ['by the apex above it, which has NS too', 'b', ['@ c NS SOA'], true],
  ])('%s', (_, name, records, expected) => {
    expect(nsecDeniesName(records.map(nsec), named(name))).toBe(expected);
  });
});

describe('a wildcard may answer for a name', () => {
  it.each<[string, string, readonly string[], boolean]>([
    ['in a gap', 'b', ['a c A'], true],
    ['in one of several', 'b', ['c d A', 'a c A'], true],
    ['not at a name that stands', 'b', ['b c A'], false],
    ['not at a name with others below it', 'b', ['a x.b A'], false],
    ['not outside all gaps', 'b', ['c d A'], false],
  ])('%s', (_, name, records, expected) => {
    expect(nsecAllowsWildcard(records.map(nsec), named(name))).toBe(expected);
  });
});

describe('a DS set is denied', () => {
  it.each<[string, readonly string[], boolean]>([
    ['at a delegation', ['b c NS'], true],
    ['not where there is one', ['b c NS DS'], false],
    ['not by the child’s own apex', ['b c NS SOA'], false],
    ['not where nothing is delegated', ['b c A'], false],
    ['not by a gap: that denies the name', ['a c A'], false],
    ['not by another delegation', ['a b NS'], false],
  ])('%s', (_, records, expected) => {
    expect(nsecDeniesDs(records.map(nsec), named('b'))).toBe(expected);
  });
});
