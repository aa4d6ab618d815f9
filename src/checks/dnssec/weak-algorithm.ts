import { algorithmName, rsaBits } from '../../derive/dnssec/algorithms.js';
import { usableDigests } from '../../derive/dnssec/delegation-signer.js';
import type { DnssecView } from '../../derive/dnssec/dnssec-view.js';
import { type Outcome, outcomeOf } from '../../model/finding.js';
import { fill, listText, message, type Text } from '../../model/text.js';
import type { Check, DelegatedView } from '../check.js';
import { finding } from '../finding.js';
import { proofOfExchange } from '../proof.js';
import { askForNewKeys, dropDigest } from '../remedy/signing.js';
import { proofOfDs, proofOfKeys, unseenKeys, withDs } from '../signed-zone.js';

/** Algorithms that must not be used for signing any more. RFC 8624 section 3.1, RFC 9905. */
const WEAK_ALGORITHMS: ReadonlySet<number> = new Set([1, 3, 5, 6, 7, 12]);

/** Digest types that must not be used for delegation any more: SHA-1, GOST. RFC 8624 section 3.3. */
const WEAK_DIGESTS: ReadonlyMap<number, string> = new Map([
  [1, 'SHA-1'],
  [3, 'GOST R 34.11-94'],
]);

/** Bits of an RSA key. NIST SP 800-57 part 1: 2048 since 2014; RFC 6781 section 3.4.2. */
const LEAST_RSA_BITS = 2048;

const messages = {
  weak: message(
    'DNSSEC of {zone} rests on what is outdated: {what}.',
    '{zone}のDNSSECに、推奨されない方式が使われています：{what}。',
  ),
  parameters: message(
    'DNSSEC of {zone} uses parameters without benefit: {what}.',
    '{zone}のDNSSECに、利点のない設定があります：{what}。',
  ),
};

const WEAKNESSES = {
  algorithm: message('the algorithm {name} of the key {keyTag}', '鍵{keyTag}のアルゴリズム{name}'),
  spareDigest: message(
    'a DS digest by {name}, which resolvers pass over for the better one beside it',
    'DSレコードの{name}のダイジェスト（より強いものがあるため使われません）',
  ),
  digest: message('a DS digest by {name} alone', 'DSレコードのダイジェストが{name}のみ'),
  bits: message('an RSA key of {bits} bits ({keyTag})', '{bits}ビットのRSA鍵（{keyTag}）'),
  iterations: message('{count} further iterations of NSEC3', 'NSEC3の追加反復{count}回'),
  salt: message('a salt in NSEC3', 'NSEC3のソルト'),
  optOut: message('opt-out in NSEC3', 'NSEC3のオプトアウト'),
};

/** Algorithms, digests, key sizes and NSEC3 parameters that are advised against. */
export const weakAlgorithm: Check = {
  id: 'dnssec/weak-algorithm',
  title: message('DNSSEC uses outdated methods', 'DNSSECに推奨されない方式が使われています'),
  why: message(
    'Resolvers are dropping such methods one by one; the zone then counts as unsigned, or fails.',
    'このような方式はキャッシュDNSサーバーで順次廃止されており、いずれ署名なしとして扱われるか、検証に失敗するようになります。',
  ),
  remedy: message(
    'Plan a change of keys to an algorithm of today with the operator of the zone.',
    'ゾーンの運用者と、現在推奨されるアルゴリズムへの鍵の変更を計画してください。',
  ),
  references: ['RFC 8624 section 3', 'RFC 9276 section 3.1', 'RFC 9905', 'RFC 6781 section 3.4.2'],
  messages,
  needs: 'delegation',
  run: (view) => {
    const { dnssec } = view.delegation;
    // Keys that wait for their DS are best changed before it is filed.
    const isWaiting = (dnssec.keysWithoutDs?.keys ?? []).length > 0;
    return isWaiting ? judge(view, dnssec) : withDs(view, () => judge(view, dnssec));
  },
};

function judge(view: DelegatedView, dnssec: DnssecView): Outcome {
  const { zone } = view.delegation;
  const weak = [...weakDigests(dnssec), ...weakKeys(dnssec), ...iterations(dnssec)];
  const nsec3 = oddParameters(dnssec);
  const spare = spareDigests(dnssec);
  const odd = [...nsec3, ...spare];
  const { keysWithoutDs } = dnssec;
  const unknowns = dnssec.servers.length > 0 || keysWithoutDs === undefined ? unseenKeys(view) : [];
  if (weak.length === 0 && odd.length === 0) return outcomeOf([], unknowns);
  const kind = weak.length > 0 ? 'weak' : 'parameters';
  const what = listText(weak.length > 0 ? weak : odd);
  const details = {
    subject: { zone },
    confidence: 'confirmed' as const,
    // A digest too many is for the parent; everything else is for the zone.
    remediation: [
      ...(weak.length > 0 || nsec3.length > 0 ? [askForNewKeys(zone)] : []),
      ...(weak.length === 0 && spare.length > 0 ? dropDigest(view) : []),
    ],
    evidence: [
      ...proofOfDs(dnssec),
      ...proofOfKeys(dnssec.servers),
      ...(keysWithoutDs === undefined ? [] : [proofOfExchange(keysWithoutDs.exchange)]),
    ],
    exposure: null,
  };
  return outcomeOf([finding(messages, kind, { zone, what }, details)], unknowns);
}

function weakDigests(dnssec: DnssecView): Text[] {
  const alone = outdatedDigests(dnssec).filter(({ hasBetter }) => !hasBetter);
  return namesOf(alone).map((name) => fill(WEAKNESSES.digest, { name }));
}

/** RFC 8624 section 3.3 wants them out of new DS sets. Harmless: resolvers ignore SHA-1 there, RFC 4509 section 3. */
function spareDigests(dnssec: DnssecView): Text[] {
  const spare = outdatedDigests(dnssec).filter(({ hasBetter }) => hasBetter);
  return namesOf(spare).map((name) => fill(WEAKNESSES.spareDigest, { name }));
}

/** Outdated digests, and whether a better one of the same key stands beside each. */
function outdatedDigests({ digests }: DnssecView) {
  return digests.flatMap((one) => {
    const name = WEAK_DIGESTS.get(one.digestType);
    const hasBetter = digests.some(
      (other) =>
        other.keyTag === one.keyTag &&
        !WEAK_DIGESTS.has(other.digestType) &&
        usableDigests([other]).length > 0,
    );
    return name === undefined ? [] : [{ name, hasBetter }];
  });
}

function namesOf(digests: readonly { readonly name: string }[]): string[] {
  return [...new Set(digests.map(({ name }) => name))];
}

function weakKeys({ servers, keysWithoutDs }: DnssecView): Text[] {
  const keys = new Map(
    [...servers, ...(keysWithoutDs === undefined ? [] : [keysWithoutDs])]
      .flatMap((one) => one.keys)
      .map((key) => [`${key.keyTag} ${key.algorithm}`, key]),
  );
  return [...keys.values()]
    .sort((a, b) => a.keyTag - b.keyTag)
    .flatMap(({ algorithm, keyTag, publicKey }) => {
      if (WEAK_ALGORITHMS.has(algorithm)) {
        return [fill(WEAKNESSES.algorithm, { name: algorithmName(algorithm), keyTag })];
      }
      const bits = rsaBits(algorithm, publicKey);
      return bits !== undefined && bits < LEAST_RSA_BITS ? [fill(WEAKNESSES.bits, { bits, keyTag })] : [];
    });
}

function nsec3Of({ servers }: DnssecView) {
  return servers.flatMap(({ denials }) => denials.flatMap((rr) => (rr.type === 'NSEC3' ? [rr] : [])));
}

function iterations(dnssec: DnssecView): Text[] {
  const count = Math.max(0, ...nsec3Of(dnssec).map((rr) => rr.iterations));
  return count === 0 ? [] : [fill(WEAKNESSES.iterations, { count })];
}

/** RFC 9276 section 3.1: no salt, and opt-out for very large zones only. */
function oddParameters(dnssec: DnssecView): Text[] {
  const records = nsec3Of(dnssec);
  return [
    ...(records.some(({ salt }) => salt.length > 0) ? [WEAKNESSES.salt] : []),
    ...(records.some(({ flags }) => (flags & 1) !== 0) ? [WEAKNESSES.optOut] : []),
  ];
}
