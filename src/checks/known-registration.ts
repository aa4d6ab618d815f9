import type { NsDomainView } from '../derive/audit-view.js';
import type { DomainName } from '../dns/name.js';
import type { Evidence } from '../model/evidence.js';
import type { Unknown } from '../model/finding.js';
import type { Registration, RegistryLookup } from '../model/registration.js';
import { fill, message, type Text } from '../model/text.js';
import type { DelegatedView } from './check.js';
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

/**
 * What is missing of the chronology of a domain where the registry gave no answer for the zone that names its hosts: the
 * day to compare with.
 */
export function openUpdate(
  { evidence }: DelegatedView,
  { domain }: Pick<NsDomainView, 'domain'>,
  zone: DomainName,
): Unknown[] {
  const lookup = lookupFor(evidence, zone);
  if (lookup?.kind !== 'unknown' || lookup.reason === 'no-service') return [];
  const reason = fill(NO_UPDATE, { zone, why: lookupReason(lookup) });
  return [{ reason, subject: { registeredDomain: domain } }];
}

/** What the registry said of exactly this zone, where it was asked. */
export function lookupFor({ registrations }: Evidence, zone: DomainName): RegistryLookup | undefined {
  return registrations.find(({ domain }) => domain === zone)?.lookup;
}

const NO_UPDATE = message(
  'the last change of {zone} is not known: {why}',
  '{zone}の登録情報の最終更新日が分かりません：{why}',
);
