import type { NsDomainView } from '../derive/audit-view.js';
import type { Unknown } from '../model/finding.js';
import type { Registration } from '../model/registration.js';
import { fill, message, type Text } from '../model/text.js';
import { lookupReason, unknownStateReason } from './reasons.js';

export type KnownRegistration =
  | { readonly kind: 'known'; readonly registration: Registration }
  | { readonly kind: 'unknown'; readonly unknown: Unknown };

/** The registration of a domain, or what is missing: the registry gave no answer, or a state word nobody knows here. */
export function knownRegistration({
  domain,
  evidence: { lookup },
}: Pick<NsDomainView, 'domain' | 'evidence'>): KnownRegistration {
  const unknown = (why: Text): KnownRegistration => ({
    kind: 'unknown',
    unknown: { reason: fill(WHOSE, { domain, why }), subject: { registeredDomain: domain } },
  });
  if (lookup.kind === 'unknown') return unknown(lookupReason(lookup));
  const { registration, source } = lookup;
  if (registration.state === 'unknown') return unknown(unknownStateReason(source, registration.raw));
  return { kind: 'known', registration };
}

const WHOSE = message('registration of {domain}: {why}', '{domain}の登録情報：{why}');
