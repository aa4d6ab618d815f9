import { describe, expect, it } from 'vitest';
import type { DependencyDomainView } from '../../../src/derive/audit-view.js';
import { chronologyOf, chronologyOfDependency } from '../../../src/derive/chronology/derive-chronology.js';
import type { RuleName } from '../../../src/derive/chronology/rule.js';
import { indexExchanges } from '../../../src/derive/exchange-index.js';
import type { DnsMessage } from '../../../src/dns/message.js';
import { type DomainName, domainName } from '../../../src/dns/name.js';
import { delegationKey } from '../../../src/model/baseline.js';
import type { Evidence } from '../../../src/model/evidence.js';
import type { DnsExchange, FailureKind } from '../../../src/model/exchange.js';
import { exchangeOf, soaRecord } from '../../checks/exchange-builder.js';
import { controlled, saying } from '../../checks/hijack/chronology-samples.js';
import {
  INSIDE_ADDRESS,
  inside,
  nsDomain,
  OUTSIDE,
  OUTSIDE_ADDRESS,
  outside,
  registered,
  unanswered,
  view,
  ZONE,
} from '../../checks/view-builder.js';

/** A service of the city, delegated by the city itself. */
const SERVICE = domainName('service.city.example.lg.jp');
const CREATED = '2026-05-02';
const vendor = nsDomain({ lookup: registered({ createdAt: CREATED }) });

function outcomes(
  evidence: Partial<Evidence>,
  zone: DomainName = ZONE,
  domain = vendor,
  servers = [outside(), inside()],
) {
  const whole = view({ evidence }).evidence;
  const { dnssec } = view().delegation;
  return chronologyOf(domain, whole, zone, servers, dnssec, indexExchanges(whole)).outcomes;
}

const day = (name: RuleName, evidence: Partial<Evidence>, zone: DomainName = ZONE) => {
  const outcome = outcomes(evidence, zone)[name];
  return outcome.kind === 'fires' ? outcome.was : outcome.kind;
};

describe('the day of the parent zone', () => {
  const asked = (
    reply: Partial<DnsMessage> | FailureKind,
    name: DomainName = ZONE,
    type: 'SOA' | 'NS' = 'SOA',
    address = '192.0.2.1',
  ) => exchangeOf(address, { name, type }, reply);
  const serial = (number: number, name: DomainName = ZONE) => ({
    authoritative: true,
    answers: [soaRecord(name, { serial: number })],
  });
  const below = (parent: DomainName | null, ...exchanges: readonly DnsExchange[]): Partial<Evidence> => ({
    zones: [
      { zone: ZONE, parent: domainName('lg.jp'), referral: null, nameServers: [] },
      { zone: SERVICE, parent, referral: null, nameServers: [] },
    ],
    exchanges,
  });

  it.each<[string, Partial<Evidence>, string]>([
    ['is that of its serial', below(ZONE, asked(serial(2024_06_01_00))), '2024-06-01'],
    [
      'is none where the zone was not seen',
      { zones: [], exchanges: [asked(serial(2024_06_01_00))] },
      'blind',
    ],
    ['is none without a parent', below(null, asked(serial(2024_06_01_00))), 'blind'],
    [
      'is none for a registry’s zone: it changes every day',
      below(domainName('lg.jp'), asked(serial(2024_06_01_00, domainName('lg.jp')), domainName('lg.jp'))),
      'blind',
    ],
    [
      'is none where the parent is the vendor’s own zone',
      below(domainName('example.jp'), asked(serial(2024_06_01_00), domainName('example.jp'))),
      'blind',
    ],
    ['is not that of another zone', below(ZONE, asked(serial(2024_06_01_00), SERVICE)), 'blind'],
    ['is not read from another question', below(ZONE, asked(serial(2024_06_01_00), ZONE, 'NS')), 'blind'],
    ['is not hearsay', below(ZONE, asked({ ...serial(2024_06_01_00), authoritative: false })), 'blind'],
    [
      'is that of the second server where the first is silent',
      below(ZONE, asked('timeout'), asked(serial(2024_06_01_00), ZONE, 'SOA', '192.0.2.2')),
      '2024-06-01',
    ],
    [
      'and where the first denies',
      below(ZONE, asked({ authoritative: true }), asked(serial(2024_06_01_00), ZONE, 'SOA', '192.0.2.2')),
      '2024-06-01',
    ],
    ['is none for a counter', below(ZONE, asked(serial(42))), 'blind'],
    ['is none for seconds since 1970', below(ZONE, asked(serial(1_717_200_000))), 'blind'],
    ['is none for a month that there is not', below(ZONE, asked(serial(2024_13_01_00))), 'blind'],
    ['is none where it is to come', below(ZONE, asked(serial(2026_11_23_00))), 'blind'],
    ['may be today', below(ZONE, asked(serial(2026_11_22_00))), 'silent'],
    ['may be as old as the DNS in Japan', below(ZONE, asked(serial(1990_01_01_00))), '1990-01-01'],
    ['is none before that', below(ZONE, asked(serial(1989_12_31_00))), 'blind'],
  ])('%s', (_, evidence, expected) => expect(day('M7', evidence, SERVICE)).toBe(expected));
});

describe('what an earlier audit and the registries know', () => {
  const baseline = (delegations: Readonly<Record<string, string>>): Partial<Evidence> => ({
    baseline: {
      takenFrom: 'last month',
      registrations: { 'example.jp': { state: 'active', createdAt: '2012-01-01', seenAt: '2026-10-22' } },
      delegations,
    },
  });
  const second = domainName('ns2.example.jp');
  const own = (parts: Parameters<typeof registered>[0]): Partial<Evidence> => ({
    registrations: [
      nsDomain({ lookup: registered({ updatedAt: '2020-01-01' }) }).evidence,
      nsDomain({ domain: ZONE, lookup: registered(parts) }).evidence,
    ],
  });

  it('compares with the registration of the same name', () => {
    expect(day('S1', baseline({}))).toBe('2012-01-01');
    expect(day('S1', {})).toBe('blind');
  });

  it('takes the first sighting of any of its hosts in this delegation', () => {
    const seen = baseline({
      [delegationKey(ZONE, second)]: '2025-02-01T00:00:00Z',
      [delegationKey(ZONE, OUTSIDE)]: '2025-03-01T00:00:00Z',
      [delegationKey(SERVICE, OUTSIDE)]: '2024-01-01T00:00:00Z',
    });
    const domain = { ...vendor, hosts: [OUTSIDE, second] };
    expect(outcomes(seen, ZONE, domain).S2b).toMatchObject({ kind: 'fires', was: '2025-02-01' });
    expect(outcomes(baseline({}), ZONE, domain).S2b.kind).toBe('blind');
  });

  it('takes the last change of the audited registration itself, and of no other', () => {
    expect(day('S2', own({ updatedAt: '2026-04-01' }))).toBe('2026-04-01');
    expect(day('S2', own({ updatedAt: null }))).toBe('blind');
    expect(day('S2', own({ updatedAt: '2026-04-01' }), SERVICE)).toBe('blind');
  });

  it('asks the registration only where the registry answered', () => {
    const silent = nsDomain({ lookup: unanswered('timeout') });
    expect(outcomes(baseline({}), ZONE, silent).S1.kind).toBe('blind');
  });

  it('is blind where only the child lists its hosts, and sees where the parent lists one of them', () => {
    const hidden = outside({ inParent: false });
    const evidence = own({ updatedAt: '2026-04-01' });
    expect(outcomes(evidence, ZONE, vendor, [hidden, inside()]).S2.kind).toBe('blind');
    expect(outcomes(evidence, ZONE, vendor, [hidden, outside(), inside()]).S2.kind).toBe('fires');
  });

  it('compares a domain further away with the zone that names it', () => {
    const further: DependencyDomainView = {
      ...nsDomain({ domain: domainName('example.com'), lookup: registered({ createdAt: CREATED }) }),
      path: [ZONE, OUTSIDE, domainName('example.jp'), domainName('ns.example.com')],
      hops: 1,
    };
    const { evidence } = view({ evidence: own({ updatedAt: '2026-04-01' }) });
    const { S2, S4, S5, M4 } = chronologyOfDependency(further, evidence, indexExchanges(evidence)).outcomes;
    expect(S2).toMatchObject({ kind: 'fires', was: '2020-01-01' });
    expect([S4, S5, M4].map(({ kind }) => kind)).toEqual(['blind', 'blind', 'blind']);
  });
});

describe('what its servers answer', () => {
  const THEIRS = ['ns.example.jp', 'ns.example.jp', 'mail.example.jp'] as const;
  const OURS = ['ns1.city.example.lg.jp', 'ns1.city.example.lg.jp', 'mail.city.example.lg.jp'] as const;
  const ours = inside({ addresses: [saying(INSIDE_ADDRESS, ...OURS)] });
  const theirs = saying(OUTSIDE_ADDRESS, ...THEIRS);
  const withControls = (...controls: Parameters<typeof controlled>[1][]) => ({
    ...theirs,
    answers: { ...theirs.answers, ...controlled(OUTSIDE_ADDRESS, ...controls).answers },
  });
  const rogue = (address: typeof theirs) =>
    outcomes({}, ZONE, vendor, [outside({ addresses: [address] }), ours]).S4.kind;

  it('fires where they differ and answer for anything', () => {
    expect(rogue(withControls('answer', 'answer', 'denied'))).toBe('fires');
  });

  it('is silent where they know their zones', () => {
    expect(rogue(withControls('denied'))).toBe('silent');
  });

  it('is blind where they were not asked for anything else', () => {
    expect(rogue(theirs)).toBe('blind');
  });

  it('does not take the zone’s own servers for theirs', () => {
    const promiscuous = controlled(INSIDE_ADDRESS, 'answer', 'answer');
    const [own] = ours.addresses;
    const guilty = inside({
      addresses: [{ ...promiscuous, answers: { ...own?.answers, ...promiscuous.answers } }],
    });
    expect(
      outcomes({}, ZONE, vendor, [outside({ addresses: [withControls('denied')] }), guilty]).S4.kind,
    ).toBe('silent');
  });
});

describe('where its servers are', () => {
  const memory: Partial<Evidence> = {
    baseline: {
      takenFrom: 'last month',
      registrations: {},
      delegations: {},
      hosts: { 'ns.example.jp': { addresses: { '192.0.2.7': [64500] }, seenAt: '2026-10-22T00:00:00Z' } },
    },
    origins: { [OUTSIDE_ADDRESS]: [64510] },
  };

  it('is held against where an earlier audit saw them', () => {
    expect(outcomes(memory).M5).toMatchObject({ kind: 'fires', was: 'AS64500', is: 'AS64510' });
    expect(outcomes({}).M5.kind).toBe('blind');
  });

  it('is not where servers of others are', () => {
    const other = domainName('example.com');
    const elsewhere = outside({ host: domainName('ns.example.com'), registeredDomain: other });
    expect(outcomes(memory, ZONE, vendor, [elsewhere, inside()]).M5.kind).toBe('blind');
  });

  it('is not looked at for a domain further away', () => {
    const { evidence } = view({ evidence: memory });
    const { outcomes: further, networks } = chronologyOfDependency(
      { ...vendor, path: [ZONE, OUTSIDE], hops: 1 },
      evidence,
      indexExchanges(evidence),
    );
    expect([further.M5.kind, networks.kind]).toEqual(['blind', 'too-far']);
  });
});
