import { parseAddress } from '../dns/ip-address.js';
import { type DomainName, domainName, parseDomainName, ROOT } from '../dns/name.js';
import type { RootHint } from '../model/settings.js';

/** The root servers. IANA, https://www.iana.org/domains/root/servers; b.root as since 2023-11-27. */
export const ROOT_HINTS: readonly RootHint[] = [
  hint('a', '198.41.0.4', '2001:503:ba3e::2:30'),
  hint('b', '170.247.170.2', '2801:1b8:10::b'),
  hint('c', '192.33.4.12', '2001:500:2::c'),
  hint('d', '199.7.91.13', '2001:500:2d::d'),
  hint('e', '192.203.230.10', '2001:500:a8::e'),
  hint('f', '192.5.5.241', '2001:500:2f::f'),
  hint('g', '192.112.36.4', '2001:500:12::d0d'),
  hint('h', '198.97.190.53', '2001:500:1::53'),
  hint('i', '192.36.148.17', '2001:7fe::53'),
  hint('j', '192.58.128.30', '2001:503:c27::2:30'),
  hint('k', '193.0.14.129', '2001:7fd::1'),
  hint('l', '199.7.83.42', '2001:500:9f::42'),
  hint('m', '202.12.27.33', '2001:dc3::35'),
];

function hint(letter: string, ...addresses: string[]): RootHint {
  return { host: domainName(`${letter}.root-servers.net`), addresses };
}

export type RootHintsProblem = { readonly kind: 'root-hints-problem'; readonly reason: string };

/**
 * Reads a hints file in the form of `named.root`: NS records of the root and the addresses of their hosts, `;` comments,
 * TTL and class optional. `$INCLUDE` and parentheses are not part of that form.
 */
export function parseRootHints(text: string): readonly RootHint[] | RootHintsProblem {
  const hosts = new Set<DomainName>();
  const addresses = new Map<DomainName, string[]>();
  let owner = '';
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    const bare = line.replace(/;.*$/, '');
    const words = bare.trim().split(/\s+/).filter(Boolean);
    if (words.length === 0 || /^\$(TTL|ORIGIN)$/i.test(words[0] as string)) continue;
    // A line that begins with a blank goes on with the owner of the line before.
    if (!/^\s/.test(bare)) owner = words.shift() as string;
    const rest = words.filter((word) => !/^(\d+|IN)$/i.test(word));
    const [type, data] = rest;
    const name = parseDomainName(owner);
    if (typeof name !== 'string' || type === undefined || data === undefined) return problem(at, line);
    if (/^NS$/i.test(type)) {
      const host = parseDomainName(data);
      if (name !== ROOT || typeof host !== 'string') return problem(at, line);
      hosts.add(host);
    } else if (/^(A|AAAA)$/i.test(type)) {
      if (parseAddress(data) === undefined) return problem(at, line);
      addresses.set(name, [...(addresses.get(name) ?? []), data]);
    } else {
      return problem(at, line);
    }
  }
  const hints = [...hosts].map((host) => ({ host, addresses: addresses.get(host) ?? [] }));
  if (hints.every((one) => one.addresses.length === 0)) {
    return { kind: 'root-hints-problem', reason: 'no root server with an address' };
  }
  return hints;
}

function problem(at: number, line: string): RootHintsProblem {
  return {
    kind: 'root-hints-problem',
    reason: `line ${at + 1} is no NS, A or AAAA record: ${line.trim().slice(0, 80)}`,
  };
}
