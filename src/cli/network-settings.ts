import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { parseRootHints, ROOT_HINTS } from '../collect/root-hints.js';
import { parseTrustAnchors } from '../derive/dnssec/parse-anchors.js';
import { ROOT_ANCHORS } from '../derive/dnssec/root-anchors.js';
import { SPECIAL_USE_CLASSES, type SpecialUseClass, specialUseClass } from '../dns/special-use.js';
import type {
  HostPort,
  NetworkSettings,
  Pace,
  RdapBootstrapSource,
  RootHint,
  TrustAnchor,
} from '../model/settings.js';
import { parseBootstrap } from '../registries/rdap/bootstrap.js';
import type { LoadedConfig } from './config-file.js';
import { parseJson, readText } from './read-file.js';
import { UsageError } from './usage-error.js';

/** IANA's list of RDAP services by TLD. RFC 9224. */
const IANA_RDAP_BOOTSTRAP = 'https://data.iana.org/rdap/dns.json';

/** JPRS, WHOIS on port 43. */
const WHOIS_JP = 'whois.jprs.jp:43';

const DEFAULTS = {
  dnsPort: 53,
  ipv6: true,
  timeoutMs: 2_000,
  retries: 2,
  registryTimeoutMs: 15_000,
  perServerQps: 20,
  registryIntervalMs: 3_000,
  // All of a nation's domains, providers' too, twice over; at the interval above that is four hours.
  registryQuestionsPerDay: 5_000,
} as const;

/** The network part of a configuration, completed with what is right for the real Internet. Throws a `UsageError`. */
export function networkSettings(
  loaded: LoadedConfig,
  options: { readonly nameTimeoutMs: number; readonly offline: boolean },
): NetworkSettings {
  const network = loaded.config.network ?? {};
  const rootHints =
    network.rootHints === undefined ? ROOT_HINTS : readRootHints(resolve(loaded.folder, network.rootHints));
  const whois = Object.fromEntries(
    Object.entries({ jp: WHOIS_JP, ...network.whois }).map(([tld, server]) => [
      tld.toLowerCase().replace(/^\./, ''),
      hostPort(server, `network.whois.${tld}`, loaded),
    ]),
  );
  const openedSpecialUse = openedClasses(network.allowSpecialUseAddresses ?? false, rootHints);
  return {
    rootHints,
    trustAnchors: trustAnchors(network, loaded),
    dnsPort: network.dnsPort ?? DEFAULTS.dnsPort,
    ipv6: network.ipv6 ?? DEFAULTS.ipv6,
    openedSpecialUse,
    timeoutMs: network.timeoutMs ?? DEFAULTS.timeoutMs,
    retries: network.retries ?? DEFAULTS.retries,
    registryTimeoutMs: network.registryTimeoutMs ?? DEFAULTS.registryTimeoutMs,
    whois,
    rdapBootstrap: bootstrapSource(network.rdapBootstrap, loaded),
    allowInsecureRdap: network.allowInsecureRdap === true || openedSpecialUse.length > 0,
    pace: pace(network.pace),
    ...options,
  };
}

/** A registry that needs no pace is a lab's, and has no daily budget unless one is given. */
function pace(given: NonNullable<LoadedConfig['config']['network']>['pace']): Pace {
  const registryIntervalMs = given?.registryIntervalMs ?? DEFAULTS.registryIntervalMs;
  return {
    perServerQps: given?.perServerQps ?? DEFAULTS.perServerQps,
    registryIntervalMs,
    registryQuestionsPerDay:
      given?.registryQuestionsPerDay ?? (registryIntervalMs === 0 ? 0 : DEFAULTS.registryQuestionsPerDay),
  };
}

/**
 * `true` opens the kind of network that the root hints live in: a lab's Internet on loopback is no reason to knock at
 * the private addresses somebody delegates to. A list names the kinds one by one.
 */
function openedClasses(
  allow: boolean | readonly SpecialUseClass[],
  rootHints: readonly RootHint[],
): readonly SpecialUseClass[] {
  if (typeof allow !== 'boolean') return [...allow].sort();
  if (!allow) return [];
  const classes = rootHints.flatMap((hint) => hint.addresses.map((address) => specialUseClass(address)));
  const opened = [...new Set(classes.filter((one) => one !== undefined))].sort();
  return opened.length > 0 ? opened : SPECIAL_USE_CLASSES;
}

function readRootHints(path: string): readonly RootHint[] {
  const hints = parseRootHints(readText(path));
  if ('kind' in hints) throw new UsageError(`${path}: not root hints: ${hints.reason}`);
  return hints;
}

/** IANA's anchors are for IANA's root alone: a lab's own root has its own keys, named in its configuration, or none. */
function trustAnchors(
  network: NonNullable<LoadedConfig['config']['network']>,
  loaded: LoadedConfig,
): readonly TrustAnchor[] {
  if (network.trustAnchors === undefined) return network.rootHints === undefined ? ROOT_ANCHORS : [];
  const path = resolve(loaded.folder, network.trustAnchors);
  const anchors = parseTrustAnchors(readText(path));
  if ('kind' in anchors) throw new UsageError(`${path}:${anchors.line}: no trust anchor: ${anchors.reason}`);
  return anchors;
}

function bootstrapSource(named: string | undefined, loaded: LoadedConfig): RdapBootstrapSource {
  if (named === undefined) return { kind: 'url', url: IANA_RDAP_BOOTSTRAP };
  if (/^https:\/\//i.test(named)) return { kind: 'url', url: named };
  if (/^http:\/\//i.test(named))
    throw new UsageError(
      `${loaded.path ?? 'configuration'}: "network.rdapBootstrap" expects a file or an https URL, got ${JSON.stringify(named)}`,
    );
  const path = resolve(loaded.folder, named);
  const bootstrap = parseBootstrap(parseJson(readText(path), path));
  if (bootstrap.kind === 'malformed')
    throw new UsageError(`${path}: not an RDAP bootstrap file: ${bootstrap.detail}`);
  return bootstrap;
}

function hostPort(text: string, key: string, loaded: LoadedConfig): HostPort {
  const match = /^(\[[0-9a-f:.]+\]|[^:\s]+)(?::(\d{1,5}))?$/i.exec(text);
  const port = Number(match?.[2] ?? 43);
  if (match?.[1] === undefined || port < 1 || port > 65_535) {
    if (isIP(text) === 6) return { host: text, port: 43 };
    throw new UsageError(
      `${loaded.path ?? 'configuration'}: "${key}" expects host:port, got ${JSON.stringify(text)}`,
    );
  }
  return { host: match[1].replace(/^\[|\]$/g, ''), port };
}
