import ipaddr from 'ipaddr.js';
import { familyOf, parseAddress } from './ip-address.js';

/** IANA's special-purpose registries, grouped by what they are for. */
export const SPECIAL_USE_CLASSES = [
  'loopback',
  'private',
  'link-local',
  'documentation',
  'multicast',
  'unspecified',
  'translation',
  'reserved',
] as const;
export type SpecialUseClass = (typeof SPECIAL_USE_CLASSES)[number];

/** A network that is not an ordinary address of the Internet, with the document that says so. */
export type SpecialUseNetwork = {
  readonly network: string;
  readonly class: SpecialUseClass;
  readonly source: string;
};

/**
 * The networks that are never contacted. Blocks that the registries mark as globally reachable services (AS112, AMT)
 * are ordinary addresses and not listed. Source: IANA IPv4 and IPv6 Special-Purpose Address Registries (RFC 6890),
 * multicast and reserved space from the RFCs named. As of 2026-10.
 */
export const SPECIAL_USE_NETWORKS: readonly SpecialUseNetwork[] = [
  { network: '0.0.0.0/8', class: 'unspecified', source: 'RFC 791 section 3.2' },
  { network: '10.0.0.0/8', class: 'private', source: 'RFC 1918' },
  { network: '100.64.0.0/10', class: 'private', source: 'RFC 6598' },
  { network: '127.0.0.0/8', class: 'loopback', source: 'RFC 1122 section 3.2.1.3' },
  { network: '169.254.0.0/16', class: 'link-local', source: 'RFC 3927' },
  { network: '172.16.0.0/12', class: 'private', source: 'RFC 1918' },
  { network: '192.0.0.0/24', class: 'reserved', source: 'RFC 6890 section 2.1' },
  { network: '192.0.2.0/24', class: 'documentation', source: 'RFC 5737' },
  { network: '192.88.99.0/24', class: 'translation', source: 'RFC 7526' },
  { network: '192.168.0.0/16', class: 'private', source: 'RFC 1918' },
  { network: '198.18.0.0/15', class: 'reserved', source: 'RFC 2544 (benchmarking)' },
  { network: '198.51.100.0/24', class: 'documentation', source: 'RFC 5737' },
  { network: '203.0.113.0/24', class: 'documentation', source: 'RFC 5737' },
  { network: '224.0.0.0/4', class: 'multicast', source: 'RFC 5771' },
  { network: '240.0.0.0/4', class: 'reserved', source: 'RFC 1112 section 4' },
  { network: '::/128', class: 'unspecified', source: 'RFC 4291 section 2.5.2' },
  { network: '::1/128', class: 'loopback', source: 'RFC 4291 section 2.5.3' },
  { network: '::/96', class: 'reserved', source: 'RFC 4291 section 2.5.5.1 (IPv4-compatible)' },
  { network: '::ffff:0:0/96', class: 'translation', source: 'RFC 4291 section 2.5.5.2 (IPv4-mapped)' },
  { network: '64:ff9b::/96', class: 'translation', source: 'RFC 6052' },
  { network: '64:ff9b:1::/48', class: 'translation', source: 'RFC 8215' },
  { network: '100::/64', class: 'reserved', source: 'RFC 6666 (discard)' },
  { network: '100:0:0:1::/64', class: 'reserved', source: 'RFC 9780' },
  { network: '2001::/32', class: 'translation', source: 'RFC 4380 (Teredo)' },
  { network: '2001::/23', class: 'reserved', source: 'RFC 2928' },
  { network: '2001:db8::/32', class: 'documentation', source: 'RFC 3849' },
  { network: '2002::/16', class: 'translation', source: 'RFC 3056 (6to4)' },
  { network: '3fff::/20', class: 'documentation', source: 'RFC 9637' },
  { network: '5f00::/16', class: 'reserved', source: 'RFC 9602 (SRv6)' },
  { network: 'fc00::/7', class: 'private', source: 'RFC 4193' },
  { network: 'fe80::/10', class: 'link-local', source: 'RFC 4291 section 2.5.6' },
  { network: 'fec0::/10', class: 'private', source: 'RFC 3879 (site-local)' },
  { network: 'ff00::/8', class: 'multicast', source: 'RFC 4291 section 2.7' },
];

/**
 * What the address is set aside for; undefined for an ordinary address of the Internet. An IPv4 address inside an IPv6
 * one (mapped, NAT64, 6to4, Teredo) is looked at too, and its class goes first: `2002:7f00:1::` is `loopback`.
 * Text that is no IP address in canonical form is `reserved`, so that it is never contacted.
 */
export function specialUseClass(address: string): SpecialUseClass | undefined {
  return classesOf(address)[0];
}

/** True where every class the address falls in, inside and outside of an embedding, is opened or it has none. */
export function mayContact(address: string, opened: readonly SpecialUseClass[]): boolean {
  return classesOf(address).every((specialUse) => opened.includes(specialUse));
}

type Network = {
  readonly range: [ipaddr.IPv4 | ipaddr.IPv6, number];
  readonly class: SpecialUseClass | undefined;
};

/** Of IPv6 only the unicast that IANA gives out is ordinary; all else is held back. RFC 4291 section 2.4. */
const REST_OF_IPV6 = [
  { network: '2000::/3', class: undefined },
  { network: '::/0', class: 'reserved' },
] as const;

const NETWORKS = new Map<4 | 6, readonly Network[]>();

/** Read when the first address of a family comes up, since reading IPv6 takes a while. The first match counts: narrow before wide. */
function networksOf(family: 4 | 6): readonly Network[] {
  const known = NETWORKS.get(family);
  if (known !== undefined) return known;
  const networks = [...SPECIAL_USE_NETWORKS, ...REST_OF_IPV6]
    .filter((row) => familyOf(row.network) === family)
    .map((row): Network => ({ range: ipaddr.parseCIDR(row.network), class: row.class }))
    .sort((a, b) => b.range[1] - a.range[1]);
  NETWORKS.set(family, networks);
  return networks;
}

/** Innermost first. */
function classesOf(text: string): SpecialUseClass[] {
  const address = parseAddress(text);
  if (address === undefined) return ['reserved'];
  const outer = classOf(address);
  const inner =
    address instanceof ipaddr.IPv6 ? embeddedIpv4(address).flatMap((ipv4) => classOf(ipv4) ?? []) : [];
  return outer === undefined ? inner : [...inner, outer];
}

function classOf(address: ipaddr.IPv4 | ipaddr.IPv6): SpecialUseClass | undefined {
  const family = address instanceof ipaddr.IPv6 ? 6 : 4;
  return networksOf(family).find(({ range }) => address.match(range))?.class;
}

/** Where an IPv6 address of a network carries IPv4 addresses. Prefixes that vary in length (RFC 8215) can't be read. */
const EMBEDDINGS: readonly { readonly network: string; readonly read: (octets: number[]) => number[][] }[] = [
  { network: '::ffff:0:0/96', read: (octets) => [octets.slice(12)] },
  { network: '64:ff9b::/96', read: (octets) => [octets.slice(12)] },
  { network: '2002::/16', read: (octets) => [octets.slice(2, 6)] },
  // Teredo: the client's address with all its bits turned over, and the server's. RFC 4380 section 4.
  {
    network: '2001::/32',
    read: (octets) => [octets.slice(12).map((octet) => octet ^ 0xff), octets.slice(4, 8)],
  },
];

function embeddedIpv4(address: ipaddr.IPv6): ipaddr.IPv4[] {
  const embedding = EMBEDDINGS.find(({ network }) => address.match(ipaddr.IPv6.parseCIDR(network)));
  return embedding?.read(address.toByteArray()).map((octets) => new ipaddr.IPv4(octets)) ?? [];
}
