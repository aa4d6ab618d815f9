import { algorithmName } from '../derive/dnssec/algorithms.js';
import type { BrokenLink, Flaw, InsecureProof, Missing, TrustVerdict } from '../derive/dnssec/verdict.js';
import { fqdn } from '../dns/name.js';
import { clockInJapan } from '../model/clock-in-japan.js';
import { fill, message, type Text } from '../model/text.js';
import { LIMIT_REACHED } from './reasons.js';

const FLAWS = {
  expired: message('the signature expired at {at}', '署名の有効期間が{at}に終了しています'),
  'not-yet-valid': message('the signature is valid only from {at}', '署名の有効期間の開始は{at}です'),
  'wrong-signature': message(
    'the signature by the key {keyTag} does not fit the data',
    '鍵{keyTag}による署名がデータと一致しません',
  ),
  'no-key': message(
    'it is signed by the key {keyTag}, which is not among the trusted keys of the zone',
    '署名に使われた鍵{keyTag}が、ゾーンの信頼できる鍵の中にありません',
  ),
  malformed: message(
    'the signature by the key {keyTag} or the key itself is malformed',
    '鍵{keyTag}による署名、またはその鍵の形式が正しくありません',
  ),
  'wrong-signer': message(
    'it is signed in the name of {signer}',
    '別のゾーン{signer}の名前で署名されています',
  ),
  unsupported: message(
    'it is signed only by {algorithm}, which this tool does not know',
    '本ツールが対応していないアルゴリズム（{algorithm}）だけで署名されています',
  ),
  unsigned: message('there is no signature', '署名がありません'),
  'no-dnskey': message('the zone has no DNSKEY records', 'ゾーンにDNSKEYレコードがありません'),
  'no-match': message('no key of the zone fits its DS records', 'DSレコードに対応する鍵がゾーンにありません'),
  'no-proof': message(
    'it is said not to exist, and the NSEC or NSEC3 records do not prove it',
    '存在しないという応答を、NSEC・NSEC3レコードで証明できません',
  ),
} as const;

/** What is wrong with signed data, as a clause. */
function flawText(flaw: Flaw): Text {
  switch (flaw.kind) {
    case 'expired':
    case 'not-yet-valid':
      return fill(FLAWS[flaw.kind], { at: minuteOf(flaw.at) });
    case 'wrong-signature':
    case 'no-key':
    case 'malformed':
      return fill(FLAWS[flaw.kind], { keyTag: flaw.keyTag });
    case 'wrong-signer':
      return fill(FLAWS['wrong-signer'], { signer: fqdn(flaw.signer) });
    case 'unsupported':
      return fill(FLAWS.unsupported, { algorithm: algorithmName(flaw.algorithm) });
    case 'unsigned':
    case 'no-dnskey':
    case 'no-match':
    case 'no-proof':
      return FLAWS[flaw.kind];
  }
}

const LINK = message('{records} of the zone {zone}: {flaw}', 'ゾーン{zone}の{records}：{flaw}');

/** A broken link of the chain, e.g. `jp. DNSKEY of the zone jp: the signature expired ...`. */
export function linkText({ zone, name, type, flaw }: BrokenLink): Text {
  return fill(LINK, { records: `${fqdn(name)} ${type}`, zone: fqdn(zone), flaw: flawText(flaw) });
}

const MISSING = {
  'no-anchor': message('no trust anchor is configured', 'トラストアンカーが設定されていません'),
  'no-answer': message(
    'no usable answer came for the {type} records of the zone {zone}',
    'ゾーン{zone}の{type}レコードについて、有効な応答がありません',
  ),
  clock: message(
    '{link}, and the chain begins there: our own clock may be wrong (see lgaudit doctor)',
    '{link}。ここが信頼の連鎖の起点のため、本ツールを実行した機器の時計がずれている可能性があります（lgaudit doctorで確認できます）',
  ),
} as const;

/** What was missing for a verdict, as a clause. */
export function missingText(missing: Missing): Text {
  switch (missing.kind) {
    case 'no-anchor':
      return MISSING['no-anchor'];
    case 'no-answer':
      return fill(MISSING['no-answer'], { type: missing.type, zone: fqdn(missing.zone) });
    case 'clock':
      return fill(MISSING.clock, { link: linkText(missing.link) });
    case 'limit':
      return fill(LIMIT_REACHED, { limit: missing.limit });
  }
}

/** An instant to the minute, in Japan: `2026-11-22 12:00 JST`. */
export function minuteOf(instant: string): string {
  const inJapan = clockInJapan(instant).toISOString();
  return `${inJapan.slice(0, 10)} ${inJapan.slice(11, 16)} JST`;
}

const SECURE = message('every link of the chain of trust holds', '信頼の連鎖はすべて有効です');
const INSECURE = {
  nsec: message(
    'no DS record for {zone}, proven by NSEC',
    '{zone}のDSレコードはありません（NSECによる証明あり）',
  ),
  nsec3: message(
    'no DS record for {zone}, proven by NSEC3',
    '{zone}のDSレコードはありません（NSEC3による証明あり）',
  ),
  'opt-out': message(
    'no DS record for {zone}, in a span of unsigned delegations (NSEC3 opt-out)',
    '{zone}のDSレコードはありません（NSEC3のオプトアウトの範囲）',
  ),
  unsupported: message(
    'the DS records of {zone} name nothing that this tool can validate',
    '{zone}のDSレコードは、本ツールで検証できない方式だけを示しています',
  ),
} as const;

/** How a chain of trust ends, with the proof, the first broken link or what was missing. */
export function trustText(verdict: TrustVerdict): Text {
  switch (verdict.state) {
    case 'secure':
      return SECURE;
    case 'insecure':
      return proofText(verdict.proof);
    case 'bogus':
      return linkText(verdict.link);
    case 'indeterminate':
      return missingText(verdict.missing);
  }
}

function proofText(proof: InsecureProof): Text {
  const text = proof.kind === 'unsupported' ? INSECURE.unsupported : INSECURE[proof.by];
  return fill(text, { zone: fqdn(proof.zone) });
}
