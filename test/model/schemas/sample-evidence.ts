import type { Question } from '../../../src/dns/message.js';
import { domainName } from '../../../src/dns/name.js';
import type {
  AddressLookup,
  AuditedZone,
  Evidence,
  RegistrationEvidence,
  ResolutionFailure,
} from '../../../src/model/evidence.js';
import { PROBE_PURPOSES } from '../../../src/model/evidence.js';
import { type Attempt, type DnsExchange, exchangeKey, FAILURE_KINDS } from '../../../src/model/exchange.js';
import type { Registration, RegistrationState, RegistryLookup } from '../../../src/model/registration.js';
import { REGISTRY_UNKNOWN_REASONS } from '../../../src/model/registration.js';

const AT = '2026-11-21T18:02:11.000Z';
const SERVER = { address: '192.0.2.1', port: 53 };
const OPTIONS = { recursionDesired: false, dnssecOk: true, overTcp: false };
const QUESTION: Question = { name: domainName('city.example.lg.jp'), type: 'SOA' };
const KEY = exchangeKey(SERVER, QUESTION, OPTIONS);
const ZONE = domainName('city.example.lg.jp');
const HOST = domainName('ns.example.jp');

const attempts: readonly Attempt[] = [
  {
    transport: 'udp',
    edns: true,
    at: AT,
    elapsedMs: 3.5,
    outcome: { kind: 'reply', octets: 40, note: 'truncated' },
  },
  { transport: 'tcp', edns: true, at: AT, elapsedMs: 4, outcome: { kind: 'reply', octets: 900 } },
  ...FAILURE_KINDS.map(
    (kind): Attempt => ({ transport: 'udp', edns: false, at: AT, elapsedMs: 0, outcome: { kind } }),
  ),
  {
    transport: 'udp',
    edns: true,
    at: AT,
    elapsedMs: 1,
    outcome: { kind: 'limit', detail: 'QUERIES_A_ZONE' },
  },
];

const exchanges: readonly DnsExchange[] = [
  { key: KEY, server: SERVER, question: QUESTION, options: OPTIONS, attempts, reply: 'AAE=' },
  {
    key: KEY,
    server: SERVER,
    question: { name: ZONE, type: 'TYPE65534' },
    options: OPTIONS,
    attempts: [],
    reply: null,
  },
];

const failures: readonly ResolutionFailure[] = [
  { kind: 'cyclic', path: [ZONE, HOST] },
  { kind: 'no-answer', zone: ZONE, failures: ['REFUSED', 'timeout'] },
  { kind: 'no-address', zone: ZONE },
  { kind: 'limit', limit: 'QUERIES_A_ZONE' },
  { kind: 'aborted' },
];

const outcomes: readonly AddressLookup['outcome'][] = [
  { kind: 'addresses', addresses: ['192.0.2.1'] },
  { kind: 'no-data' },
  { kind: 'no-name' },
  { kind: 'not-asked' },
  ...failures.map((failure) => ({ kind: 'failed', failure }) as const),
];

const states: readonly RegistrationState[] = [
  { state: 'active' },
  { state: 'auto-renew-grace' },
  { state: 'to-be-suspended' },
  { state: 'to-be-deleted' },
  { state: 'suspended' },
  { state: 'redemption' },
  { state: 'pending-delete' },
  { state: 'hold' },
  { state: 'deleted', until: null },
  { state: 'deleted', until: '2027-01-31' },
  { state: 'unregistered' },
  { state: 'reserved' },
  { state: 'unknown', raw: 'Renamed' },
];

const lookups: readonly RegistryLookup[] = [
  ...states.map((state): RegistryLookup => {
    const registration: Registration = {
      ...state,
      domain: domainName('example.jp'),
      rules: 'jp-general',
      stateWords: ['Active'],
      createdAt: '2011-04-05',
      updatedAt: '2026-11-01T00:00:00Z',
      expiresAt: null,
      nameServers: [HOST],
      registrar: null,
      registrant: 'Example Networks',
      handle: null,
      events: [{ action: 'transfer', at: '2020-01-01T00:00:00Z' }],
    };
    return {
      kind: 'answer',
      protocol: 'whois',
      source: 'whois.jprs.jp',
      at: AT,
      registration,
      observed: 'x',
      raw: '',
    };
  }),
  ...REGISTRY_UNKNOWN_REASONS.map(
    (reason): RegistryLookup => ({
      kind: 'unknown',
      protocol: null,
      source: null,
      at: AT,
      reason,
      detail: '',
      raw: '',
    }),
  ),
];

/** Every kind of everything. Nobody ever collected it: it is there to meet each branch of the schema. */
export const SAMPLE_EVIDENCE: Evidence = {
  evidenceVersion: '1.0',
  tool: { name: 'lgaudit', version: '0.1.0' },
  target: { input: 'CITY.example.lg.jp.', domain: ZONE },
  collectedAt: AT,
  finishedAt: AT,
  network: { ipv6: true, ipv6Proven: false, openedSpecialUse: ['loopback'] },
  exchanges,
  zones: [
    { zone: domainName('.'), parent: null, referral: null, nameServers: [domainName('a.root.example')] },
    { zone: ZONE, parent: domainName('lg.jp'), referral: KEY, nameServers: [HOST] },
  ],
  audited: { kind: 'zone', zone: ZONE, parent: domainName('lg.jp'), position: 'apex' },
  parentViews: [
    { host: HOST, address: '192.0.2.1', exchange: KEY },
    { host: HOST, address: null, exchange: null },
  ],
  probes: [
    {
      host: HOST,
      server: SERVER,
      exchanges: Object.fromEntries(PROBE_PURPOSES.map((purpose) => [purpose, KEY])),
    },
    { host: HOST, server: SERVER, exchanges: {} },
  ],
  hosts: outcomes.map((outcome) => ({
    host: HOST,
    zones: [ZONE],
    registeredDomain: null,
    a: { exchanges: [KEY], aliases: [HOST], outcome },
    aaaa: { exchanges: [], aliases: [], outcome: { kind: 'not-asked' } },
  })),
  registrations: lookups.map(
    (lookup): RegistrationEvidence => ({
      domain: domainName('example.jp'),
      registryZone: domainName('jp'),
      delegated: false,
      registryServers: 2,
      existence: [{ host: HOST, address: '192.0.2.1', exchange: KEY }],
      lookup,
      reached: 'dependency',
    }),
  ),
  dependencies: [{ host: HOST, zones: [ZONE], registeredDomain: null }],
  baseline: {
    takenFrom: 'result.json',
    registrations: {
      'example.jp': {
        state: 'active',
        createdAt: '2011-04-05',
        registrant: null,
        registrar: 'Example Registrar',
        nameServers: [HOST],
        handle: null,
        seenAt: AT,
      },
    },
    delegations: { [`${ZONE} ${HOST}`]: AT },
    hosts: { [HOST]: { addresses: { '192.0.2.1': [64500] }, seenAt: AT } },
  },
  origins: { '192.0.2.1': [64500, 4_199_999_999], '192.0.2.2': [] },
  dnssec: {
    trustAnchors: [{ zone: domainName('.'), keyTag: 1, algorithm: 8, digestType: 2, digest: '00ff' }],
    links: [{ zone: domainName('.'), ds: null, dnskey: KEY }],
    ds: [{ host: HOST, address: '192.0.2.1', exchange: KEY }],
    keys: { host: HOST, address: '192.0.2.1', exchange: KEY },
  },
  limits: [{ limit: 'QUERIES_A_ZONE', subject: ZONE }],
  queries: { dns: 64, whois: 1, rdap: 0 },
};

export const SAMPLE_AUDITED: readonly AuditedZone[] = [
  SAMPLE_EVIDENCE.audited,
  { kind: 'absent', enclosing: domainName('lg.jp'), exchanges: [KEY] },
  ...failures.map(
    (failure): AuditedZone => ({ kind: 'unreached', deepest: domainName('jp'), failure, exchanges: [] }),
  ),
];
