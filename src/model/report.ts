import type { CheckId, ProofItem, Subject } from './finding.js';
import type { Acceptance, History } from './history.js';
import type { RegistrationStateWord, RegistryRules } from './registration.js';
import type { Confidence, Severity } from './severity.js';
import type { OperatingPattern, TargetKind } from './target.js';
import type { Text } from './text.js';

export const SCHEMA_VERSION = '1.0';

/** The JSON result of a run. Field names are a public contract: add, never change. */
export type Report = {
  readonly schemaVersion: typeof SCHEMA_VERSION;
  readonly tool: { readonly name: 'lgaudit'; readonly version: string };
  readonly run: {
    readonly startedAt: string;
    readonly finishedAt: string;
    readonly queries: { readonly dns: number; readonly whois: number; readonly rdap: number };
    /** What the run was told to leave out; absent where nothing. */
    readonly filter?: RunFilter;
    /** The part of the names that it was for, by `--shard`; absent where it was for all, or was interrupted. */
    readonly shard?: Shard;
  };
  readonly summary: Summary;
  readonly domains: readonly DomainReport[];
  readonly rootCauses: readonly RootCause[];
  /** What changed since an earlier result; absent where it was not compared with any. */
  readonly history?: History;
};

/** Part `index` of `count`, both from 1. */
export type Shard = { readonly index: number; readonly count: number };

/** What does not reach these levels, and what the checks in `off` find, is not in the report. */
export type RunFilter = {
  readonly minSeverity: Severity;
  readonly minConfidence: Confidence;
  readonly off: readonly string[];
};

export type Summary = {
  readonly domains: number;
  readonly clean: number;
  readonly withFindings: number;
  readonly incomplete: number;
  readonly bySeverity: Readonly<Record<Severity, number>>;
  /** Names whose every question was answered, whatever was found. Coverage is their share of `domains`. */
  readonly complete: number;
  /** Why the others are not complete: most frequent first. A name counts under each of its reasons. */
  readonly reasons: readonly { readonly reason: Text; readonly domains: number }[];
};

/** One audited name. `status`: findings win over unknowns, and `clean` means that every question was answered. */
export type DomainReport = {
  readonly domain: string;
  /** As it was given, where that differs from `domain`. */
  readonly input?: string;
  /** Every line of the input that gave this name, as `place: text`; absent where there was one only. */
  readonly inputs?: readonly string[];
  /** The U-label form where it differs. */
  readonly unicode?: string;
  readonly status: 'clean' | 'findings' | 'incomplete';
  readonly risk: Severity | 'none' | 'unknown';
  readonly exposure: number;
  readonly kind: TargetKind;
  readonly pattern: OperatingPattern | null;
  /** The zone that was audited and its parent; null where none was found. */
  readonly zone: string | null;
  readonly parentZone: string | null;
  readonly collectedAt: string;
  /** How the chain of trust ends; null where no zone was found. Absent in older results. */
  readonly dnssec?: DnssecReport | null;
  readonly nameServers: readonly NameServerReport[];
  readonly registrations: readonly RegistrationReport[];
  /** The registered domains that the resolution depends on beyond those of the name servers. Absent in older results. */
  readonly dependencies?: readonly DependencyReport[];
  /** What the silence of the chronology rules is worth, by name-server domain. Absent in older results. */
  readonly coverage?: readonly CoverageReport[];
  readonly findings: readonly FindingReport[];
  readonly unknowns: readonly UnknownReport[];
  /** Findings that somebody accepted for a time; they count for nothing else. Absent where there are none. */
  readonly ignored?: readonly IgnoredFinding[];
};

export type IgnoredFinding = FindingReport & { readonly accepted: Acceptance };

export const DNSSEC_STATES = ['secure', 'insecure', 'bogus', 'indeterminate'] as const;

/** RFC 4035 section 4.3. `text` names the proof, the first broken link, or what was missing. */
export type DnssecReport = { readonly state: (typeof DNSSEC_STATES)[number]; readonly text: Text };

export type NameServerReport = {
  readonly host: string;
  readonly relation: 'in-domain' | 'sibling' | 'out-of-bailiwick';
  /** The registered domain that the host stands or falls with; null for a host inside the audited zone. */
  readonly registeredDomain: string | null;
  readonly in: readonly ('parent' | 'child')[];
  readonly addresses: readonly AddressReport[];
};

/** `origins`: the AS numbers that announce it, for later audits to compare with; absent where they are not known. */
export type AddressReport = {
  readonly address: string;
  readonly state: AddressState;
  readonly origins?: readonly number[];
};

/**
 * - `answers`: with authority for the zone. `not-authoritative`: it answers, but not for the zone. `unresponsive`: silent.
 * - `not-asked`: special-use, or a family we cannot send. `unclear`: what came could not be read, or our own limit.
 */
export type AddressState = 'answers' | 'not-authoritative' | 'unresponsive' | 'not-asked' | 'unclear';

export type RegistrationReport = {
  readonly domain: string;
  readonly state: RegistrationStateWord;
  /** The registry's own words, or why there is no answer. */
  readonly detail: string;
  readonly rules: RegistryRules | null;
  readonly createdAt: string | null;
  readonly updatedAt: string | null;
  readonly expiresAt: string | null;
  readonly hijackableFrom: string | null;
  readonly source: string | null;
  /** What later audits compare with; absent in results of older versions and where the registry did not answer. */
  readonly registrant?: string | null;
  readonly registrar?: string | null;
  readonly handle?: string | null;
  readonly nameServers?: readonly string[];
};

/** A domain further away: the shortest way to it (zone, host, zone, host ...), and the share of lookups that reach it. */
export type DependencyReport = {
  readonly registeredDomain: string;
  readonly path: readonly string[];
  readonly exposure: number;
  /** Where a circle leaves the share open, the least of it; `exposure` is the most. */
  readonly exposureAtLeast?: number;
};

/** How far the rules of chronology could look back for one name-server domain. */
export type CoverageReport = { readonly registeredDomain: string; readonly text: Text };

export type FindingReport = {
  readonly id: CheckId;
  readonly severity: Severity;
  /** True where DNSSEC validates at every server, which took one step off the severity. */
  readonly mitigated?: true;
  readonly confidence: Confidence;
  readonly subject: Subject;
  readonly exposure: number | null;
  readonly title: Text;
  readonly message: Text;
  readonly remediation: { readonly en: readonly string[]; readonly ja: readonly string[] };
  readonly evidence: readonly ProofItem[];
  readonly references: readonly string[];
  readonly fingerprint: string;
};

/** `reason` is English in the contract's field; `reasonText` has both languages. */
export type UnknownReport = {
  readonly check: CheckId;
  readonly reason: string;
  readonly reasonText: Text;
  readonly subject: Subject;
};

export type RootCause = {
  readonly registeredDomain: string;
  readonly findings: readonly CheckId[];
  readonly domains: readonly string[];
};
