import ipaddr from 'ipaddr.js';

/** Dotted decimal, from the four octets of an A record. */
export function ipv4Text(octets: Uint8Array): string {
  return octets.join('.');
}

/**
 * Canonical text (RFC 5952) from the sixteen octets of an AAAA record. IPv4-mapped addresses end in dotted decimal
 * (section 5), as `inet_ntop` and dig write them.
 */
export function ipv6Text(octets: Uint8Array): string {
  const groups: number[] = [];
  for (let i = 0; i < 16; i += 2) groups.push(((octets[i] as number) << 8) | (octets[i + 1] as number));
  if (groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff) {
    return `::ffff:${ipv4Text(octets.subarray(12))}`;
  }
  const zeros = longestZeroRun(groups);
  const hex = groups.map((group) => group.toString(16));
  if (zeros.length < 2) return hex.join(':');
  return `${hex.slice(0, zeros.start).join(':')}::${hex.slice(zeros.start + zeros.length).join(':')}`;
}

/** The family of an address, or of a network, that is known to be one. */
export function familyOf(address: string): 4 | 6 {
  return address.includes(':') ? 6 : 4;
}

/** Reads an address as people and files write it; undefined where it is none. */
export function parseAddress(text: string): ipaddr.IPv4 | ipaddr.IPv6 | undefined {
  // `127.1` and `0x7f.0.0.1` mean different things to different programs: only four decimal parts are read.
  if (ipaddr.IPv4.isValidFourPartDecimal(text)) return ipaddr.IPv4.parse(text);
  return ipaddr.IPv6.isValid(text) ? ipaddr.IPv6.parse(text) : undefined;
}

/** The four or sixteen octets of an address in any text form. Throws where it is no address of that family. */
export function addressOctets(address: string, family: 4 | 6): number[] {
  return (family === 4 ? ipaddr.IPv4 : ipaddr.IPv6).parse(address).toByteArray();
}

/** The first of the longest runs of zero groups. RFC 5952 section 4.2.3. */
function longestZeroRun(groups: readonly number[]): { readonly start: number; readonly length: number } {
  let best = { start: 0, length: 0 };
  let length = 0;
  for (const [index, group] of groups.entries()) {
    length = group === 0 ? length + 1 : 0;
    if (length > best.length) best = { start: index - length + 1, length };
  }
  return best;
}

/** Bits that name a site: what one provider announces or one customer gets, at the least (RFC 2182 section 3.1, RFC 6177). */
const SITE_BITS = { 4: 24, 6: 48 } as const;

/** The /24 of an IPv4 address or the /48 of an IPv6 address, e.g. `192.0.2.0/24`. */
export function networkOf(address: string): string {
  const family = familyOf(address);
  const bits = SITE_BITS[family];
  const octets = addressOctets(address, family).map((octet, index) => (index < bits / 8 ? octet : 0));
  const text = family === 4 ? ipv4Text(Uint8Array.from(octets)) : ipv6Text(Uint8Array.from(octets));
  return `${text}/${bits}`;
}
