import type { Text } from '../../model/text.js';

/** The questions that a doctor's visit answers, in the order of the report. */
export const DIAGNOSES = [
  'dns-udp',
  'dns-tcp',
  'dns-ipv6',
  'interception',
  'whois',
  'https',
  'clock',
] as const;
export type DiagnosisId = (typeof DIAGNOSES)[number];

/**
 * `not-available` is what an audit can do without, and knows how to: it changes no exit code. `cannot-tell` is never
 * health.
 */
export type DiagnosisState = 'ok' | 'fails' | 'cannot-tell' | 'not-available';

/** One answer: what was seen, and where that is not well, what follows from it for an audit and what to do. */
export type Diagnosis = {
  readonly id: DiagnosisId;
  readonly state: DiagnosisState;
  readonly seen: Text;
  readonly follows: Text | null;
  readonly remedy: Text | null;
};

/** True where an audit from here would see all it can. */
export function isWell({ state }: Diagnosis): boolean {
  return state === 'ok' || state === 'not-available';
}
