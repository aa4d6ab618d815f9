import type { DomainName } from '../dns/name.js';
import type { Baseline } from './baseline.js';
import type { DnsExchange, Endpoint, ExchangeKey } from './exchange.js';
import type { Origins } from './origins.js';
import type { RegistryLookup } from './registration.js';
import type { TrustAnchor } from './settings.js';
import type { Target } from './target.js';

export const EVIDENCE_VERSION = '1.0';

/**
 * Everything observed about one audited name, as a JSON value. Self-contained: what was learnt about shared zones and
 * registrations is copied in. Lists are sorted by their keys, so the order of collection leaves no trace.
 */
export type Evidence = {
  readonly evidenceVersion: typeof EVIDENCE_VERSION;
  readonly tool: { readonly name: 'lgaudit'; readonly version: string };
  readonly target: Target;
  /** ISO instants. `collectedAt` is the only "now" that checks know. */
  readonly collectedAt: string;
  readonly finishedAt: string;
  readonly network: NetworkConditions;
  /** Every question asked for this name, or for another name of the run and used here. By key. */
  readonly exchanges: readonly DnsExchange[];
  /** Every zone met, with what its parent said of it. By name. */
  readonly zones: readonly ZoneEvidence[];
  readonly audited: AuditedZone;
  /** What every server of the parent zone said of the audited zone; empty where no zone was found. */
  readonly parentViews: readonly ServerQuestion[];
  /** Questions to the servers of the delegation, by host and address. */
  readonly probes: readonly ServerProbe[];
  /** The name-server hosts of parent and child, resolved on their own. By host. */
  readonly hosts: readonly HostEvidence[];
  /** The registered domains looked up: of external name servers, of what those depend on, and the audited name's own. By domain. */
  readonly registrations: readonly RegistrationEvidence[];
  /** The name-server hosts that the resolution depends on beyond the delegation's own. By host; absent in older evidence. */
  readonly dependencies?: readonly DependencyHost[];
  /** What earlier audits saw of this name; absent where nothing was given. */
  readonly baseline?: Baseline;
  /**
   * The origin networks of the name servers' addresses, those of the baseline too, by the table of the configuration;
   * absent where none is configured.
   */
  readonly origins?: Origins;
  /** What DNSSEC needs beyond the rest; absent where no zone was found. */
  readonly dnssec?: DnssecEvidence;
  /** The way up from the name in search of CAA records, ended by the first name that has some. */
  readonly caa?: readonly CaaStep[];
  /** The hosts of the zone's MX records, resolved. By host. */
  readonly mailHosts?: readonly HostEvidence[];
  /** The zone's own name, resolved as a host is; absent in older evidence. */
  readonly apex?: HostEvidence;
  /** Limits of ours that cut something short. */
  readonly limits: readonly LimitHit[];
  /** Questions sent on behalf of this name, without those answered from the run's caches. */
  readonly queries: { readonly dns: number; readonly whois: number; readonly rdap: number };
};

/** One step of the way up that a CA goes in search of CAA records (RFC 8659 section 3), and what was found there. */
export type CaaStep = {
  readonly name: DomainName;
  readonly outcome: 'found' | 'none' | 'failed';
  /** Null where nobody could be asked. */
  readonly exchange: ExchangeKey | null;
};

/** What our own network could do, so that our failures are not taken for a server's. */
export type NetworkConditions = {
  readonly ipv6: boolean;
  /** An answer came over IPv6 at some time in this run. Without it, IPv6 silence says nothing about a server. */
  readonly ipv6Proven: boolean;
  /** A server that had answered, asked again after one of the delegation was silent; absent where none was. */
  readonly afterSilence?: ExchangeKey;
  /** The classes of special-use addresses opened for a lab, e.g. `loopback`. */
  readonly openedSpecialUse: readonly string[];
};

/** A zone and how its parent delegates it. The root has no parent and its hints as name servers. */
export type ZoneEvidence = {
  readonly zone: DomainName;
  readonly parent: DomainName | null;
  /** The referral that showed the cut; null for the root, or where a server of the parent answered for the child itself. */
  readonly referral: ExchangeKey | null;
  readonly nameServers: readonly DomainName[];
};

/**
 * Which zone is audited for the target.
 * - `zone`: the target is its apex, or a name inside it (`position`).
 * - `absent`: the target is not delegated; `enclosing` is the nearest zone that says so by the exchanges named.
 * - `unreached`: the way from the root broke off below `deepest`; the exchanges say why.
 */
export type AuditedZone =
  | {
      readonly kind: 'zone';
      readonly zone: DomainName;
      readonly parent: DomainName | null;
      readonly position: 'apex' | 'inside';
    }
  | { readonly kind: 'absent'; readonly enclosing: DomainName; readonly exchanges: readonly ExchangeKey[] }
  | {
      readonly kind: 'unreached';
      readonly deepest: DomainName;
      readonly failure: ResolutionFailure;
      readonly exchanges: readonly ExchangeKey[];
    };

/** One server (host and one of its addresses) and one question to it. `exchange` is null where it has no address to ask. */
export type ServerQuestion = {
  readonly host: DomainName;
  readonly address: string | null;
  readonly exchange: ExchangeKey | null;
};

/** What is asked of every address of the delegation. Each purpose is one question. */
export const PROBE_PURPOSES = [
  'soa',
  'ns',
  'soa-tcp',
  'mx',
  'a',
  'txt',
  'www',
  'dnskey',
  'denial',
  'nsec',
  'control',
  'control-2',
  'control-3',
  'recursion',
  'axfr',
  'edns-option',
  'edns-version',
  'edns-only',
  'ns-tcp',
  'own-host',
] as const;
export type ProbePurpose = (typeof PROBE_PURPOSES)[number];

/** The questions whose answers point at hosts of mail and web elsewhere. */
export const CONTENT_PURPOSES = ['mx', 'a', 'www', 'txt'] as const satisfies readonly ProbePurpose[];

/** The questions put to one address; a purpose is missing where an earlier answer made it pointless. */
export type ServerProbe = {
  readonly host: DomainName;
  readonly server: Endpoint;
  readonly exchanges: { readonly [P in ProbePurpose]?: ExchangeKey };
};

/** A name-server host resolved from the root. `zones` are the cuts on the way, from below the root downwards. */
export type HostEvidence = {
  readonly host: DomainName;
  readonly zones: readonly DomainName[];
  /** What the host stands or falls with: the name a registry's zone delegates, by rule only where nothing is delegated. */
  readonly registeredDomain: DomainName | null;
  readonly a: AddressLookup;
  readonly aaaa: AddressLookup;
};

/** `aliases` is the CNAME chain, in order. `exchanges` are the decisive ones. Addresses are sorted. */
export type AddressLookup = {
  readonly exchanges: readonly ExchangeKey[];
  readonly aliases: readonly DomainName[];
  readonly outcome:
    | { readonly kind: 'addresses'; readonly addresses: readonly string[] }
    | { readonly kind: 'no-data' }
    | { readonly kind: 'no-name' }
    | { readonly kind: 'failed'; readonly failure: ResolutionFailure }
    /** The family is switched off in the configuration. */
    | { readonly kind: 'not-asked' };
};

/**
 * Why a name could not be resolved.
 * - `cyclic`: the way leads back to itself through `path` (zones and hosts), without glue.
 * - `no-answer`: no server of `zone` gave a usable answer; `failures` lists what came instead, sorted.
 * - `no-address`: no server of `zone` has an address (its hosts do not exist).
 * - `limit`: one of our limits, by its constant's name.
 */
export type ResolutionFailure =
  | { readonly kind: 'cyclic'; readonly path: readonly DomainName[] }
  | { readonly kind: 'no-answer'; readonly zone: DomainName; readonly failures: readonly string[] }
  | { readonly kind: 'no-address'; readonly zone: DomainName }
  | { readonly kind: 'limit'; readonly limit: string }
  | { readonly kind: 'aborted' };

/** What DNS and the registry say of one registered domain. */
export type RegistrationEvidence = {
  readonly domain: DomainName;
  /** The zone that delegates it or denies it; null where the walk did not get that far. */
  readonly registryZone: DomainName | null;
  /** True where the registry's zone delegates the domain. */
  readonly delegated: boolean;
  /** How many name servers the registry's zone has, and what those asked said to `domain SOA`. Asked only where no cut was seen. */
  readonly registryServers: number;
  readonly existence: readonly ServerQuestion[];
  readonly lookup: RegistryLookup;
  /** What led to it; absent in older evidence. */
  readonly reached?: ReachedBy;
};

/**
 * Why a registered domain was looked up. `delegation`: a name server of the delegation lives in it. `own`: the audited
 * name's own. `dependency`: a name server further away. `content`: a record of the zone (MX, CNAME, SPF) names it.
 */
export const REACHED_BY = ['delegation', 'own', 'dependency', 'content'] as const;
export type ReachedBy = (typeof REACHED_BY)[number];

/**
 * The questions of DNSSEC that no other part asks. The parent's DS set comes with the referrals of `parentViews`, the
 * audited zone's own records with `probes`, asked with DO where the parent has a DS.
 */
export type DnssecEvidence = {
  /** What validation started from; empty where none is configured for this root. */
  readonly trustAnchors: readonly TrustAnchor[];
  /** The zones above the audited one, from the root downwards, as far as the chain was followed. */
  readonly links: readonly ChainLink[];
  /**
   * Explicit questions for the audited zone's DS: to parent servers whose answer showed no referral, and to one of those
   * whose referral has a DS.
   */
  readonly ds: readonly ServerQuestion[];
  /**
   * Where the parent has no DS: a server of the zone, asked for keys all the same. Of the two that are asked, one that
   * gave some, else one that told.
   */
  readonly keys: ServerQuestion | null;
  /**
   * Where it had some: the questions of a zone with a DS and the one for NSEC, each with DO, to every server of the zone.
   * By host and address; absent in older evidence.
   */
  readonly signing?: readonly ServerProbe[];
  /**
   * Questions for CDS and CDNSKEY, to one server that gave the zone's keys; empty where its other replies told that there
   * are none. For CDS alone where a server failed on the question for keys, or denied them with a signature. Absent in
   * older evidence.
   */
  readonly cds?: readonly ServerQuestion[];
};

/** One zone of the chain: its keys, and its DS asked of the zone above (null for where the chain begins). */
export type ChainLink = {
  readonly zone: DomainName;
  readonly ds: ExchangeKey | null;
  readonly dnskey: ExchangeKey | null;
};

/**
 * A name-server host that the resolution depends on, one or more steps away. The zones' own name servers and referrals
 * stand in `zones` of the evidence, so this is all that the graph still needs.
 */
export type DependencyHost = {
  readonly host: DomainName;
  /** The cuts on the way to it, from below the root downwards. */
  readonly zones: readonly DomainName[];
  readonly registeredDomain: DomainName | null;
};

export type LimitHit = { readonly limit: string; readonly subject: DomainName };
