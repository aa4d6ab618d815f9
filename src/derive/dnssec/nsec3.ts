import { type DomainName, labelCount, lastLabels, parentOf, textLabelsOf } from '../../dns/name.js';
import type { RecordOf, RrType } from '../../dns/rr.js';
import { hexFromBase32hex } from './base32hex.js';
import { DNSSEC_LIMITS, type DnssecLimit } from './limits.js';
import { wildcardBelow } from './signed-data.js';
import type { Work } from './work.js';

export type Nsec3Record = RecordOf<'NSEC3'>;

/** What NSEC3 records prove; `opt-out`: proven, but for unsigned delegations in between. */
export type Nsec3Proof = 'proven' | 'opt-out' | 'not-proven' | DnssecLimit;

/** SHA-1, the only one there is. RFC 5155 section 11. */
const SHA1 = 1;
const OPT_OUT = 0x01;

/** True where `name` has no records of `type`. RFC 5155 sections 8.5 to 8.7. */
export function nsec3DeniesType(
  records: readonly Nsec3Record[],
  zone: DomainName,
  name: DomainName,
  type: RrType,
  work: Work,
): Nsec3Proof {
  return withHashes(records, zone, work, (hashes) => {
    const own = hashes.matching(name);
    if (own !== undefined) return lacks(own, type) ? 'proven' : 'not-proven';
    const proof = closestEncloser(hashes, zone, name);
    if (proof === undefined) return 'not-proven';
    const source = hashes.matching(wildcardBelow(proof.encloser));
    return source !== undefined && lacks(source, type) ? 'proven' : 'not-proven';
  });
}

/** True where neither `name` nor a wildcard for it exists. RFC 5155 section 8.4. */
export function nsec3DeniesName(
  records: readonly Nsec3Record[],
  zone: DomainName,
  name: DomainName,
  work: Work,
): Nsec3Proof {
  return withHashes(records, zone, work, (hashes) => {
    const proof = closestEncloser(hashes, zone, name);
    if (proof === undefined || hashes.covering(wildcardBelow(proof.encloser)) === undefined)
      return 'not-proven';
    return isOptOut(proof.cover) ? 'opt-out' : 'proven';
  });
}

/** True where `name` does not exist below `encloser`, so that the wildcard there may answer. RFC 5155 section 8.8. */
export function nsec3AllowsWildcard(
  records: readonly Nsec3Record[],
  zone: DomainName,
  name: DomainName,
  encloserLabels: number,
  work: Work,
): Nsec3Proof {
  return withHashes(records, zone, work, (hashes) =>
    hashes.covering(lastLabels(name, encloserLabels + 1)) === undefined ? 'not-proven' : 'proven',
  );
}

/** True for a delegation without DS. RFC 5155 section 8.9. */
export function nsec3DeniesDs(
  records: readonly Nsec3Record[],
  zone: DomainName,
  name: DomainName,
  work: Work,
): Nsec3Proof {
  return withHashes(records, zone, work, (hashes) => {
    const own = hashes.matching(name);
    if (own !== undefined) {
      const { types } = own;
      const isCut = types.includes('NS') && !types.includes('SOA');
      return isCut && lacks(own, 'DS') ? 'proven' : 'not-proven';
    }
    const proof = closestEncloser(hashes, zone, name);
    return proof !== undefined && isOptOut(proof.cover) ? 'opt-out' : 'not-proven';
  });
}

type Hashes = {
  readonly matching: (name: DomainName) => Nsec3Record | undefined;
  readonly covering: (name: DomainName) => Nsec3Record | undefined;
};

/** Records of one hash, salt and number of iterations, by their hashes. Others beside them say nothing. RFC 5155 section 8.2. */
function withHashes(
  records: readonly Nsec3Record[],
  zone: DomainName,
  work: Work,
  prove: (hashes: Hashes) => Nsec3Proof,
): Nsec3Proof {
  const usable = records.filter(
    ({ hashAlgorithm, flags, name }) =>
      hashAlgorithm === SHA1 && (flags & ~OPT_OUT) === 0 && parentOf(name) === zone,
  );
  const [first] = usable;
  if (first === undefined) return 'not-proven';
  const { iterations, salt } = first;
  if (iterations > DNSSEC_LIMITS.MAX_NSEC3_ITERATIONS) return 'MAX_NSEC3_ITERATIONS';
  const spans = usable
    .filter((one) => one.iterations === iterations && Buffer.compare(one.salt, salt) === 0)
    .flatMap((record) => {
      const hash = hexFromBase32hex(textLabelsOf(record.name)[0] as string);
      return hash === undefined
        ? []
        : [{ record, hash, next: Buffer.from(record.nextHashed).toString('hex') }];
    });
  let isOver = false;
  const hashOf = (name: DomainName): string | undefined => {
    const hash = work.nsec3Hash(name, salt, iterations);
    isOver ||= hash === undefined;
    return hash;
  };
  const proof = prove({
    matching: (name) => {
      const wanted = hashOf(name);
      return spans.find(({ hash }) => hash === wanted)?.record;
    },
    covering: (name) => {
      const wanted = hashOf(name);
      if (wanted === undefined) return undefined;
      return spans.find(({ hash, next }) =>
        // The last span of the ring goes on at its beginning.
        hash < next ? hash < wanted && wanted < next : hash < wanted || wanted < next,
      )?.record;
    },
  });
  return isOver ? 'MAX_NSEC3_HASHES_PER_NAME' : proof;
}

/** The deepest ancestor that exists, and the span in which the name one label below it would be. RFC 5155 section 8.3. */
function closestEncloser(hashes: Hashes, zone: DomainName, name: DomainName) {
  for (let count = labelCount(name) - 1; count >= labelCount(zone); count--) {
    const encloser = lastLabels(name, count);
    const match = hashes.matching(encloser);
    if (match === undefined) continue;
    const { types } = match;
    // A delegation or a DNAME ends the zone: nothing below it is denied here.
    if (types.includes('DNAME') || (types.includes('NS') && !types.includes('SOA'))) return undefined;
    const cover = hashes.covering(lastLabels(name, count + 1));
    return cover === undefined ? undefined : { encloser, cover };
  }
  return undefined;
}

function lacks({ types }: Nsec3Record, type: RrType): boolean {
  const isParentSide = types.includes('NS') && !types.includes('SOA');
  if (type !== 'DS' && isParentSide) return false;
  return !types.includes(type) && !types.includes('CNAME');
}

function isOptOut({ flags }: Nsec3Record): boolean {
  return (flags & OPT_OUT) !== 0;
}
