import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expiringAtJprs } from '../../fixtures/worlds/expiring-at-jprs.js';
import { takenAndCopied } from '../../fixtures/worlds/taken-and-copied.js';
import { notAuthoritative } from '../../src/checks/delegation/not-authoritative.js';
import { nsProviderClaimable } from '../../src/checks/hijack/ns-provider-claimable.js';
import { judgeChronology } from '../../src/derive/chronology/verdict.js';
import { deriveView } from '../../src/derive/derive-view.js';
import { providerOf } from '../../src/derive/providers.js';
import { domainName } from '../../src/dns/name.js';
import type { Evidence } from '../../src/model/evidence.js';
import type { Registration } from '../../src/model/registration.js';
import { isAtLeast } from '../../src/model/severity.js';
import { findingsOf, outcomeFor } from '../checks/outcome-table.js';
import { addressAt, addresses, OUTSIDE_ADDRESS, outside, view } from '../checks/view-builder.js';
import { facts, registration } from '../derive/chronology/facts-builder.js';
import { auditWorld, reportOf } from './audit-world.js';

const hijackFindings = (evidence: Evidence) =>
  (reportOf(evidence).domains[0]?.findings ?? []).filter(({ id }) => id.startsWith('hijack/'));

describe('matching answers never silence a chronology finding', () => {
  it('in a story where all servers say the same', async () => {
    const { evidence } = await auditWorld(takenAndCopied);
    const domain = deriveView(evidence).delegation?.domains.find((one) => one.domain === 'example.jp');
    // Else the story would prove nothing: both sides were heard, and they agree.
    expect(domain?.chronology.outcomes.M4.kind).toBe('silent');
    expect(hijackFindings(evidence).map(({ id, severity }) => [id, severity])).toEqual([
      ['hijack/ns-domain-reregistered', 'high'],
    ]);
  });

  it('by no combination of answers', () => {
    const anew = { registration: registration({ createdAt: '2026-11-02' }), zoneUpdatedAt: '2026-04-01' };
    fc.assert(
      fc.property(
        fc.constantFrom<Parameters<typeof facts>[0]>({ split: { kind: 'none' } }, { split: null }),
        fc.constantFrom(true, false, null),
        fc.constantFrom<'within-chain' | null>('within-chain', null),
        (answers, isPromiscuous, dnssec) => {
          const { verdict } = judgeChronology(facts({ ...anew, ...answers, isPromiscuous, dnssec }));
          expect(verdict).toBe('owner-unknown');
        },
      ),
    );
  });
});

describe('a provider marked as not vulnerable never silences a lame delegation', () => {
  const lame = (host: string) => {
    const name = domainName(host);
    return view({
      servers: [
        outside({
          host: name,
          registeredDomain: domainName(host.split('.').slice(-2).join('.')),
          addresses: [addressAt(OUTSIDE_ADDRESS, 'not-authoritative')],
          a: addresses(OUTSIDE_ADDRESS),
        }),
      ],
    });
  };
  const gradesOf = (host: string) =>
    findingsOf(outcomeFor(notAuthoritative, lame(host))).map(({ message, confidence }) => [
      message,
      confidence,
    ]);

  it.each(['dns1.easydns.com', 'ns1.cloudns.net', 'pdns1.registrar-servers.com', 'ns1.hover.com'])(
    '%s',
    (host) => {
      expect(providerOf(domainName(host))?.claim).toBe('closed');
      expect(outcomeFor(nsProviderClaimable, lame(host)).kind).not.toBe('fail');
      expect(gradesOf(host)).toEqual([['all', 'confirmed']]);
      expect(gradesOf(host)).toEqual(gradesOf('ns.example.jp'));
    },
  );
});

describe('a date alone never raises more than info for a .jp name that is Active', () => {
  const DAYS = fc.integer({ min: -4000, max: 4000 });

  it('whatever the expiry', async () => {
    const { evidence } = await auditWorld(expiringAtJprs);
    fc.assert(
      fc.property(DAYS, (days) => {
        const found = hijackFindings(expiringIn(evidence, days, {}));
        expect(found.filter(({ severity }) => isAtLeast(severity, 'low'))).toEqual([]);
      }),
      { numRuns: 60 },
    );
    // The same dates do weigh where the registry says that the name is on its way out, or does not renew by itself.
    expect(
      hijackFindings(expiringIn(evidence, 9, { state: 'suspended' })).map(({ severity }) => severity),
    ).toEqual(['critical']);
    expect(
      hijackFindings(expiringIn(evidence, 9, { rules: 'gtld' })).map(({ severity }) => severity),
    ).toEqual(['medium']);
  });
});

/** The evidence, with another expiry on file for the vendor's domain: so many days after the audit. */
function expiringIn(evidence: Evidence, days: number, parts: Partial<Registration>): Evidence {
  const expiresAt = new Date(Date.parse(evidence.collectedAt) + days * 86_400_000).toISOString().slice(0, 10);
  return {
    ...evidence,
    registrations: evidence.registrations.map((one) =>
      one.domain === 'example.jp' && one.lookup.kind === 'answer'
        ? {
            ...one,
            lookup: {
              ...one.lookup,
              registration: { ...one.lookup.registration, expiresAt, ...parts } as Registration,
            },
          }
        : one,
    ),
  };
}
