import type {
  AddressState,
  DomainReport,
  NameServerReport,
  RegistrationReport,
} from '../../src/model/report.js';
import { absent, rateLimited, suspended, unregistered, unresponsive, unsigned } from './sample-findings.js';

const COLLECTED = '2026-11-21T18:02:11.000Z';

/** Half of the name servers are under a domain that nobody holds. */
export const criticalCity: DomainReport = {
  domain: 'city.example.lg.jp',
  status: 'findings',
  risk: 'critical',
  exposure: 0.5,
  kind: 'local-government',
  pattern: 'mixed',
  zone: 'city.example.lg.jp',
  parentZone: 'lg.jp',
  collectedAt: COLLECTED,
  nameServers: [
    server('ns1.city.example.lg.jp', 'in-domain', null, [
      ['192.0.2.2', 'answers'],
      ['2001:db8::2', 'answers'],
    ]),
    server('ns2.city.example.lg.jp', 'in-domain', null, [['192.0.2.3', 'unresponsive']]),
    { ...server('ns.example.jp', 'out-of-bailiwick', 'example.jp', []), in: ['parent'] },
  ],
  registrations: [
    registration('example.jp', { state: 'unregistered', detail: 'No match!!', hijackableFrom: '2026-11-01' }),
  ],
  findings: [unregistered, unresponsive],
  unknowns: [],
};

export const cleanCity: DomainReport = {
  domain: 'city.in-house.example.lg.jp',
  status: 'clean',
  risk: 'none',
  exposure: 0,
  kind: 'local-government',
  pattern: 'in-house',
  zone: 'city.in-house.example.lg.jp',
  parentZone: 'lg.jp',
  collectedAt: COLLECTED,
  nameServers: [
    server('ns1.city.in-house.example.lg.jp', 'in-domain', null, [
      ['192.0.2.11', 'answers'],
      ['2001:db8:1::11', 'answers'],
    ]),
    server('ns2.city.in-house.example.lg.jp', 'in-domain', null, [['198.51.100.11', 'answers']]),
  ],
  registrations: [],
  findings: [],
  unknowns: [],
};

export const suspendedTown: DomainReport = {
  domain: 'town.example.lg.jp',
  status: 'findings',
  risk: 'critical',
  exposure: 1,
  kind: 'local-government',
  pattern: 'hosted',
  zone: 'town.example.lg.jp',
  parentZone: 'lg.jp',
  collectedAt: COLLECTED,
  nameServers: [
    server('ns1.example.jp', 'out-of-bailiwick', 'example.jp', [['203.0.113.21', 'answers']]),
    server('ns2.example.jp', 'out-of-bailiwick', 'example.jp', [['203.0.113.22', 'not-authoritative']]),
  ],
  registrations: [
    registration('example.jp', {
      state: 'suspended',
      detail: 'Suspended',
      createdAt: '2011-04-05',
      updatedAt: '2026-11-01',
      expiresAt: '2026-11-30',
      hijackableFrom: '2026-12-01',
    }),
  ],
  findings: [suspended],
  unknowns: [],
};

export const incompleteVillage: DomainReport = {
  domain: 'vill.example.lg.jp',
  status: 'incomplete',
  risk: 'unknown',
  exposure: 0,
  kind: 'local-government',
  pattern: 'hosted',
  zone: 'vill.example.lg.jp',
  parentZone: 'lg.jp',
  collectedAt: COLLECTED,
  nameServers: [
    server('ns1.hosting.example', 'out-of-bailiwick', 'hosting.example', [['203.0.113.31', 'answers']]),
    server('ns2.hosting.example', 'out-of-bailiwick', 'hosting.example', [
      ['203.0.113.32', 'answers'],
      ['2001:db8:2::32', 'not-asked'],
    ]),
  ],
  registrations: [
    registration('hosting.example', {
      state: 'unknown',
      detail: 'WHOIS LIMIT EXCEEDED',
      rules: null,
      source: 'whois.registry.example',
    }),
  ],
  findings: [],
  unknowns: rateLimited,
};

/** A U-label, an input that differs, a sibling, and a registration that no name server needs. */
export const idnService: DomainReport = {
  ...cleanCity,
  domain: 'xn--p8j9a0d9c9a.example',
  input: 'https://はじめよう.example/',
  unicode: 'はじめよう.example',
  status: 'findings',
  risk: 'info',
  kind: 'other',
  pattern: 'hosted',
  zone: 'xn--p8j9a0d9c9a.example',
  parentZone: 'example',
  nameServers: [
    server('ns.dns.example', 'sibling', 'dns.example', [['203.0.113.41', 'answers', [64500, 64501]]]),
  ],
  registrations: [
    registration('dns.example', { rules: 'gtld', createdAt: '2001-05-01', expiresAt: '2027-05-31' }),
    registration('mail.example', {
      state: 'auto-renew-grace',
      rules: 'gtld',
      createdAt: '2019-03-01T15:30:00Z',
      expiresAt: '2027-03-01T15:30:00Z',
      source: 'rdap.registry.example',
    }),
  ],
  findings: [unsigned],
};

export const absentService: DomainReport = {
  ...cleanCity,
  domain: 'bousai.city.example.lg.jp',
  status: 'findings',
  risk: 'high',
  pattern: null,
  zone: null,
  parentZone: null,
  nameServers: [],
  findings: [absent],
};

/** A name inside a zone, with a finding and an open question side by side. */
export const insideName: DomainReport = {
  ...criticalCity,
  domain: 'www.city.example.lg.jp',
  unknowns: rateLimited.slice(3),
};

function server(
  host: string,
  relation: NameServerReport['relation'],
  registeredDomain: string | null,
  addresses: readonly (readonly [string, AddressState, origins?: readonly number[]])[],
): NameServerReport {
  return {
    host,
    relation,
    registeredDomain,
    in: ['parent', 'child'],
    addresses: addresses.map(([address, state, origins]) => ({
      address,
      state,
      ...(origins === undefined ? {} : { origins }),
    })),
  };
}

function registration(domain: string, known: Partial<RegistrationReport>): RegistrationReport {
  return {
    domain,
    state: 'active',
    detail: 'Active',
    rules: 'jp-general',
    createdAt: null,
    updatedAt: null,
    expiresAt: null,
    hijackableFrom: null,
    source: 'whois.jprs.jp',
    ...known,
  };
}
