import { describe, expect, it } from 'vitest';
import { nsDomainUnregistered } from '../../../src/checks/hijack/ns-domain-unregistered.js';
import type { NsDomainView } from '../../../src/derive/audit-view.js';
import { domainName, ROOT } from '../../../src/dns/name.js';
import type { RegistryLookup } from '../../../src/model/registration.js';
import type { Confidence } from '../../../src/model/severity.js';
import { findingsOf, outcomeFor, outcomeTable, type Row, unknownsOf } from '../outcome-table.js';
import { inside, nsDomain, outside, registered, unanswered, view } from '../view-builder.js';

const subject = { nameServer: 'ns.example.jp', registeredDomain: 'example.jp' };
const FREE = registered({ state: 'unregistered', expiresAt: null, stateWords: [] });
const GONE = { kind: 'nonexistent', witnesses: 2 } as const;

function kind(name: string, text: string, message: string, severity: 'critical' | 'high' | 'medium'): Row {
  const domain = domainName(text);
  return {
    name,
    view: view({
      servers: [outside({ registeredDomain: domain }), inside()],
      domains: [nsDomain({ domain, lookup: FREE, existence: GONE })],
    }),
    outcome: 'fail',
    findings: [
      {
        message,
        severity,
        confidence: 'confirmed',
        subject: { nameServer: 'ns.example.jp', registeredDomain: domain },
        exposure: 0.5,
      },
    ],
  };
}

outcomeTable(nsDomainUnregistered, [
  { name: 'a registered, delegated domain passes', view: view(), outcome: 'pass' },
  kind('a general-use JP name is open to anybody', 'example.jp', 'open', 'critical'),
  kind('so is a prefecture-type name', 'example.tokyo.jp', 'open', 'critical'),
  kind('so is a gTLD', 'example.com', 'open', 'critical'),
  kind('only companies can register co.jp', 'example.co.jp', 'qualified-only', 'high'),
  kind('only network providers can register ne.jp', 'example.ne.jp', 'qualified-only', 'high'),
  kind('lg.jp is closed', 'city.example.lg.jp', 'closed', 'medium'),
  kind('go.jp is closed', 'example.go.jp', 'closed', 'medium'),
  kind('regional names are closed', 'example.chiyoda.tokyo.jp', 'closed', 'medium'),
  kind('a prefecture’s own name is closed', 'pref.osaka.jp', 'closed', 'medium'),
  {
    name: 'nobody can register a name under a TLD that does not exist',
    view: view({
      servers: [outside({ registeredDomain: domainName('example.local') }), inside()],
      domains: [
        nsDomain({
          domain: domainName('example.local'),
          registryZone: ROOT,
          lookup: unanswered('no-service'),
          existence: GONE,
        }),
      ],
    }),
    outcome: 'fail',
    findings: [
      {
        message: 'no-tld',
        severity: 'medium',
        confidence: 'probable',
        subject: { nameServer: 'ns.example.jp', registeredDomain: 'example.local' },
      },
    ],
  },
  {
    name: 'a limited registry cannot confirm what DNS denies',
    view: view({ domains: [nsDomain({ lookup: unanswered('rate-limited'), existence: GONE })] }),
    outcome: 'cannot-tell',
    unknowns: [{ registeredDomain: 'example.jp' }],
  },
  {
    name: 'a server whose registered domain is not known is not seen',
    view: view({ servers: [outside({ registeredDomain: null })], domains: [] }),
    outcome: 'cannot-tell',
    unknowns: [{ nameServer: 'ns.example.jp' }],
  },
  {
    name: 'several hosts of one domain are one finding, about the domain',
    view: view({
      domains: [
        nsDomain({
          lookup: FREE,
          existence: GONE,
          hosts: ['ns.example.jp', 'ns2.example.jp'].map(domainName),
        }),
      ],
    }),
    outcome: 'fail',
    findings: [{ message: 'open', severity: 'critical', subject: { registeredDomain: 'example.jp' } }],
  },
]);

describe('two witnesses', () => {
  const lookups: Readonly<Record<string, RegistryLookup>> = {
    unregistered: FREE,
    active: registered(),
    suspended: registered({ state: 'suspended' }),
    reserved: registered({ state: 'reserved' }),
    'a word we do not know': registered({ state: 'unknown', raw: 'Mystery' }),
    'no service': unanswered('no-service'),
    'rate limited': unanswered('rate-limited'),
    'not asked': unanswered('not-asked'),
    empty: unanswered('empty'),
  };
  const existences: Readonly<Record<string, NsDomainView['existence']>> = {
    delegated: { kind: 'delegated' },
    nonexistent: GONE,
    'one server denies': { kind: 'single-witness', witnesses: 1 },
    'no delegation': { kind: 'no-delegation', witnesses: 2 },
    unclear: { kind: 'unclear' },
  };
  const columns = Object.keys(existences);
  const table: Readonly<Record<string, readonly (Confidence | 'pass' | 'cannot-tell')[]>> = {
    unregistered: ['cannot-tell', 'confirmed', 'probable', 'probable', 'probable'],
    active: ['pass', 'pass', 'pass', 'pass', 'pass'],
    suspended: ['pass', 'pass', 'pass', 'pass', 'pass'],
    reserved: ['pass', 'pass', 'pass', 'pass', 'pass'],
    'a word we do not know': ['pass', 'pass', 'pass', 'pass', 'pass'],
    'no service': ['pass', 'probable', 'cannot-tell', 'cannot-tell', 'cannot-tell'],
    'rate limited': ['pass', 'cannot-tell', 'cannot-tell', 'cannot-tell', 'cannot-tell'],
    'not asked': ['pass', 'cannot-tell', 'cannot-tell', 'cannot-tell', 'cannot-tell'],
    empty: ['pass', 'cannot-tell', 'cannot-tell', 'cannot-tell', 'cannot-tell'],
  };
  const rows = Object.entries(table).flatMap(([registry, verdicts]) =>
    verdicts.map((verdict, column) => ({ registry, dns: columns[column] as string, verdict })),
  );

  it.each(rows)('registry: $registry, DNS: $dns -> $verdict', ({ registry, dns, verdict }) => {
    const domain = nsDomain({
      lookup: lookups[registry] as RegistryLookup,
      existence: existences[dns] as NsDomainView['existence'],
    });
    const outcome = outcomeFor(nsDomainUnregistered, view({ domains: [domain] }));
    expect(findingsOf(outcome)[0]?.confidence ?? outcome.kind).toBe(verdict);
  });

  it('says both facts where the registry did not answer for a name that DNS denies', () => {
    const domain = nsDomain({ lookup: unanswered('rate-limited'), existence: GONE });
    const [unknown] = unknownsOf(outcomeFor(nsDomainUnregistered, view({ domains: [domain] })));
    expect(unknown?.reason.en).toMatch(/does not exist in DNS.*unregistered or suspended.*rate limited/);
  });

  it('proves the finding with both witnesses', () => {
    const [finding] = findingsOf(
      outcomeFor(nsDomainUnregistered, view({ domains: [nsDomain({ lookup: FREE, existence: GONE })] })),
    );
    expect(finding?.evidence).toContainEqual(
      expect.objectContaining({ kind: 'whois', server: 'whois.jprs.jp' }),
    );
    expect(finding?.subject).toEqual(subject);
  });
});
