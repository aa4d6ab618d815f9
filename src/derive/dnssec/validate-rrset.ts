import type { DomainName } from '../../dns/name.js';
import { isSupported } from './algorithms.js';
import { DNSSEC_LIMITS, type DnssecLimit } from './limits.js';
import type { Rrset } from './rrset.js';
import { signedData, signedLabels } from './signed-data.js';
import { instantOf, validityOf } from './validity.js';
import type { DnskeyRecord, Flaw, RrsigRecord } from './verdict.js';
import type { Work } from './work.js';

/** A zone whose keys are trusted, the instant (seconds since 1970), and the work that may be spent. */
export type Signer = {
  readonly zone: DomainName;
  readonly keys: readonly DnskeyRecord[];
  readonly now: number;
  readonly work: Work;
};

/** `signature` is the one that holds; with fewer labels than the owner, the RRset was made from a wildcard. */
export type RrsetVerdict =
  | { readonly state: 'secure'; readonly signature: RrsigRecord }
  | { readonly state: 'bogus'; readonly flaw: Flaw }
  | { readonly state: 'indeterminate'; readonly limit: DnssecLimit };

/** One signature by a key of the zone that is right and in its time is enough. RFC 4035 section 5.3, RFC 6840 section 5.11. */
export function validateRrset(rrset: Rrset, signer: Signer): RrsetVerdict {
  const flaws: Flaw[] = [];
  let validations = 0;
  for (const signature of rrset.signatures) {
    const flaw = flawBeforeUse(rrset, signature, signer);
    if (flaw !== undefined) {
      flaws.push(flaw);
      continue;
    }
    const { keyTag } = signature;
    const keys = signer.keys.filter((key) => key.keyTag === keyTag && key.algorithm === signature.algorithm);
    if (keys.length > DNSSEC_LIMITS.MAX_KEYS_PER_TAG) {
      return { state: 'indeterminate', limit: 'MAX_KEYS_PER_TAG' };
    }
    if (keys.length === 0) flaws.push({ kind: 'no-key', keyTag });
    const data = keys.length === 0 ? undefined : signedData(rrset, signature);
    for (const key of keys) {
      if (++validations > DNSSEC_LIMITS.MAX_VALIDATIONS_PER_RRSET) {
        return { state: 'indeterminate', limit: 'MAX_VALIDATIONS_PER_RRSET' };
      }
      const result = signer.work.verify(key, data as Uint8Array, signature.signature);
      if (result === 'good') return { state: 'secure', signature };
      if (result === 'limit') return { state: 'indeterminate', limit: 'MAX_VALIDATIONS_PER_NAME' };
      flaws.push({ kind: result === 'bad' ? 'wrong-signature' : 'malformed', keyTag });
    }
  }
  return { state: 'bogus', flaw: mostTelling(flaws) };
}

/** What is wrong with a signature before any key is tried. RFC 4035 section 5.3.1. */
function flawBeforeUse({ name }: Rrset, signature: RrsigRecord, { zone, now }: Signer): Flaw | undefined {
  const { keyTag, algorithm } = signature;
  if (signature.signer !== zone) return { kind: 'wrong-signer', signer: signature.signer };
  if (signature.labels > signedLabels(name)) return { kind: 'malformed', keyTag };
  if (!isSupported(algorithm)) return { kind: 'unsupported', algorithm };
  const validity = validityOf(signature, now);
  if (validity === 'valid') return undefined;
  const missed = validity === 'expired' ? signature.expiration : signature.inception;
  return { kind: validity, at: instantOf(missed, now), keyTag };
}

/** The flaw that came closest to holding says most about what to do. */
const BY_CLOSENESS: readonly Flaw['kind'][] = [
  'wrong-signature',
  'expired',
  'not-yet-valid',
  'no-key',
  'malformed',
  'wrong-signer',
  'unsupported',
];

function mostTelling(flaws: readonly Flaw[]): Flaw {
  const [first] = [...flaws].sort((a, b) => BY_CLOSENESS.indexOf(a.kind) - BY_CLOSENESS.indexOf(b.kind));
  return first ?? { kind: 'unsigned' };
}
