import type { ContentName } from '../dns/content-names.js';
import type { DomainName } from '../dns/name.js';
import type { Evidence, RegistrationEvidence } from '../model/evidence.js';
import type { OperatingPattern, TargetKind } from '../model/target.js';
import type { Chronology } from './chronology/verdict.js';
import type { DnssecView } from './dnssec/dnssec-view.js';
import type { ParentView, ServerView } from './observed-servers.js';

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
  /** Share of independent resolutions that reach its servers, 0 to 1: exact, or the most where a circle leaves it open. */
  readonly exposure: number;
  /** The least; the same as `exposure` where no circle stands in the way. */
  readonly exposureAtLeast: number;
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
  /** Who is known to hold it, by the configuration; null where nobody is named. */
  readonly expectedHolder: string | null;
  /** What the rules of chronology and identity say of it. */
  readonly chronology: Chronology;
  /** The day from which somebody else can register it, `YYYY-MM-DD` in Japan; null where no rule gives one, or its kind is closed. */
  readonly hijackableFrom: string | null;
};
