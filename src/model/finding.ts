import type { Confidence, Severity } from './severity.js';
import type { Text } from './text.js';

/** A check's public, stable name: `<family>/<id>`. */
export type CheckId = `${string}/${string}`;

/** What a finding or an unknown is about; its identity goes into the fingerprint. */
export type Subject = {
  readonly nameServer?: string;
  readonly registeredDomain?: string;
  readonly zone?: string;
};

/** What a question carried beyond the plain one; what begins with `edns` are tests of EDNS itself. */
export const PROOF_OPTIONS = [
  'tcp',
  'noedns',
  'rd',
  'do',
  'edns-version',
  'edns-option',
  'edns-only',
] as const;
export type ProofOption = (typeof PROOF_OPTIONS)[number];

/** One observation behind a finding, as a person can repeat it. `at` is an ISO instant. */
export type ProofItem =
  | {
      readonly kind: 'dns';
      readonly server: string;
      readonly question: string;
      /** How it was put, where not plainly: over UDP, RD=0, without DO. */
      readonly how?: readonly ProofOption[];
      readonly observed: string;
      readonly at: string;
    }
  | {
      readonly kind: 'whois' | 'rdap';
      readonly server: string;
      /** The domain asked for. */
      readonly question?: string;
      readonly observed: string;
      readonly at: string;
    };

/** What a check says; severity and fingerprint are added when results are assembled. */
export type Finding = {
  /** The check's message that applies: key of its messages and of the severity profile. */
  readonly message: string;
  readonly subject: Subject;
  readonly confidence: Confidence;
  /** Values for the message's placeholders. */
  readonly values: Readonly<Record<string, string | number | Text>>;
  readonly remediation: readonly Text[];
  readonly evidence: readonly ProofItem[];
  /** Share of independent resolutions that reach the suspect servers, 0 to 1; null where the notion does not apply. */
  readonly exposure: number | null;
  /** A step up or down from the profile's severity is a message of its own; this is only for DNSSEC mitigation. */
  readonly mitigated?: boolean;
};

/** Something a check could not see. */
export type Unknown = { readonly reason: Text; readonly subject: Subject };

/** How a check ends. `fail` may carry unknowns beside its findings; `cannot-tell` has nothing but unknowns. */
export type Outcome =
  | { readonly kind: 'pass' }
  | { readonly kind: 'fail'; readonly findings: readonly Finding[]; readonly unknowns: readonly Unknown[] }
  | { readonly kind: 'not-applicable'; readonly reason: Text }
  | { readonly kind: 'cannot-tell'; readonly unknowns: readonly Unknown[] };

/** The outcome from what was found and what was not seen, each once: never `pass` while a question is open. */
export function outcomeOf(findings: readonly Finding[], unseen: readonly Unknown[]): Outcome {
  const unknowns = eachOnce(unseen);
  if (findings.length > 0) return { kind: 'fail', findings, unknowns };
  return unknowns.length > 0 ? { kind: 'cannot-tell', unknowns } : { kind: 'pass' };
}

/** A check may meet the same silence with each of its questions. */
function eachOnce(unknowns: readonly Unknown[]): Unknown[] {
  return [...new Map(unknowns.map((unknown) => [JSON.stringify(unknown), unknown])).values()];
}

export type SeverityOrOff = Severity | 'off';
