import type { DomainName } from '../dns/name.js';
import type { SpecialUseClass } from '../dns/special-use.js';

/** How the network is to be used: the `network` part of the configuration, read and completed with the defaults. */
export type NetworkSettings = {
  readonly rootHints: readonly RootHint[];
  /** Where DNSSEC validation begins; empty for a lab's own root without keys. */
  readonly trustAnchors?: readonly TrustAnchor[];
  readonly dnsPort: number;
  readonly ipv6: boolean;
  /** Classes of special-use addresses opened for a lab; empty on the real Internet. */
  readonly openedSpecialUse: readonly SpecialUseClass[];
  /** Patience with one UDP attempt, milliseconds. */
  readonly timeoutMs: number;
  /** Further UDP attempts after the first. */
  readonly retries: number;
  /** Patience with a registry's whole answer, milliseconds, absolute. */
  readonly registryTimeoutMs: number;
  /** WHOIS servers by TLD, e.g. `jp`. */
  readonly whois: Readonly<Record<string, HostPort>>;
  readonly rdapBootstrap: RdapBootstrapSource;
  /** Plain-HTTP RDAP, on opened special-use addresses only. */
  readonly allowInsecureRdap: boolean;
  readonly pace: Pace;
  /** A name's whole audit, milliseconds. */
  readonly nameTimeoutMs: number;
  /** No questions to registries at all. */
  readonly offline: boolean;
};

export type RootHint = { readonly host: DomainName; readonly addresses: readonly string[] };
/** A zone's key that is trusted beforehand, by its digest as in a DS record. `digest` in lower-case hex. */
export type TrustAnchor = {
  readonly zone: DomainName;
  readonly keyTag: number;
  readonly algorithm: number;
  readonly digestType: number;
  readonly digest: string;
};
export type HostPort = { readonly host: string; readonly port: number };

/**
 * Zero means unlimited. `registryIntervalMs` is for JPRS; other registries are asked at most three times as often.
 * `registryQuestionsPerDay` is for each registry and day in Japan; absent means unlimited.
 */
export type Pace = {
  readonly perServerQps: number;
  readonly registryIntervalMs: number;
  readonly registryQuestionsPerDay?: number;
};

/** IANA's bootstrap, RFC 9224: fetched once a run from its URL, or given. */
export type RdapBootstrapSource =
  | { readonly kind: 'url'; readonly url: string }
  | { readonly kind: 'services'; readonly services: readonly RdapService[] };
export type RdapService = { readonly tlds: readonly string[]; readonly urls: readonly string[] };
