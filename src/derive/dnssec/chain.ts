import type { DnsMessage } from '../../dns/message.js';
import type { DomainName } from '../../dns/name.js';
import type { TrustAnchor } from '../../model/settings.js';
import type { KeyDigest } from './delegation-signer.js';
import { validateDs } from './validate-ds.js';
import { validateKeys } from './validate-keys.js';
import { type DnskeyRecord, isOutOfTime, type NotSecure } from './verdict.js';
import type { Work } from './work.js';

/** A zone of the chain: what its parent's server said of its DS, and its own server of its keys. */
export type Link = {
  readonly zone: DomainName;
  readonly ds: DnsMessage | undefined;
  readonly dnskey: DnsMessage | undefined;
};

/** The keys of the last zone of a chain, or where the chain ended. */
export type ChainVerdict =
  | { readonly state: 'secure'; readonly zone: DomainName; readonly keys: readonly DnskeyRecord[] }
  | NotSecure;

/**
 * Follows the chain of trust from the deepest zone that has an anchor down to the last link. `links` begin at the root.
 * RFC 4035 section 5.
 */
export function followChain(
  links: readonly Link[],
  anchors: readonly TrustAnchor[],
  circumstances: { readonly now: number; readonly work: Work },
): ChainVerdict {
  const start = links.findLastIndex(({ zone }) => anchors.some((anchor) => anchor.zone === zone));
  const first = links[start];
  if (first === undefined) return { state: 'indeterminate', missing: { kind: 'no-anchor' } };
  let digests = anchorsOf(anchors, first.zone);
  let above: { readonly zone: DomainName; readonly keys: readonly DnskeyRecord[] } | undefined;
  for (const { zone, ds, dnskey } of links.slice(start)) {
    if (above !== undefined) {
      const verdict = validateDs(zone, ds, { ...above, ...circumstances });
      if (verdict.state !== 'secure') return unlessClock(verdict, first.zone);
      digests = verdict.ds;
    }
    const verdict = validateKeys(zone, dnskey, digests, circumstances);
    if (verdict.state !== 'secure') return unlessClock(verdict, first.zone);
    above = { zone, keys: verdict.keys };
  }
  return { state: 'secure', ...(above as NonNullable<typeof above>) };
}

/**
 * Signatures of the first zone that are outside their time say less of it than of our clock: every chain begins there, so
 * every signed zone would seem broken. Further down, those above vouch for the clock.
 */
function unlessClock(verdict: NotSecure, first: DomainName): NotSecure {
  if (verdict.state !== 'bogus') return verdict;
  const { link } = verdict;
  return link.zone === first && isOutOfTime(link.flaw)
    ? { state: 'indeterminate', missing: { kind: 'clock', link } }
    : verdict;
}

/** The anchors of one zone, as digests. */
export function anchorsOf(anchors: readonly TrustAnchor[], zone: DomainName): readonly KeyDigest[] {
  return anchors
    .filter((anchor) => anchor.zone === zone)
    .map((anchor) => ({ ...anchor, digest: Buffer.from(anchor.digest, 'hex') }));
}
