import type { DomainName } from '../../dns/name.js';
import type { ResourceRecord, RrType } from '../../dns/rr.js';
import type { DnssecLimit } from './limits.js';
import { type NsecRecord, nsecAllowsWildcard, nsecDeniesDs, nsecDeniesName, nsecDeniesType } from './nsec.js';
import {
  type Nsec3Proof,
  type Nsec3Record,
  nsec3AllowsWildcard,
  nsec3DeniesDs,
  nsec3DeniesName,
  nsec3DeniesType,
} from './nsec3.js';
import { rrsetsOf } from './rrset.js';
import { signedLabels } from './signed-data.js';
import { type Signer, validateRrset } from './validate-rrset.js';
import type { DenialKind, Flaw } from './verdict.js';

/** Something that is said not to be there. `wildcard`: the name itself, where `labels` tells the wildcard that answered. */
export type Denied =
  | { readonly kind: 'type'; readonly name: DomainName; readonly type: RrType }
  | { readonly kind: 'name'; readonly name: DomainName }
  | { readonly kind: 'ds'; readonly name: DomainName }
  | { readonly kind: 'wildcard'; readonly name: DomainName; readonly labels: number };

export type DenialVerdict =
  | { readonly state: 'proven'; readonly by: DenialKind }
  | { readonly state: 'bogus'; readonly flaw: Flaw }
  | { readonly state: 'indeterminate'; readonly limit: DnssecLimit };

/** Whether the NSEC or NSEC3 records of a section, each held against the zone's keys, prove that something is not there. */
export function validateDenial(
  section: readonly ResourceRecord[],
  denied: Denied,
  signer: Signer,
): DenialVerdict {
  const nsec = trustworthy(section, 'NSEC', signer);
  if (proveByNsec(nsec.records as NsecRecord[], denied)) return { state: 'proven', by: 'nsec' };
  const nsec3 = trustworthy(section, 'NSEC3', signer);
  const proof = proveByNsec3(nsec3.records as Nsec3Record[], denied, signer);
  switch (proof) {
    case 'proven':
      return { state: 'proven', by: 'nsec3' };
    case 'opt-out':
      return { state: 'proven', by: 'opt-out' };
    case 'not-proven': {
      const limit = nsec.limit ?? nsec3.limit;
      if (limit !== undefined) return { state: 'indeterminate', limit };
      return { state: 'bogus', flaw: nsec.flaw ?? nsec3.flaw ?? { kind: 'no-proof' } };
    }
    default:
      return { state: 'indeterminate', limit: proof };
  }
}

function proveByNsec(records: readonly NsecRecord[], denied: Denied): boolean {
  switch (denied.kind) {
    case 'type':
      return nsecDeniesType(records, denied.name, denied.type);
    case 'name':
      return nsecDeniesName(records, denied.name);
    case 'ds':
      return nsecDeniesDs(records, denied.name);
    case 'wildcard':
      return nsecAllowsWildcard(records, denied.name);
  }
}

function proveByNsec3(records: readonly Nsec3Record[], denied: Denied, { zone, work }: Signer): Nsec3Proof {
  switch (denied.kind) {
    case 'type':
      return nsec3DeniesType(records, zone, denied.name, denied.type, work);
    case 'name':
      return nsec3DeniesName(records, zone, denied.name, work);
    case 'ds':
      return nsec3DeniesDs(records, zone, denied.name, work);
    case 'wildcard':
      return nsec3AllowsWildcard(records, zone, denied.name, denied.labels, work);
  }
}

/** The records of a section whose signatures hold; the first flaw or limit of those whose signatures do not. */
function trustworthy(section: readonly ResourceRecord[], type: 'NSEC' | 'NSEC3', signer: Signer) {
  const records: ResourceRecord[] = [];
  let flaw: Flaw | undefined;
  let limit: DnssecLimit | undefined;
  for (const rrset of rrsetsOf(section, type)) {
    const verdict = validateRrset(rrset, signer);
    if (verdict.state === 'bogus') flaw ??= verdict.flaw;
    else if (verdict.state === 'indeterminate') limit ??= verdict.limit;
    // Made from a wildcard it would speak for a name that is not its own. RFC 4035 section 5.4, RFC 4592 section 4.3.
    else if (verdict.signature.labels === signedLabels(rrset.name)) records.push(...rrset.records);
  }
  return { records, flaw, limit };
}
