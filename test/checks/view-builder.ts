import type { DelegatedView } from '../../src/checks/check.js';
import type { AuditView, DelegationView, NsDomainView } from '../../src/derive/audit-view.js';
import { RULE_NAMES } from '../../src/derive/chronology/rule.js';
import type { Chronology } from '../../src/derive/chronology/verdict.js';
import type { DnssecView } from '../../src/derive/dnssec/dnssec-view.js';
import type { AddressView, ParentView, ServerView } from '../../src/derive/observed-servers.js';
import { type DomainName, domainName } from '../../src/dns/name.js';
import type { Glue } from '../../src/dns/response-kind.js';
import type { ResourceRecord } from '../../src/dns/rr.js';
import type { AddressLookup, AuditedZone, Evidence, ResolutionFailure } from '../../src/model/evidence.js';
import type { Registration, RegistryLookup, RegistryUnknownReason } from '../../src/model/registration.js';
import type { AddressState } from '../../src/model/report.js';
import { messageOf } from '../dns/samples.js';
import { answersOf, exchangeOf, healthyReplies } from './exchange-builder.js';

export { exchangeOf };

/** Views by hand, healthy unless told otherwise: `city.example.lg.jp` with one server inside and one in `example.jp`. */

export const TODAY = '2026-11-22';
export const NOW = '2026-11-22T03:00:00.000Z';
export const ZONE = domainName('city.example.lg.jp');
export const INSIDE = domainName('ns1.city.example.lg.jp');
export const OUTSIDE = domainName('ns.example.jp');
export const OUTSIDE_DOMAIN = domainName('example.jp');
export const INSIDE_ADDRESS = '192.0.2.1';
export const OUTSIDE_ADDRESS = '198.51.100.1';
const PARENT = domainName('jp');

/** A closed network without DNSSEC: no trust anchor, and nothing signed. */
const UNSIGNED: DnssecView = {
  state: { state: 'indeterminate', missing: { kind: 'no-anchor' } },
  chain: { state: 'indeterminate', missing: { kind: 'no-anchor' } },
  parents: [],
  digests: [],
  servers: [],
  keysWithoutDs: undefined,
  unansweredKeys: undefined,
  unansweredDs: [],
  wantedDs: undefined,
  now: Date.parse(NOW) / 1000,
};

export function view(
  parts: Partial<DelegationView> & { readonly evidence?: Partial<Evidence> } = {},
): DelegatedView {
  const { evidence = {}, ...delegation } = parts;
  return {
    ...viewWithout({ kind: 'zone', zone: ZONE, parent: PARENT, position: 'apex' }, evidence),
    delegation: {
      zone: ZONE,
      parent: PARENT,
      pattern: 'mixed',
      parentViews: [referral(), referral({ host: 'b.dns.jp' })],
      servers: [outside(), inside()],
      dnssec: UNSIGNED,
      domains: [nsDomain()],
      dependencies: [],
      content: [],
      ...delegation,
    },
  };
}

/** A name without a delegation to look at. */
export function viewWithout(audited: AuditedZone, evidence: Partial<Evidence> = {}): AuditView {
  return {
    evidence: {
      evidenceVersion: '1.0',
      tool: { name: 'lgaudit', version: '0.0.0' },
      target: { input: ZONE, domain: ZONE },
      collectedAt: NOW,
      finishedAt: NOW,
      // The samples' own addresses are set aside for documentation.
      network: { ipv6: true, ipv6Proven: true, openedSpecialUse: ['documentation'] },
      exchanges: [],
      zones: [],
      audited,
      parentViews: [],
      probes: [],
      hosts: [],
      registrations: [nsDomain({ domain: ZONE, lookup: OWN_REGISTRATION() }).evidence],
      caa: [{ name: ZONE, outcome: 'found', exchange: null }],
      mailHosts: [],
      limits: [],
      queries: { dns: 0, whois: 0, rdap: 0 },
      ...evidence,
    },
    today: TODAY,
    now: NOW,
    target: ZONE,
    kind: 'local-government',
    delegation: null,
  };
}

export function inside(parts: Partial<ServerView> = {}): ServerView {
  return {
    host: INSIDE,
    inParent: true,
    inChild: true,
    relation: 'in-domain',
    registeredDomain: null,
    glue: [glue(INSIDE, INSIDE_ADDRESS)],
    a: addresses(INSIDE_ADDRESS),
    aaaa: denied('no-data'),
    addresses: [addressAt(INSIDE_ADDRESS)],
    ...parts,
  };
}

export function outside(parts: Partial<ServerView> = {}): ServerView {
  return {
    host: OUTSIDE,
    inParent: true,
    inChild: true,
    relation: 'out-of-bailiwick',
    registeredDomain: OUTSIDE_DOMAIN,
    glue: [],
    a: addresses(OUTSIDE_ADDRESS),
    aaaa: denied('no-data'),
    addresses: [addressAt(OUTSIDE_ADDRESS)],
    ...parts,
  };
}

/** A server that could not be resolved in either family. */
export function unresolved(failure: ResolutionFailure): ServerView {
  return outside({ a: failed(failure), aaaa: failed(failure), addresses: [] });
}

export function addresses(...found: readonly string[]): AddressLookup {
  return { exchanges: [], aliases: [], outcome: { kind: 'addresses', addresses: found } };
}

export function denied(kind: 'no-data' | 'no-name' | 'not-asked'): AddressLookup {
  return { exchanges: [], aliases: [], outcome: { kind } };
}

export function failed(failure: ResolutionFailure): AddressLookup {
  return { exchanges: [], aliases: [], outcome: { kind: 'failed', failure } };
}

export const NO_ANSWER: ResolutionFailure = {
  kind: 'no-answer',
  zone: OUTSIDE_DOMAIN,
  failures: ['timeout'],
};

/** An address of a name server, and the NS set it gives where it answers; then everything else is in order too. */
export function addressAt(
  address: string,
  state: AddressState = 'answers',
  nameServers: readonly string[] = [OUTSIDE, INSIDE],
): AddressView {
  const answers = state === 'answers' ? nsRecords(nameServers) : [];
  const word = state === 'answers' ? 'aa' : state;
  const observed = { en: word, ja: word };
  const replies = {
    ...(state === 'answers' ? healthyReplies(ZONE) : {}),
    ns: { authoritative: true, answers },
  };
  return { address, state, observed, answers: answersOf(ZONE, address, replies) };
}

export function referral(
  parts: {
    readonly host?: string;
    readonly nameServers?: readonly string[];
    readonly glue?: readonly Glue[];
  } = {},
): ParentView {
  const {
    host = 'a.dns.jp',
    nameServers = [OUTSIDE, INSIDE],
    glue: given = [glue(INSIDE, INSIDE_ADDRESS)],
  } = parts;
  const message = messageOf({ authorities: nsRecords(nameServers) });
  return {
    ...parent('no-reply', host),
    exchange: exchangeOf('203.0.113.1', { name: ZONE, type: 'NS' }, message),
    seen: { kind: 'referral', nameServers: nameServers.map(domainName), glue: given, message },
  };
}

/** A server of the parent zone that shows no delegation. */
export function parent(kind: 'child-answer' | 'denial' | 'no-reply', host = 'a.dns.jp'): ParentView {
  return { host: domainName(host), address: '203.0.113.1', exchange: null, seen: { kind } };
}

export function glue(host: string, address: string): Glue {
  return { host: domainName(host), address, family: address.includes(':') ? 6 : 4 };
}

export function nsDomain(
  parts: Partial<
    Pick<
      NsDomainView,
      'domain' | 'hosts' | 'existence' | 'hijackableFrom' | 'chronology' | 'nameServers' | 'expectedHolder'
    >
  > & {
    readonly lookup?: RegistryLookup;
    readonly registryZone?: DomainName;
  } = {},
): NsDomainView {
  const { lookup = registered(), domain = OUTSIDE_DOMAIN, registryZone = PARENT, ...rest } = parts;
  return {
    domain,
    hosts: [OUTSIDE],
    exposure: 0.5,
    evidence: {
      domain,
      registryZone,
      delegated: rest.existence === undefined,
      registryServers: 4,
      existence: [],
      lookup,
    },
    existence: { kind: 'delegated' },
    hijackableFrom: null,
    chronology: quiet(),
    expectedHolder: null,
    exposureAtLeast: 0.5,
    nameServers: [],
    ...rest,
  };
}

/** Rules of chronology that saw nothing, but for those told otherwise. */
export function quiet(
  verdict: Chronology['verdict'] = 'quiet',
  outcomes: Partial<Chronology['outcomes']> = {},
): Chronology {
  const silent = RULE_NAMES.map((name) => [name, { kind: 'silent', since: null }] as const);
  return {
    verdict,
    outcomes: { ...(Object.fromEntries(silent) as Chronology['outcomes']), ...outcomes },
    networks: { kind: 'no-table' },
  };
}

/** What the registry has on file for the audited name itself. */
const OWN_REGISTRATION = () => registered({ domain: ZONE, nameServers: [OUTSIDE, INSIDE] });

/** The registry's answer: `active` until the end of next September unless told otherwise. */
export function registered(parts: Partial<Registration> = {}): RegistryLookup {
  return {
    kind: 'answer',
    protocol: 'whois',
    source: 'whois.jprs.jp',
    at: NOW,
    observed: '[Status] Active',
    raw: '',
    registration: {
      state: 'active',
      domain: OUTSIDE_DOMAIN,
      rules: 'jp-general',
      stateWords: ['Active'],
      createdAt: '2010-09-01',
      updatedAt: null,
      expiresAt: '2027-09-30',
      nameServers: [],
      registrar: null,
      registrant: null,
      handle: null,
      events: [],
      ...parts,
    } as Registration,
  };
}

/** The registry gave no answer that says anything. */
export function unanswered(reason: RegistryUnknownReason): RegistryLookup {
  const asked = reason !== 'no-service' && reason !== 'not-asked';
  return {
    kind: 'unknown',
    protocol: asked ? 'whois' : null,
    source: asked ? 'whois.jprs.jp' : null,
    at: NOW,
    reason,
    detail: '',
    raw: '',
  };
}

export function nsRecords(nameServers: readonly string[], owner: DomainName = ZONE): ResourceRecord[] {
  return nameServers.map((target) => ({
    name: owner,
    class: 1,
    ttl: 86_400,
    type: 'NS',
    target: domainName(target),
  }));
}
