import type { Outcome } from '../model/finding.js';
import type { Check, DelegatedView } from './check.js';

/** Findings about records that the zone's owner signed himself: DNSSEC vouches for them as they are. */
const OF_SIGNED_CONTENT = 'hijack/web-or-mail-dangling';

/**
 * Marks hijack findings as mitigated where DNSSEC validates at every server: resolvers that validate refuse what a
 * thief makes up. He can still make the zone unreachable, and not every resolver validates.
 */
export function mitigate(check: Check, { delegation }: DelegatedView, outcome: Outcome): Outcome {
  if (outcome.kind !== 'fail' || delegation.dnssec.state.state !== 'secure') return outcome;
  if (!check.id.startsWith('hijack/') || check.id === OF_SIGNED_CONTENT) return outcome;
  return { ...outcome, findings: outcome.findings.map((one) => ({ ...one, mitigated: true })) };
}
