import { createHash } from 'node:crypto';
import type { CheckId, Subject } from '../model/finding.js';

/**
 * Names a finding across runs, for tickets and baselines: the check, the audited domain and the identity of the subject.
 * Never a date, TTL, address or text, so a finding keeps its fingerprint while it lasts.
 */
export function fingerprint(id: CheckId, domain: string, subject: Subject): string {
  const identity = subject.registeredDomain ?? subject.nameServer ?? subject.zone ?? '';
  const hash = createHash('sha256').update(JSON.stringify([id, domain, identity]));
  return `lga1:${hash.digest('hex')}`;
}
