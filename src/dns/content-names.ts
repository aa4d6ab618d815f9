import { type DomainName, parseDomainName } from './name.js';
import type { ResourceRecord } from './rr.js';

/** A name that a zone's records hand its mail or web visitors on to. */
export type ContentName = { readonly name: DomainName; readonly by: 'mx' | 'cname' | 'spf' };

/**
 * The names that MX, CNAME and SPF records point at, each once. A null MX (RFC 7505) points nowhere; SPF terms with
 * macros depend on the mail and are left out (RFC 7208 section 7).
 */
export function contentNames(records: readonly ResourceRecord[]): ContentName[] {
  const found = records.flatMap((rr): ContentName[] => {
    if (rr.type === 'MX') return rr.exchange === '.' ? [] : [{ name: rr.exchange, by: 'mx' }];
    if (rr.type === 'CNAME') return [{ name: rr.target, by: 'cname' }];
    if (rr.type === 'TXT') return spfTargets(Buffer.concat(rr.strings).toString('latin1'));
    return [];
  });
  return [...new Map(found.map((one) => [`${one.by} ${one.name}`, one])).values()];
}

/** The domains of `include:` and `redirect=`. RFC 7208 sections 5.2 and 6.1. */
function spfTargets(text: string): ContentName[] {
  if (!/^v=spf1( |$)/i.test(text)) return [];
  return text.split(' ').flatMap((term): ContentName[] => {
    const target = /^(?:[+?~-]?include:|redirect=)([^%/]+)$/i.exec(term)?.[1];
    const name = target === undefined ? undefined : parseDomainName(target);
    return typeof name === 'string' && name !== '.' ? [{ name, by: 'spf' }] : [];
  });
}
