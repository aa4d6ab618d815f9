import { describe, expect, it } from 'vitest';
import { hexFromBase32hex } from '../../../src/derive/dnssec/base32hex.js';
import { digestOf, pointsAt } from '../../../src/derive/dnssec/delegation-signer.js';
import { parseTrustAnchors } from '../../../src/derive/dnssec/parse-anchors.js';
import { ROOT_ANCHORS } from '../../../src/derive/dnssec/root-anchors.js';
import { validateRrset } from '../../../src/derive/dnssec/validate-rrset.js';
import type { DnskeyRecord } from '../../../src/derive/dnssec/verdict.js';
import { createWork } from '../../../src/derive/dnssec/work.js';
import { domainName } from '../../../src/dns/name.js';
import { OctetReader } from '../../../src/dns/octets.js';
import { DNSSEC_RDATA } from '../../../src/dns/rdata-dnssec.js';
import type { RecordData } from '../../../src/dns/rr.js';

/** Values that RFCs publish for testing. */

type Vector = {
  readonly rfc: string;
  readonly zone: string;
  readonly algorithm: number;
  readonly key: string;
  readonly keyTag: number;
  readonly digest: string;
  readonly owner: string;
  readonly labels: number;
  readonly data: RecordData;
  readonly times: readonly [number, number];
  readonly signature: string;
};

const mx: RecordData = { type: 'MX', preference: 10, exchange: domainName('mail.example.com') };
const vectors: readonly Vector[] = [
  {
    rfc: 'RFC 8080 section 6.1, Ed25519',
    zone: 'example.com',
    algorithm: 15,
    key: 'l02Woi0iS8Aa25FQkUd9RMzZHJpBoRQwAQEX1SxZJA4=',
    keyTag: 3613,
    digest: '3aa5ab37efce57f737fc1627013fee07bdf241bd10f3b1964ab55c78e79a304b',
    owner: 'example.com',
    labels: 2,
    data: mx,
    times: [1_438_207_200, 1_440_021_600],
    signature: 'oL9krJun7xfBOIWcGHi7mag5/hdZrKWw15jPGrHpjQeRAvTdszaPD+QLs3fx8A4M3e23mRZ9VrbpMngwcrqNAg==',
  },
  {
    rfc: 'RFC 6605 section 6.1, P-256',
    zone: 'example.net',
    algorithm: 13,
    key: 'GojIhhXUN/u4v54ZQqGSnyhWJwaubCvTmeexv7bR6edbkrSqQpF64cYbcB7wNcP+e+MAnLr+Wi9xMWyQLc8NAA==',
    keyTag: 55648,
    digest: 'b4c8c1fe2e7477127b27115656ad6256f424625bf5c1e2770ce6d6e37df61d17',
    owner: 'www.example.net',
    labels: 3,
    data: { type: 'A', address: '192.0.2.1' },
    times: [Date.parse('2010-08-12T10:04:39Z') / 1000, Date.parse('2010-09-09T10:04:39Z') / 1000],
    signature: 'qx6wLYqmh+l9oCKTN6qIc+bw6ya+KJ8oMz0YP107epXAyGmt+3SNruPFKG7tZoLBLlUzGGus7ZwmwWep666VCw==',
  },
];

describe.each(vectors.map((vector) => [vector.rfc, vector] as const))('%s', (_, vector) => {
  const zone = domainName(vector.zone);
  const rdata = Buffer.concat([Uint8Array.of(1, 1, 3, vector.algorithm), Buffer.from(vector.key, 'base64')]);
  const key: DnskeyRecord = {
    name: zone,
    class: 1,
    ttl: 3600,
    type: 'DNSKEY',
    ...DNSSEC_RDATA.DNSKEY.decode(new OctetReader(rdata), rdata.length),
  };

  it('has the key tag and the digest', () => {
    expect(key.keyTag).toBe(vector.keyTag);
    expect(Buffer.from(digestOf(zone, key, 2) ?? []).toString('hex')).toBe(vector.digest);
    const digest = Buffer.from(vector.digest, 'hex');
    const { keyTag, algorithm } = vector;
    expect(pointsAt(zone, { keyTag, algorithm, digestType: 2, digest }, key)).toBe(true);
  });

  it('validates the record, in its time only', () => {
    const name = domainName(vector.owner);
    const [inception, expiration] = vector.times;
    const head = { name, class: 1, ttl: 3600 };
    const record = { ...head, ...vector.data };
    const signature = {
      ...head,
      type: 'RRSIG' as const,
      typeCovered: record.type,
      algorithm: vector.algorithm,
      labels: vector.labels,
      originalTtl: 3600,
      inception,
      expiration,
      keyTag: vector.keyTag,
      signer: zone,
      signature: Buffer.from(vector.signature, 'base64'),
    };
    const rrset = { name, type: record.type, records: [record], signatures: [signature] };
    const at = (now: number) => validateRrset(rrset, { zone, keys: [key], now, work: createWork() }).state;
    expect([at(inception - 301), at(inception), at(expiration), at(expiration + 1)]).toEqual([
      'bogus',
      'secure',
      'secure',
      'bogus',
    ]);
  });
});

describe('RFC 5155 appendix A', () => {
  it.each([
    ['example', '0p9mhaveqvm6t7vbl5lop2u3t2rp3tom'],
    ['a.example', '35mthgpgcu1qg68fab165klnsnk3dpvl'],
    ['ns1.example', '2t7b4g4vsa5smi47k61mv5bv1a22bojr'],
    ['*.w.example', 'r53bq7cc2uvmubfu5ocmm6pers9tk9en'],
    ['x.w.example', 'b4um86eghhds6nea196smvmlo4ors995'],
  ])('hashes %s', (name, label) => {
    const hash = createWork().nsec3Hash(domainName(name), Buffer.from('aabbccdd', 'hex'), 12);
    expect(hash).toBe(hexFromBase32hex(label));
  });
});

describe('trust anchors in master-file form', () => {
  const DIGEST = 'e06d44b80b8f1d39a95c0b0d7c65d08458e880409bbc683457104237c7f8ec8d';
  it.each([
    ['a DS', `. IN DS 20326 8 2 ${DIGEST.toUpperCase()}`],
    ['with a TTL and a comment', `; the root\n.\t172800\tIN DS 20326 8 2 ${DIGEST} ; KSK-2017`],
    ['over several lines', `. DS 20326 8 2 (\n ${DIGEST.slice(0, 32)}\n ${DIGEST.slice(32)} )`],
  ])('%s', (_, text) => {
    expect(parseTrustAnchors(text)).toEqual([
      { zone: '.', keyTag: 20326, algorithm: 8, digestType: 2, digest: DIGEST },
    ]);
  });

  it('finds in IANA’s DNSKEY record of 2017 the digest that goes with the tool', () => {
    const key =
      'AwEAAaz/tAm8yTn4Mfeh5eyI96WSVexTBAvkMgJzkKTOiW1vkIbzxeF3+/4RgWOq7HrxRixHlFlExOLAJr5emLvN7SWXgnLh4+B5xQlN' +
      'Vz8Og8kvArMtNROxVQuCaSnIDdD5LKyWbRd2n9WGe2R8PzgCmr3EgVLrjyBxWezF0jLHwVN8efS3rCj/EWgvIWgb9tarpVUDK/b58Da+' +
      'sqqls3eNbuv7pr+eoZG+SrDK6nWeL3c6H5Apxz7LjVc1uTIdsIXxuOLYA4/ilBmSVIzuDWfdRUfhHdY6+cn8HFRm+2hM8AnXGXws9555' +
      'KrUB5qihylGa8subX2Nn6UwNR1AkUTV74bU=';
    expect(parseTrustAnchors(`. 172800 IN DNSKEY 257 3 8 ${key}`)).toEqual([ROOT_ANCHORS[0]]);
  });

  it('takes a DNSKEY by its SHA-256 digest', () => {
    const [vector] = vectors as [Vector];
    expect(parseTrustAnchors(`example.com. 3600 IN DNSKEY 257 3 15 ( ${vector.key} )`)).toEqual([
      { zone: 'example.com', keyTag: 3613, algorithm: 15, digestType: 2, digest: vector.digest },
    ]);
  });

  it.each([
    ['nothing', '', 1],
    ['a comment only', '; nothing', 1],
    ['another type', '. IN NS a.root.example.', 1],
    ['an owner without its dot', `\nexample IN DS 1 8 2 ${DIGEST}`, 2],
    ['a digest cut short', '. IN DS 20326 8 2 E06D', 1],
    ['a digest that is none', '. IN DS 20326 8 2 xyz', 1],
    ['a number too large', `. IN DS 99999 8 2 ${DIGEST}`, 1],
    ['a key that is no base64', '. IN DNSKEY 257 3 8 @@@', 1],
    ['a key that is not for zones', '. IN DNSKEY 0 3 8 AwEAAQ==', 1],
  ])('refuses %s, with the line', (_, text, line) => {
    expect(parseTrustAnchors(text)).toMatchObject({ kind: 'anchors-problem', line });
  });
});
