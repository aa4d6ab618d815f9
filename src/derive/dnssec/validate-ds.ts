import type { DnsMessage } from '../../dns/message.js';
import type { DomainName } from '../../dns/name.js';
import { validateDenial } from './denial.js';
import { findRrset, type Rrset } from './rrset.js';
import { isUsable } from './usable.js';
import { type Signer, validateRrset } from './validate-rrset.js';
import type { DsRecord, NotSecure } from './verdict.js';

/** A zone's DS set as its parent gives it; `insecure` where the parent proves that there is none. */
export type DsVerdict = { readonly state: 'secure'; readonly ds: readonly DsRecord[] } | NotSecure;

/**
 * Whether what a server of the parent says of a zone's DS holds: in the answer to a question for it, or in the
 * authority section of a referral. RFC 4035 sections 3.1.4, 5.2.
 */
export function validateDs(zone: DomainName, message: DnsMessage | undefined, parent: Signer): DsVerdict {
  if (!isUsable(message)) {
    return { state: 'indeterminate', missing: { kind: 'no-answer', zone: parent.zone, type: 'DS' } };
  }
  const rrset = dsRrset(message, zone);
  if (rrset === undefined) {
    const section = [...message.answers, ...message.authorities];
    const denial = validateDenial(section, { kind: 'ds', name: zone }, parent);
    switch (denial.state) {
      case 'proven':
        return { state: 'insecure', proof: { kind: 'no-ds', zone, by: denial.by } };
      case 'indeterminate':
        return { state: 'indeterminate', missing: { kind: 'limit', limit: denial.limit } };
      case 'bogus':
        return { state: 'bogus', link: { zone: parent.zone, name: zone, type: 'DS', flaw: denial.flaw } };
    }
  }
  const verdict = validateRrset(rrset, parent);
  switch (verdict.state) {
    case 'secure':
      return { state: 'secure', ds: dsIn(message, zone) };
    case 'indeterminate':
      return { state: 'indeterminate', missing: { kind: 'limit', limit: verdict.limit } };
    case 'bogus':
      return { state: 'bogus', link: { zone: parent.zone, name: zone, type: 'DS', flaw: verdict.flaw } };
  }
}

/** The DS records of a zone in a message, trusted or not. */
export function dsIn(message: DnsMessage, zone: DomainName): DsRecord[] {
  return (dsRrset(message, zone)?.records ?? []).filter((rr): rr is DsRecord => rr.type === 'DS');
}

function dsRrset(message: DnsMessage, zone: DomainName): Rrset | undefined {
  return findRrset(message.answers, zone, 'DS') ?? findRrset(message.authorities, zone, 'DS');
}
