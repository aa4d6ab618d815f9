import { isIP } from 'node:net';
import { addressOctets } from '../../dns/ip-address.js';
import { remoteLine } from '../../model/remote-text.js';

/** A network, as the octets of its first address and its length in bits, and the text that names its origins. */
export type OriginRow = {
  readonly octets: readonly number[];
  readonly length: number;
  readonly origins: string;
};

/** Characters of a bad word that are repeated. */
const MAX_SHOWN = 40;

/**
 * Reads a line of a table of origin networks: `192.0.2.0/24 64500`, or `192.0.2.0 24 64500` as CAIDA's Routeviews
 * Prefix-to-AS files have it, with blanks or tabs. Null for a blank line or a `#` comment; a text says what is wrong.
 */
export function readOriginRow(line: string): OriginRow | string | null {
  const words = line.replace(/#.*$/, '').split(/\s+/).filter(Boolean);
  if (words.length === 0) return null;
  const [network = '', ...others] = words;
  const [address = '', ...lengths] = network.split('/');
  const rest = [...lengths, ...others];
  const family = isIP(address);
  if (family === 0) return `${shown(address)} is not an IP address`;
  if (rest.length !== 2 || lengths.length > 1) {
    return 'expected a network and its AS number, like "192.0.2.0/24 64500" or "192.0.2.0 24 64500"';
  }
  const [digits = '', origins = ''] = rest;
  const length = /^\d{1,3}$/.test(digits) ? Number(digits) : Number.NaN;
  const octets = addressOctets(address, family === 4 ? 4 : 6);
  if (!(length <= 8 * octets.length)) return `${shown(digits)} is no prefix length of ${address}`;
  if (hasBitsBeyond(octets, length))
    return `${address}/${length} is no network: it has bits beyond its length`;
  return { octets, length, origins };
}

/**
 * Reads what stands for the origins of a network: a number, with or without `AS`; several with `_` between them
 * (announced by each of them) or `,` (an AS set). Ascending, each once; empty where none of them is anybody's.
 */
export function readOrigins(text: string): readonly number[] | string {
  const words = text.split(/[_,]/);
  const numbers = words.map((word) =>
    /^(AS)?\d{1,10}$/i.test(word) ? Number(word.replace(/^AS/i, '')) : -1,
  );
  const wrong = numbers.findIndex((number) => number < 0 || number > MAX_AS_NUMBER);
  if (wrong >= 0) return `${shown(words[wrong] ?? '')} is no AS number`;
  return [...new Set(numbers.filter(isSomebodys))].sort((a, b) => a - b);
}

const MAX_AS_NUMBER = 0xffff_ffff;

/** AS numbers that name nobody: unallocated space, the stand-in of old routers, private use, the last of each size. */
const NOBODYS: readonly { readonly from: number; readonly to: number; readonly source: string }[] = [
  { from: 0, to: 0, source: 'RFC 7607' },
  { from: 23_456, to: 23_456, source: 'RFC 6793 section 9' },
  { from: 64_512, to: 65_534, source: 'RFC 6996' },
  { from: 65_535, to: 65_535, source: 'RFC 7300' },
  { from: 4_200_000_000, to: 4_294_967_294, source: 'RFC 6996' },
  { from: 4_294_967_295, to: 4_294_967_295, source: 'RFC 7300' },
];

/** Numbers for documentation (RFC 5398) count: they are for labs and examples as their addresses are. */
function isSomebodys(number: number): boolean {
  return !NOBODYS.some(({ from, to }) => from <= number && number <= to);
}

function hasBitsBeyond(octets: readonly number[], length: number): boolean {
  return octets.some((octet, at) => (octet & (0xff >> Math.min(8, Math.max(0, length - 8 * at)))) !== 0);
}

function shown(word: string): string {
  return JSON.stringify(remoteLine(word, MAX_SHOWN));
}
