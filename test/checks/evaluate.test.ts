import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/checks/evaluate.js';
import { CHECKS } from '../../src/checks/index.js';
import { DEFAULT_SEVERITIES } from '../../src/checks/severity-profile.js';
import type { DelegationView } from '../../src/derive/audit-view.js';
import type { ServerView } from '../../src/derive/observed-servers.js';
import { domainName, ROOT } from '../../src/dns/name.js';
import type { ResolutionFailure } from '../../src/model/evidence.js';
import { REGISTRY_UNKNOWN_REASONS } from '../../src/model/registration.js';
import { fill } from '../../src/model/text.js';
import { signed } from './dnssec-builder.js';
import { findingsOf, unknownsOf } from './outcome-table.js';
import {
  addressAt,
  addresses,
  denied,
  failed,
  glue,
  INSIDE,
  INSIDE_ADDRESS,
  inside,
  nsDomain,
  OUTSIDE,
  outside,
  parent,
  referral,
  registered,
  unanswered,
  view,
  viewWithout,
} from './view-builder.js';

const JP = domainName('jp');
const kinds = (name: Parameters<typeof evaluate>[0]) =>
  new Set(evaluate(name, CHECKS).map(({ outcome }) => outcome.kind));

describe('the runner', () => {
  it('keeps the order of the checks', () => {
    expect(evaluate(view(), CHECKS).map(({ check }) => check)).toEqual(CHECKS);
  });

  it('lets a healthy name pass every check', () => {
    const IPV6 = '2001:db8::1';
    const dualStack = inside({
      aaaa: addresses(IPV6),
      addresses: [addressAt(INSIDE_ADDRESS), addressAt(IPV6)],
    });
    const results = evaluate(
      view({ servers: [outside(), dualStack], dnssec: signed().delegation.dnssec }),
      CHECKS,
    );
    // Some are for other kinds of names, or for signed zones.
    const others = results.filter(
      ({ outcome }) => outcome.kind !== 'pass' && outcome.kind !== 'not-applicable',
    );
    expect(others.map(({ check, outcome }) => [check.id, outcome.kind])).toEqual([]);
  });

  it('passes nothing of a zone of which no name server is known', () => {
    // The parent's servers serve the zone too, and its own servers are silent: nobody told the NS records.
    const unseen = view({ servers: [], domains: [], parentViews: [parent('child-answer')] });
    const checks = CHECKS.filter(({ needs }) => needs === 'delegation');
    const passed = evaluate(unseen, checks).filter(({ outcome }) => outcome.kind === 'pass');
    expect(passed.map(({ check }) => check.id)).toEqual([]);
  });

  it('does not apply to a name that is not delegated what needs a delegation', () => {
    const results = evaluate(viewWithout({ kind: 'absent', enclosing: JP, exchanges: [] }), CHECKS);
    for (const { check, outcome } of results) {
      expect(outcome.kind).toBe(check.needs === 'delegation' ? 'not-applicable' : 'fail');
    }
  });

  it('cannot tell anything where the way broke off, and says where', () => {
    const failure: ResolutionFailure = { kind: 'no-answer', zone: JP, failures: ['timeout'] };
    const results = evaluate(viewWithout({ kind: 'unreached', deepest: JP, failure, exchanges: [] }), CHECKS);
    for (const { outcome } of results) {
      expect(outcome.kind).toBe('cannot-tell');
      expect(unknownsOf(outcome)[0]?.reason.en).toMatch(/broke off below jp.*timeout/);
    }
  });

  it('has nothing to say of the root’s delegation', () => {
    expect(kinds(viewWithout({ kind: 'zone', zone: ROOT, parent: null, position: 'apex' }))).toEqual(
      new Set(['pass', 'not-applicable']),
    );
  });
});

describe('every check, over any view', () => {
  const failure = fc.constantFrom<ResolutionFailure>(
    { kind: 'cyclic', path: [OUTSIDE] },
    { kind: 'no-answer', zone: JP, failures: [] },
    { kind: 'no-address', zone: JP },
    { kind: 'limit', limit: 'MAX_QUERIES' },
    { kind: 'aborted' },
  );
  const lookup = fc.oneof(
    fc.constantFrom(null, addresses('192.0.2.9', '10.0.0.1'), denied('no-data'), denied('no-name')),
    failure.map(failed),
  );
  const states = fc.constantFrom('answers', 'not-authoritative', 'unresponsive', 'not-asked', 'unclear');
  // A server is there because one side or the other lists it.
  const listed = fc.constantFrom(
    { inParent: true, inChild: true },
    { inParent: true, inChild: false },
    { inParent: false, inChild: true },
  );
  const observed = fc.record<Partial<ServerView>>({
    a: lookup,
    aaaa: lookup,
    glue: fc.subarray([glue(INSIDE, INSIDE_ADDRESS), glue(INSIDE, '2001:db8::1')]),
    addresses: fc.array(
      states.map((state) => addressAt(INSIDE_ADDRESS, state)),
      { maxLength: 2 },
    ),
  });
  const server = fc.tuple(observed, listed).map(([seen, sides]) => ({ ...seen, ...sides }));
  const registry = fc.oneof(
    fc.constantFrom(...REGISTRY_UNKNOWN_REASONS).map(unanswered),
    fc
      .record({
        state: fc.constantFrom('active', 'suspended', 'redemption', 'hold', 'unregistered', 'to-be-deleted'),
        rules: fc.constantFrom('jp-general', 'jp-organizational', 'gtld', 'other'),
        expiresAt: fc.constantFrom(null, '2026-11-30', '2020-01-01T00:00:00Z', '294247-01-10', 'soon'),
      })
      .map(registered),
  );
  const domain = fc.record({
    lookup: registry,
    hijackableFrom: fc.constantFrom(null, '2026-11-23', '2027-06-01'),
    existence: fc.oneof(
      fc.constantFrom({ kind: 'delegated' } as const, { kind: 'unclear' } as const),
      fc.record({
        kind: fc.constantFrom('nonexistent', 'single-witness', 'no-delegation'),
        witnesses: fc.nat(4),
      }),
    ),
  });
  const delegation = fc.record<Partial<DelegationView>>({
    parentViews: fc.subarray([
      referral(),
      referral({ glue: [] }),
      parent('no-reply'),
      parent('child-answer'),
    ]),
    servers: fc.tuple(server, server).map(([one, other]) => [outside({ ...one, glue: [] }), inside(other)]),
    domains: fc.array(domain.map(nsDomain), { maxLength: 1 }),
  });

  it('never throws, names messages it has, and fills every placeholder', () => {
    fc.assert(
      fc.property(delegation, (parts) => {
        for (const { check, outcome } of evaluate(view(parts), CHECKS)) {
          for (const finding of findingsOf(outcome)) {
            const text = check.messages[finding.message];
            expect(text).toBeDefined();
            if (text === undefined) continue;
            expect(DEFAULT_SEVERITIES[check.id]?.[finding.message]).toBeDefined();
            for (const filled of [fill(text, finding.values), ...finding.remediation]) {
              expect(`${filled.en}${filled.ja}`).not.toMatch(/[{}]|undefined|NaN/);
            }
            expect(finding.remediation.length).toBeGreaterThan(0);
          }
          if (outcome.kind === 'cannot-tell') expect(outcome.unknowns.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('gives a finding of one check a subject of its own', () => {
    fc.assert(
      fc.property(delegation, (parts) => {
        for (const { outcome } of evaluate(view(parts), CHECKS)) {
          const subjects = findingsOf(outcome).map(({ subject }) => JSON.stringify(subject));
          expect(new Set(subjects).size).toBe(subjects.length);
        }
      }),
      { numRuns: 300 },
    );
  });
});
