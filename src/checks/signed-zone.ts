import type { DnssecView, ServerSignatures } from '../derive/dnssec/dnssec-view.js';
import type { Missing } from '../derive/dnssec/verdict.js';
import type { Outcome, ProofItem, Unknown } from '../model/finding.js';
import { fill, message, type Text } from '../model/text.js';
import type { DelegatedView } from './check.js';
import { proofOfExchange } from './proof.js';
import { silentParents } from './referrals.js';
import { missingText } from './signature-words.js';

const NO_DS = message(
  'the parent zone has no DS record for {zone}, so nobody validates it',
  '親ゾーンに{zone}のDSレコードがないため、検証の対象になりません',
);

/** Hands a zone that has a DS to a check; without one the check does not apply, or nobody can tell. */
export function withDs(view: DelegatedView, check: (dnssec: DnssecView) => Outcome): Outcome {
  const { dnssec, zone } = view.delegation;
  if (dnssec.digests.length > 0) return check(dnssec);
  if (dnssec.parents.length > 0) return { kind: 'not-applicable', reason: fill(NO_DS, { zone }) };
  const unknowns = silentParents(view);
  if (unknowns.length > 0) return { kind: 'cannot-tell', unknowns };
  return { kind: 'not-applicable', reason: fill(NO_DS, { zone }) };
}

/** As `withDs`; a zone that has keys and waits for its DS is handed to the check too. */
export function withKeys(view: DelegatedView, check: (dnssec: DnssecView) => Outcome): Outcome {
  const { dnssec } = view.delegation;
  return isWaiting(dnssec) ? check(dnssec) : withDs(view, check);
}

/**
 * True for a zone that has keys, and no DS by all that its parent says. Nobody validates it, so no fault of its
 * signatures does harm before the DS is filed.
 */
export function isWaiting({ digests, parents, servers }: DnssecView): boolean {
  return digests.length === 0 && parents.length > 0 && servers.length > 0;
}

const NOT_SEEN = message('{host} ({address}): {missing}', '{host}（{address}）：{missing}');
const NO_SERVER = message(
  'no server of {zone} gave its keys',
  '{zone}の鍵（DNSKEYレコード）を返した権威DNSサーバーがありません',
);

/** The servers whose keys were not seen; the zone itself where there is none at all. */
export function unseenKeys({ delegation }: DelegatedView): Unknown[] {
  const { dnssec, zone } = delegation;
  if (dnssec.servers.length === 0) return [{ reason: fill(NO_SERVER, { zone }), subject: { zone } }];
  return dnssec.servers.flatMap(({ host, address, verdict }) => {
    if (verdict.state !== 'indeterminate') return [];
    return [{ reason: unseenText(host, address, verdict.missing), subject: { nameServer: host } }];
  });
}

/** The servers of a zone that waits for its DS, of which nothing shows how they deny. */
export function unseenDenials({ delegation }: DelegatedView): Unknown[] {
  const { dnssec, zone } = delegation;
  return dnssec.servers.flatMap(({ host, address, hidesDenials }) => {
    if (!hidesDenials) return [];
    const missing: Missing = { kind: 'no-answer', zone, type: 'NSEC' };
    return [{ reason: unseenText(host, address, missing), subject: { nameServer: host } }];
  });
}

/** What was not seen at one address of a server. */
export function unseenText(host: string, address: string, missing: Missing): Text {
  return fill(NOT_SEEN, { host, address, missing: missingText(missing) });
}

/** True where a server does not give a key that fits the DS. */
export function lacksKey({ verdict }: ServerSignatures): boolean {
  if (verdict.state !== 'bogus') return false;
  const { kind } = verdict.link.flaw;
  return kind === 'no-dnskey' || kind === 'no-match';
}

/** What the parent's servers said of the DS. */
export function proofOfDs({ parents }: DnssecView): ProofItem[] {
  return parents.map(({ host, exchange }) => proofOfExchange(exchange, host));
}

/** What the zone's servers said of its keys. */
export function proofOfKeys(servers: readonly ServerSignatures[]): ProofItem[] {
  return servers.flatMap(({ host, exchange }) =>
    exchange === undefined ? [] : [proofOfExchange(exchange, host)],
  );
}
