import { algorithmName, rsaBits } from '../../derive/dnssec/algorithms.js';
import { usableDigests } from '../../derive/dnssec/delegation-signer.js';
import type { DnssecView } from '../../derive/dnssec/dnssec-view.js';
import type { DnskeyRecord } from '../../derive/dnssec/verdict.js';
import { type Outcome, outcomeOf } from '../../model/finding.js';
import { fill, listText, message, type Text } from '../../model/text.js';
import type { Check, DelegatedView } from '../check.js';
import { finding } from '../finding.js';
import { proofOfExchange } from '../proof.js';
import { askForNewKeys, mendDigests } from '../remedy/signing.js';
import { proofOfDs, proofOfKeys, unseenDenials, unseenKeys, withDs } from '../signed-zone.js';

/** Algorithms that must not be used for signing any more. IANA, DNSSEC algorithm numbers (RFC 9904); RFC 9905, RFC 9906. */
const WEAK_ALGORITHMS: ReadonlySet<number> = new Set([1, 3, 5, 6, 7, 12]);

/** RSASHA512: not recommended for signing, as it is rare and no better than RSASHA256. RFC 8624 section 3.1, RFC 9904. */
const RARE_ALGORITHM = 10;

/** The other algorithms that IANA lists for signing zones. Numbers beyond them are reserved, private or not assigned. */
const OTHER_ALGORITHMS: ReadonlySet<number> = new Set([8, 13, 14, 15, 16, 17, 23]);

/** Digest types that must not be used for delegation any more: SHA-1, GOST. RFC 9904, RFC 9906. */
const WEAK_DIGESTS: ReadonlyMap<number, string> = new Map([
  [1, 'SHA-1'],
  [3, 'GOST R 34.11-94'],
]);

/** The one digest that every validator must know; SHA-384 may be missing in some. RFC 9904, IANA's digest algorithms. */
const SHA256 = 2;

/** IANA's highest digest type that is assigned. */
const LAST_DIGEST = 6;

/** RFC 5155 section 11, 3.1.2: SHA-1 is the only hash of NSEC3, opt-out its only flag. */
const NSEC3_HASH = 1;
const NSEC3_OPT_OUT = 1;

/** Bits of an RSA key. NIST SP 800-57 part 1: 2048 since 2014; RFC 6781 section 3.4.2. */
const LEAST_RSA_BITS = 2048;

const messages = {
  weak: message(
    'DNSSEC of {zone} uses methods or settings that are advised against: {what}.',
    '{zone}のDNSSECに、推奨されない方式または設定が使われています：{what}。',
  ),
  parameters: message(
    'DNSSEC of {zone} uses what is not recommended, without harm today: {what}.',
    '{zone}のDNSSECに、推奨されない方式または設定があります（現在の名前解決には影響しません）：{what}。',
  ),
};

const WEAKNESSES = {
  algorithm: message('the algorithm {name} of the key {keyTag}', '鍵{keyTag}のアルゴリズム{name}'),
  rareAlgorithm: message(
    'the algorithm {name} of the key {keyTag}, which is not recommended for signing',
    '鍵{keyTag}のアルゴリズム{name}（署名への使用は推奨されません）',
  ),
  noAlgorithm: message(
    'the algorithm number {number} of the key {keyTag}, which is not assigned to a public method of signing zones',
    '鍵{keyTag}のアルゴリズム番号{number}（ゾーンの署名方式として公開・割り当てされていません）',
  ),
  noDigest: message(
    'a DS digest of type {digestType}, which is not assigned to a public method',
    'DSレコードのダイジェスト方式{digestType}（公開の方式として割り当てられていません）',
  ),
  noSha256: message(
    'DS records of the key {keyTag} without SHA-256, the only digest that every resolver must know',
    '鍵{keyTag}のDSレコードに、すべてのキャッシュDNSサーバーに求められるSHA-256のダイジェストがないこと',
  ),
  spareDigest: message(
    'a DS digest by {name}, which resolvers pass over for the better one beside it',
    'DSレコードの{name}のダイジェスト（より強いものがあるため使われません）',
  ),
  digest: message('a DS digest by {name} alone', 'DSレコードのダイジェストが{name}のみ'),
  bits: message('an RSA key of {bits} bits ({keyTag})', '{bits}ビットのRSA鍵（{keyTag}）'),
  iterations: message('{count} further iterations of NSEC3', 'NSEC3の追加反復{count}回'),
  salt: message('a salt in NSEC3', 'NSEC3のソルト'),
  optOut: message('opt-out in NSEC3', 'NSEC3のオプトアウト'),
  hash: message(
    'the NSEC3 hash algorithm {number}, which is not assigned',
    '割り当てのないNSEC3のハッシュ方式{number}',
  ),
  flags: message('flags of NSEC3 that are not assigned', '割り当てのないNSEC3のフラグ'),
  spareDenial: message(
    'more than one NSEC or NSEC3 record where one proves it',
    '1つで足りる証明に複数あるNSEC・NSEC3レコード',
  ),
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
  references: [
    'RFC 9904',
    'RFC 9905',
    'RFC 9276 section 3.1',
    'RFC 6781 section 3.4.2',
    'RFC 5155 section 11',
  ],
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
  const weak = [...weakDigests(dnssec), ...keysWhere(dnssec, weaknessOf), ...iterations(dnssec)];
  const oddInZone = [...keysWhere(dnssec, oddityOf), ...oddParameters(dnssec)];
  const oddDigests = [...spareDigests(dnssec), ...unassignedDigests(dnssec), ...withoutSha256(dnssec)];
  const what = [...weak, ...oddInZone, ...oddDigests];
  const { keysWithoutDs } = dnssec;
  const unknowns = [
    ...(dnssec.servers.length > 0 || keysWithoutDs === undefined ? unseenKeys(view) : []),
    ...unseenDenials(view),
  ];
  if (what.length === 0) return outcomeOf([], unknowns);
  const details = {
    subject: { zone },
    confidence: 'confirmed' as const,
    // The digests alone are for the parent; everything else is for the zone.
    remediation: [
      ...(weak.length > 0 || oddInZone.length > 0 ? [askForNewKeys(zone)] : []),
      ...(weak.length === 0 && oddDigests.length > 0 ? mendDigests(view) : []),
    ],
    evidence: [
      ...proofOfDs(dnssec),
      ...proofOfKeys(dnssec.servers),
      ...(keysWithoutDs === undefined ? [] : [proofOfExchange(keysWithoutDs.exchange)]),
    ],
    exposure: null,
  };
  const kind = weak.length > 0 ? 'weak' : 'parameters';
  return outcomeOf([finding(messages, kind, { zone, what: listText(what) }, details)], unknowns);
}

function weakDigests(dnssec: DnssecView): Text[] {
  const alone = outdatedDigests(dnssec).filter(({ hasBetter }) => !hasBetter);
  return namesOf(alone).map((name) => fill(WEAKNESSES.digest, { name }));
}

/** RFC 9904 wants them out of DS sets. Harmless: resolvers ignore SHA-1 there, RFC 4509 section 3. */
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

/** A set of nothing but such digests leaves the zone unsigned: dnssec/unsigned. */
function unassignedDigests({ digests }: DnssecView): Text[] {
  if (usableDigests(digests).length === 0) return [];
  const types = digests.map(({ digestType }) => digestType).filter((one) => one === 0 || one > LAST_DIGEST);
  return [...new Set(types)].map((digestType) => fill(WEAKNESSES.noDigest, { digestType }));
}

/** Keys with a digest that serves, and none by SHA-256. What SHA-1 is worth alone is said above. */
function withoutSha256({ digests }: DnssecView): Text[] {
  const serving = usableDigests(digests).filter(({ digestType }) => !WEAK_DIGESTS.has(digestType));
  const tags = [...new Set(serving.map(({ keyTag }) => keyTag))].sort((a, b) => a - b);
  return tags
    .filter((tag) => !serving.some(({ keyTag, digestType }) => keyTag === tag && digestType === SHA256))
    .map((keyTag) => fill(WEAKNESSES.noSha256, { keyTag }));
}

function namesOf(digests: readonly { readonly name: string }[]): string[] {
  return [...new Set(digests.map(({ name }) => name))];
}

/** What is to be said of each key, once. */
function keysWhere({ servers, keysWithoutDs }: DnssecView, faultOf: (key: DnskeyRecord) => Text[]): Text[] {
  const keys = new Map(
    [...servers, ...(keysWithoutDs === undefined ? [] : [keysWithoutDs])]
      .flatMap((one) => one.keys)
      .map((key) => [`${key.keyTag} ${key.algorithm}`, key]),
  );
  return [...keys.values()].sort((a, b) => a.keyTag - b.keyTag).flatMap(faultOf);
}

function weaknessOf({ algorithm, keyTag, publicKey }: DnskeyRecord): Text[] {
  if (WEAK_ALGORITHMS.has(algorithm)) {
    return [fill(WEAKNESSES.algorithm, { name: algorithmName(algorithm), keyTag })];
  }
  const bits = rsaBits(algorithm, publicKey);
  return bits !== undefined && bits < LEAST_RSA_BITS ? [fill(WEAKNESSES.bits, { bits, keyTag })] : [];
}

function oddityOf({ algorithm, keyTag }: DnskeyRecord): Text[] {
  if (algorithm === RARE_ALGORITHM) {
    return [fill(WEAKNESSES.rareAlgorithm, { name: algorithmName(algorithm), keyTag })];
  }
  if (WEAK_ALGORITHMS.has(algorithm) || OTHER_ALGORITHMS.has(algorithm)) return [];
  return [fill(WEAKNESSES.noAlgorithm, { number: algorithm, keyTag })];
}

function nsec3Of({ servers }: DnssecView) {
  return servers.flatMap(({ denials }) => denials.flatMap((rr) => (rr.type === 'NSEC3' ? [rr] : [])));
}

function iterations(dnssec: DnssecView): Text[] {
  const count = Math.max(0, ...nsec3Of(dnssec).map((rr) => rr.iterations));
  return count === 0 ? [] : [fill(WEAKNESSES.iterations, { count })];
}

/** RFC 9276 section 3.1: no salt, and opt-out for very large zones only. RFC 5155 section 8.2: what validators pass over. */
function oddParameters(dnssec: DnssecView): Text[] {
  const records = nsec3Of(dnssec);
  const hashes = [...new Set(records.map(({ hashAlgorithm }) => hashAlgorithm))].sort((a, b) => a - b);
  return [
    ...(records.some(({ salt }) => salt.length > 0) ? [WEAKNESSES.salt] : []),
    ...(records.some(({ flags }) => (flags & NSEC3_OPT_OUT) !== 0) ? [WEAKNESSES.optOut] : []),
    ...hashes.filter((number) => number !== NSEC3_HASH).map((number) => fill(WEAKNESSES.hash, { number })),
    ...(records.some(({ flags }) => (flags & ~NSEC3_OPT_OUT) !== 0) ? [WEAKNESSES.flags] : []),
    ...(dnssec.servers.some(({ apexDenials }) => apexDenials > 1) ? [WEAKNESSES.spareDenial] : []),
  ];
}
