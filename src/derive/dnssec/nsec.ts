import { compareNames, type DomainName, isAtOrBelow, isBelow, parentOf, ROOT } from '../../dns/name.js';
import type { RecordOf, RrType } from '../../dns/rr.js';
import { wildcardBelow } from './signed-data.js';

export type NsecRecord = RecordOf<'NSEC'>;

/** "The name does not exist", said by a record at that very name. RFC 9824 section 2. */
const NXNAME: RrType = 'TYPE128';

/**
 * True where the records prove that `name` has no records of `type`: by its own NSEC, as an empty non-terminal, or
 * behind a wildcard that has none. RFC 4035 section 5.4.
 */
export function nsecDeniesType(records: readonly NsecRecord[], name: DomainName, type: RrType): boolean {
  const own = records.find((nsec) => nsec.name === name);
  if (own !== undefined) return lacks(own, type);
  const cover = records.find((nsec) => covers(nsec, name));
  if (cover === undefined) return false;
  // The next name stands below: the name exists, without any records.
  if (isBelow(cover.next, name)) return true;
  const wildcard = wildcardBelow(closestEncloser(cover, name));
  const source = records.find((nsec) => nsec.name === wildcard);
  return source !== undefined && lacks(source, type);
}

/** True where the records prove that neither `name` nor a wildcard for it exists. RFC 4035 section 5.4. */
export function nsecDeniesName(records: readonly NsecRecord[], name: DomainName): boolean {
  const own = records.find((nsec) => nsec.name === name);
  if (own !== undefined) return own.types.includes(NXNAME);
  const cover = records.find((nsec) => covers(nsec, name));
  if (cover === undefined || isBelow(cover.next, name)) return false;
  const wildcard = wildcardBelow(closestEncloser(cover, name));
  return records.some((nsec) => covers(nsec, wildcard));
}

/** True where the records prove that `name` itself does not exist, so that a wildcard may answer for it. */
export function nsecAllowsWildcard(records: readonly NsecRecord[], name: DomainName): boolean {
  return records.some((nsec) => covers(nsec, name) && !isBelow(nsec.next, name));
}

/** True for a delegation without DS, said by the parent's side of the cut. RFC 4035 section 5.2, RFC 6840 section 4.4. */
export function nsecDeniesDs(records: readonly NsecRecord[], name: DomainName): boolean {
  const own = records.find((nsec) => nsec.name === name);
  if (own === undefined) return false;
  return own.types.includes('NS') && !own.types.includes('SOA') && lacks(own, 'DS');
}

/** The name has neither the type nor an alias, and the record is the zone's to give. RFC 6840 section 4.1. */
function lacks({ types }: NsecRecord, type: RrType): boolean {
  const isParentSide = types.includes('NS') && !types.includes('SOA');
  if (type !== 'DS' && isParentSide) return false;
  return !types.includes(type) && !types.includes('CNAME');
}

/** True where `name` lies between a record's owner and its next name, in canonical order. */
function covers({ name: owner, next, types }: NsecRecord, name: DomainName): boolean {
  // What stands below a delegation or a DNAME is not in this zone: its neighbour has no say there. RFC 6840 section 4.1.
  const isCut = (types.includes('NS') && !types.includes('SOA')) || types.includes('DNAME');
  if (isCut && isBelow(name, owner)) return false;
  if (compareNames(owner, name) >= 0) return false;
  // The last record of a zone points back to its apex.
  return compareNames(name, next) < 0 || compareNames(next, owner) <= 0;
}

/** The deepest ancestor of a name that exists: the one it shares with a neighbour. */
function closestEncloser({ name: owner, next }: NsecRecord, name: DomainName): DomainName {
  let encloser = parentOf(name) ?? ROOT;
  while (encloser !== ROOT && !isAtOrBelow(owner, encloser) && !isAtOrBelow(next, encloser)) {
    encloser = parentOf(encloser) ?? ROOT;
  }
  return encloser;
}
