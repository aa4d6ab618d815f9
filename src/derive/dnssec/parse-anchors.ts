import { rdataOctets } from '../../dns/canonical-form.js';
import { type DomainName, parseDomainName } from '../../dns/name.js';
import { OctetReader } from '../../dns/octets.js';
import { DNSSEC_RDATA } from '../../dns/rdata-dnssec.js';
import type { TrustAnchor } from '../../model/settings.js';
import { digestOf, isZoneKey } from './delegation-signer.js';
import type { DnskeyRecord } from './verdict.js';

/** Why a text is no list of trust anchors; `line` counts from 1. */
export type AnchorsProblem = {
  readonly kind: 'anchors-problem';
  readonly line: number;
  readonly reason: string;
};

const SHA256 = 2;

/** Hexadecimal digits of a digest, by digest type. */
const DIGEST_DIGITS: Readonly<Record<number, number>> = { 1: 40, 2: 64, 4: 96 };

/**
 * Reads trust anchors in master-file form, as `dig`, BIND and Unbound write them: DS or DNSKEY records with absolute
 * owners, TTL and class optional, `;` comments, parentheses over several lines. A DNSKEY counts by its SHA-256 digest.
 */
export function parseTrustAnchors(text: string): readonly TrustAnchor[] | AnchorsProblem {
  const anchors: TrustAnchor[] = [];
  for (const { line, words } of recordsIn(text)) {
    const anchor = readAnchor(words);
    if (typeof anchor === 'string') return { kind: 'anchors-problem', line, reason: anchor };
    anchors.push(anchor);
  }
  if (anchors.length > 0) return anchors;
  return { kind: 'anchors-problem', line: 1, reason: 'no DS or DNSKEY record' };
}

/** Logical lines: parentheses join what stands between them. RFC 1035 section 5.1. */
function recordsIn(text: string): { readonly line: number; readonly words: readonly string[] }[] {
  const records: { line: number; words: string[] }[] = [];
  let open: { line: number; words: string[] } | undefined;
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const words = raw.replace(/;.*$/, '').replace(/[()]/g, ' $& ').split(/\s+/).filter(Boolean);
    if (words.length === 0) continue;
    const record = open ?? { line: index + 1, words: [] };
    record.words.push(...words);
    const depth =
      record.words.filter((word) => word === '(').length - record.words.filter((word) => word === ')').length;
    open = depth > 0 ? record : undefined;
    if (open === undefined) records.push(record);
  }
  if (open !== undefined) records.push(open);
  return records.map(({ line, words }) => ({
    line,
    words: words.filter((word) => word !== '(' && word !== ')'),
  }));
}

/** The anchor, or what is wrong with the record. */
function readAnchor([owner = '', ...rest]: readonly string[]): TrustAnchor | string {
  const zone = parseDomainName(owner);
  if (typeof zone !== 'string') return `the owner ${JSON.stringify(owner)} is not a name: ${zone.reason}`;
  if (!owner.endsWith('.')) return `the owner ${JSON.stringify(owner)} does not end in a dot`;
  // TTL and class stand before the type, in either order.
  const start = rest.findIndex((word) => !/^(\d+|IN)$/i.test(word));
  const [type = '', ...data] = start < 0 ? [] : rest.slice(start);
  if (/^DS$/i.test(type)) return readDs(zone, data);
  if (/^DNSKEY$/i.test(type)) return readDnskey(zone, data);
  return `${JSON.stringify(type)} is neither DS nor DNSKEY`;
}

function readDs(
  zone: DomainName,
  [tag, number, digestType, ...hex]: readonly string[],
): TrustAnchor | string {
  const digest = hex.join('').toLowerCase();
  const fields = { keyTag: Number(tag), algorithm: Number(number), digestType: Number(digestType) };
  if (![tag, number, digestType].every(isSmallNumber))
    return 'a DS needs a key tag, an algorithm and a digest type';
  if (!/^[0-9a-f]+$/.test(digest) || digest.length !== DIGEST_DIGITS[fields.digestType]) {
    return `the digest does not fit the digest type ${fields.digestType}`;
  }
  return { zone, ...fields, digest };
}

function readDnskey(
  zone: DomainName,
  [flags, protocol, number, ...base64]: readonly string[],
): TrustAnchor | string {
  const text = base64.join('');
  if (![flags, protocol, number].every(isSmallNumber) || !/^[A-Za-z0-9+/]+={0,2}$/.test(text)) {
    return 'a DNSKEY needs flags, a protocol, an algorithm and a key in base64';
  }
  const fields = { flags: Number(flags), protocol: Number(protocol), algorithm: Number(number) };
  const publicKey = new Uint8Array(Buffer.from(text, 'base64'));
  const head = { name: zone, class: 1, ttl: 0, type: 'DNSKEY' as const };
  // The key tag is worked out where the record is read.
  const rdata = Buffer.from(rdataOctets({ ...head, ...fields, publicKey, keyTag: 0 }));
  const key: DnskeyRecord = { ...head, ...DNSSEC_RDATA.DNSKEY.decode(new OctetReader(rdata), rdata.length) };
  const digest = digestOf(zone, key, SHA256);
  if (!isZoneKey(key) || digest === undefined) return 'the DNSKEY is not a zone key in use';
  const { keyTag, algorithm } = key;
  return { zone, keyTag, algorithm, digestType: SHA256, digest: Buffer.from(digest).toString('hex') };
}

function isSmallNumber(word: string | undefined): boolean {
  return word !== undefined && /^\d{1,5}$/.test(word) && Number(word) <= 0xffff;
}
