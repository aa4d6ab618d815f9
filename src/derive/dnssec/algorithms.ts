import { createPublicKey, type KeyObject, verify as verifyOctets } from 'node:crypto';
import { MAX_RSA_EXPONENT_OCTETS, RSA_MODULUS_BITS } from './limits.js';

/** A signature algorithm that can be verified here. `hash` is null where the algorithm brings its own. */
type Algorithm = { readonly mnemonic: string } & (
  | { readonly kind: 'rsa'; readonly hash: string }
  | { readonly kind: 'ecdsa'; readonly hash: string; readonly curve: string; readonly octets: number }
  | { readonly kind: 'eddsa'; readonly hash: null; readonly curve: string; readonly octets: number }
);

/** IANA, DNS Security Algorithm Numbers. RFC 3110, 5702, 6605, 8080. `octets` are those of the public key. */
const ALGORITHMS: ReadonlyMap<number, Algorithm> = new Map<number, Algorithm>([
  [5, { mnemonic: 'RSASHA1', kind: 'rsa', hash: 'sha1' }],
  [7, { mnemonic: 'RSASHA1-NSEC3-SHA1', kind: 'rsa', hash: 'sha1' }],
  [8, { mnemonic: 'RSASHA256', kind: 'rsa', hash: 'sha256' }],
  [10, { mnemonic: 'RSASHA512', kind: 'rsa', hash: 'sha512' }],
  [13, { mnemonic: 'ECDSAP256SHA256', kind: 'ecdsa', hash: 'sha256', curve: 'P-256', octets: 64 }],
  [14, { mnemonic: 'ECDSAP384SHA384', kind: 'ecdsa', hash: 'sha384', curve: 'P-384', octets: 96 }],
  [15, { mnemonic: 'ED25519', kind: 'eddsa', hash: null, curve: 'Ed25519', octets: 32 }],
  [16, { mnemonic: 'ED448', kind: 'eddsa', hash: null, curve: 'Ed448', octets: 57 }],
]);

/** Names of algorithms that are only reported. */
const OLD_MNEMONICS: ReadonlyMap<number, string> = new Map([
  [1, 'RSAMD5'],
  [3, 'DSA'],
  [6, 'DSA-NSEC3-SHA1'],
  [12, 'ECC-GOST'],
]);

export function isSupported(algorithm: number): boolean {
  return ALGORITHMS.has(algorithm);
}

/** `ECDSAP256SHA256`, or the number where IANA's registry has no name for it here. */
export function algorithmName(algorithm: number): string {
  return ALGORITHMS.get(algorithm)?.mnemonic ?? OLD_MNEMONICS.get(algorithm) ?? String(algorithm);
}

/** Bits of an RSA modulus; undefined for other algorithms and for what is no RSA key. */
export function rsaBits(algorithm: number, publicKey: Uint8Array): number | undefined {
  if (ALGORITHMS.get(algorithm)?.kind !== 'rsa') return undefined;
  const parts = rsaParts(publicKey);
  return parts === undefined ? undefined : modulusBits(parts.modulus);
}

/** The key ready for use, from the octets of a DNSKEY record; undefined where they are no such key. */
export function publicKeyOf(algorithm: number, octets: Uint8Array): KeyObject | undefined {
  const known = ALGORITHMS.get(algorithm);
  const jwk = known === undefined ? undefined : jwkOf(known, octets);
  if (jwk === undefined) return undefined;
  try {
    return createPublicKey({ key: jwk, format: 'jwk' });
  } catch {
    // A point that is not on its curve, for example.
    return undefined;
  }
}

/** True where `signature` over `data` was made with the key's other half. */
export function isSignature(
  algorithm: number,
  key: KeyObject,
  data: Uint8Array,
  signature: Uint8Array,
): boolean {
  const known = ALGORITHMS.get(algorithm);
  if (known === undefined) return false;
  // RFC 6605 section 4: r and s as they are, without ASN.1 around them.
  const input = known.kind === 'ecdsa' ? ({ key, dsaEncoding: 'ieee-p1363' } as const) : key;
  try {
    return verifyOctets(known.hash, data, input, signature);
  } catch {
    return false;
  }
}

function jwkOf(algorithm: Algorithm, octets: Uint8Array) {
  if (algorithm.kind === 'rsa') {
    const parts = rsaParts(octets);
    if (parts === undefined) return undefined;
    const bits = modulusBits(parts.modulus);
    if (bits < RSA_MODULUS_BITS.least || bits > RSA_MODULUS_BITS.most) return undefined;
    return { kty: 'RSA', n: base64url(parts.modulus), e: base64url(parts.exponent) };
  }
  const { curve: crv, octets: length } = algorithm;
  if (octets.length !== length) return undefined;
  if (algorithm.kind === 'eddsa') return { kty: 'OKP', crv, x: base64url(octets) };
  const half = length / 2;
  return { kty: 'EC', crv, x: base64url(octets.subarray(0, half)), y: base64url(octets.subarray(half)) };
}

/** RFC 3110 section 2: the exponent's length in one octet, or in the two after a zero; the exponent; the modulus. */
function rsaParts(octets: Uint8Array) {
  const first = octets[0];
  if (first === undefined) return undefined;
  const start = first === 0 ? 3 : 1;
  const length = first === 0 ? ((octets[1] ?? 0) << 8) | (octets[2] ?? 0) : first;
  if (length === 0 || length > MAX_RSA_EXPONENT_OCTETS) return undefined;
  const exponent = octets.subarray(start, start + length);
  const modulus = octets.subarray(start + length);
  return modulus.length === 0 ? undefined : { exponent, modulus };
}

function modulusBits(modulus: Uint8Array): number {
  const first = modulus.findIndex((octet) => octet !== 0);
  return first < 0 ? 0 : (modulus.length - first) * 8 - (Math.clz32(modulus[first] as number) - 24);
}

function base64url(octets: Uint8Array): string {
  return Buffer.from(octets).toString('base64url');
}
