import * as v from 'valibot';
import { type DomainName, isAtOrBelow, labelCount, parseDomainName, ROOT } from '../../dns/name.js';
import type { RdapService } from '../../model/settings.js';

/** `malformed`: the file as a whole says nothing we can use. */
export type BootstrapReading =
  | { readonly kind: 'services'; readonly services: readonly RdapService[] }
  | { readonly kind: 'malformed'; readonly detail: string };

/**
 * Reads IANA's bootstrap file for domain names. One bad entry or URL does not spoil the others: it is left out.
 * Source: RFC 9224 sections 4 and 5.
 */
export function parseBootstrap(value: unknown): BootstrapReading {
  const file = v.safeParse(File, value);
  if (!file.success) return { kind: 'malformed', detail: v.summarize(file.issues).split('\n')[0] ?? '' };
  const services = file.output.services.flatMap((entry) => {
    const service = v.safeParse(Service, entry);
    if (!service.success) return [];
    const urls = service.output[1].filter(isWebUrl);
    return urls.length === 0 ? [] : [{ tlds: service.output[0], urls }];
  });
  return services.length === 0
    ? { kind: 'malformed', detail: 'no usable entry' }
    : { kind: 'services', services };
}

/**
 * The base URL, with a slash at its end, of the service for a domain: the entry with the most labels, HTTPS before
 * HTTP, and HTTP only in a lab. Undefined where the bootstrap has none.
 */
export function findRdapBase(
  services: readonly RdapService[],
  domain: DomainName,
  allowInsecure: boolean,
): string | undefined {
  let best: { labels: number; urls: readonly string[] } | undefined;
  for (const { tlds, urls } of services) {
    for (const tld of tlds) {
      const name = tld === '' ? ROOT : parseDomainName(tld);
      if (typeof name !== 'string' || !isAtOrBelow(domain, name)) continue;
      if (best === undefined || labelCount(name) > best.labels) best = { labels: labelCount(name), urls };
    }
  }
  const schemes = allowInsecure ? ['https:', 'http:'] : ['https:'];
  const url = schemes.flatMap((scheme) => best?.urls.filter((each) => schemeOf(each) === scheme) ?? [])[0];
  return url === undefined || url.endsWith('/') ? url : `${url}/`;
}

const File = v.object({ services: v.array(v.unknown()) });
const Service = v.tuple([v.array(v.string()), v.array(v.string())]);

function isWebUrl(url: string): boolean {
  return ['https:', 'http:'].includes(schemeOf(url) ?? '');
}

function schemeOf(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).protocol : undefined;
}
