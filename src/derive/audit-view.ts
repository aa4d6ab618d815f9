import type { ContentName } from '../dns/content-names.js';
import type { DnsMessage } from '../dns/message.js';
import type { DomainName } from '../dns/name.js';
import type { Glue, ResponseKind } from '../dns/response-kind.js';
import type { ResourceRecord } from '../dns/rr.js';
import type { AddressLookup, Evidence, ProbePurpose, RegistrationEvidence } from '../model/evidence.js';
import type { DnsExchange } from '../model/exchange.js';
import type { AddressState } from '../model/report.js';
import type { OperatingPattern, TargetKind } from '../model/target.js';
import type { Chronology } from './chronology/verdict.js';
import type { DnssecView } from './dnssec/dnssec-view.js';

/** The evidence of one name, decoded and put together the way checks ask about it. Pure; built once per name. */
export type AuditView = {
  readonly evidence: Evidence;
  /** The day of the audit in Japan, `YYYY-MM-DD`, and the instant. */
  readonly today: string;
  readonly now: string;
  readonly target: DomainName;
  readonly kind: TargetKind;
  /** Null where the name is not delegated or was not reached. */
  readonly delegation: DelegationView | null;
};

/** The audited zone as its parent and its own servers describe it. */
export type DelegationView = {
  readonly zone: DomainName;
  readonly parent: DomainName;
  readonly pattern: OperatingPattern;
  readonly parentViews: readonly ParentView[];
  /** Every name server of the parent's or the child's NS set. By host. */
  readonly servers: readonly ServerView[];
  readonly dnssec: DnssecView;
  /** The registered domains of name servers outside the audited zone. By domain. */
  readonly domains: readonly NsDomainView[];
  /** The registered domains that the resolution depends on further away. By domain. */
  readonly dependencies: readonly DependencyDomainView[];
  /** The registered domains that mail and web hang on. By domain. */
  readonly content: readonly ContentDomainView[];
};

/** What one server of the parent zone says of the delegation. */
export type ParentView = {
  readonly host: DomainName;
  readonly address: string | null;
  readonly exchange: DnsExchange | null;
  readonly seen:
    | {
        readonly kind: 'referral';
        readonly nameServers: readonly DomainName[];
        readonly glue: readonly Glue[];
        readonly message: DnsMessage;
      }
    /** It serves the child zone too and answers from there: the parent's own NS set cannot be seen. */
    | { readonly kind: 'child-answer' }
    | { readonly kind: 'denial' }
    | { readonly kind: 'other'; readonly response: ResponseKind }
    | { readonly kind: 'no-reply' };
};

/** A name server of the delegation. */
export type ServerView = {
  readonly host: DomainName;
  readonly inParent: boolean;
  readonly inChild: boolean;
  /** `in-domain`: at or below the audited zone. `sibling`: below the parent zone. RFC 9499 section 7. */
  readonly relation: 'in-domain' | 'sibling' | 'out-of-bailiwick';
  /** Null for a host inside the audited zone. */
  readonly registeredDomain: DomainName | null;
  /** The addresses that parents gave for it, over all parent servers. Sorted. */
  readonly glue: readonly Glue[];
  /** Its own resolution; null where it was never tried (time or limits ran out). */
  readonly a: AddressLookup | null;
  readonly aaaa: AddressLookup | null;
  readonly addresses: readonly AddressView[];
};

/** One address of a name server, and what it answers for the audited zone. */
export type AddressView = {
  readonly address: string;
  readonly state: AddressState;
  /** Why it is in that state, in a few words for evidence lines: `REFUSED`, `timeout`, `aa`. */
  readonly observed: string;
  readonly answers: { readonly [P in ProbePurpose]?: ProbeAnswer };
};

export type ProbeAnswer = {
  readonly exchange: DnsExchange;
  /** Undefined where no reply was accepted. */
  readonly message: DnsMessage | undefined;
  readonly response: ResponseKind | undefined;
  /** The records of the asked type and name, where it answered with authority. */
  readonly records: readonly ResourceRecord[];
};

/** A registered domain that MX, CNAME or SPF records of the zone point into, and the names in it. */
export type ContentDomainView = Pick<NsDomainView, 'domain' | 'evidence' | 'existence' | 'hijackableFrom'> & {
  readonly names: readonly ContentName[];
};

/** A registered domain that the resolution depends on, one or more steps beyond the delegation. `hosts` are its hosts met. */
export type DependencyDomainView = NsDomainView & {
  /** The shortest way: the audited zone (or a zone above it), a host, the zone it lives in, a host ... down to the domain's host. */
  readonly path: readonly DomainName[];
  /** Zones between the audited one and the domain, 1 or more. */
  readonly hops: number;
};

/** A registered domain that name servers of the audited zone live in, and what is known of it. */
export type NsDomainView = {
  readonly domain: DomainName;
  readonly hosts: readonly DomainName[];
  /** Share of independent resolutions that reach its servers, 0 to 1. */
  readonly exposure: number;
  readonly evidence: RegistrationEvidence;
  /**
   * What the registry's zone says. `nonexistent`: NXDOMAIN with authority from `witnesses` servers, none against it, and
   * that is enough (two, or all where the zone has fewer). `single-witness`: fewer than that. `no-delegation`: the
   * name exists in the registry's zone, as an empty non-terminal or with records, but is not delegated.
   */
  readonly existence:
    | { readonly kind: 'delegated' }
    | { readonly kind: 'nonexistent' | 'single-witness' | 'no-delegation'; readonly witnesses: number }
    | { readonly kind: 'unclear' };
  /** Its own name servers: as its parent delegates it, or as the registry tells. Empty where neither is known. */
  readonly nameServers: readonly DomainName[];
  /** What the rules of chronology and identity say of it. */
  readonly chronology: Chronology;
  /** The day from which a third party can register it, `YYYY-MM-DD` in Japan; null where no rule gives one. */
  readonly hijackableFrom: string | null;
};
