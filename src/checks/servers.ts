import type { ServerView } from '../derive/observed-servers.js';
import { serverShare } from '../derive/server-share.js';
import { familyOf } from '../dns/ip-address.js';
import type { DomainName } from '../dns/name.js';
import { mayContact, SPECIAL_USE_CLASSES } from '../dns/special-use.js';
import type { AddressLookup } from '../model/evidence.js';
import type { ExchangeKey } from '../model/exchange.js';
import type { Unknown } from '../model/finding.js';
import { fill, message } from '../model/text.js';
import type { DelegatedView } from './check.js';
import { resolutionReason } from './reasons.js';

export type Family = 4 | 6;
export const FAMILIES: readonly Family[] = [4, 6];

/** The name server's own resolution in one family; null where it was never tried. */
export function lookupOf(server: ServerView, family: Family): AddressLookup | null {
  return family === 4 ? server.a : server.aaaa;
}

const NOT_TRIED = message(
  '{type} records of {host}: not asked for, our time or limits ran out',
  '{host}の{type}レコード：本ツールの時間または上限により問い合わせていません',
);
const FAILED = message('{type} records of {host}: {why}', '{host}の{type}レコード：{why}');

/** Why the addresses of one family are not known; undefined where they are, or where the family was left out on purpose. */
export function openLookup(server: ServerView, family: Family): Unknown | undefined {
  const lookup = lookupOf(server, family);
  const type = family === 4 ? 'A' : 'AAAA';
  const subject = { nameServer: server.host };
  if (lookup === null) return { reason: fill(NOT_TRIED, { type, host: server.host }), subject };
  if (lookup.outcome.kind !== 'failed') return undefined;
  // A cycle is a fact about the delegation, not a gap in what we saw: delegation/cyclic reports it.
  if (lookup.outcome.failure.kind === 'cyclic') return undefined;
  const why = resolutionReason(lookup.outcome.failure);
  return { reason: fill(FAILED, { type, host: server.host, why }), subject };
}

/** The families in which neither glue nor its own resolution gave an address, and the question is still open. */
export function unseenAddresses(server: ServerView): Unknown[] {
  return FAMILIES.flatMap((family) => {
    if (server.addresses.some(({ address }) => familyOf(address) === family)) return [];
    return openLookup(server, family) ?? [];
  });
}

/** The addresses that a name server has by its own resolution, of one family or of both. */
export function ownAddresses(server: ServerView, families: readonly Family[] = FAMILIES): string[] {
  return families.flatMap((family) => {
    const outcome = lookupOf(server, family)?.outcome;
    return outcome?.kind === 'addresses' ? outcome.addresses : [];
  });
}

/**
 * True where its own resolution shows that a name server has no address. NXDOMAIN answers for both families; a name that
 * exists may have its addresses in a family that was left out on purpose.
 */
export function hasNoAddress(server: ServerView): boolean {
  const kinds = FAMILIES.map((family) => lookupOf(server, family)?.outcome.kind);
  const isDenied = kinds.every((kind) => kind === 'no-name' || kind === 'no-data' || kind === 'not-asked');
  return isDenied && (kinds.includes('no-name') || !kinds.includes('not-asked'));
}

/** The exchanges that decided a name server's own resolution. */
export function resolutionKeys(server: ServerView, families: readonly Family[] = FAMILIES): ExchangeKey[] {
  return families.flatMap((family) => lookupOf(server, family)?.exchanges ?? []);
}

/** True for a special-use address that is not opened: nobody on the Internet reaches it, and we never contact it. */
export function isSetAside({ evidence }: DelegatedView, address: string): boolean {
  const { openedSpecialUse } = evidence.network;
  return !mayContact(
    address,
    SPECIAL_USE_CLASSES.filter((specialUse) => openedSpecialUse.includes(specialUse)),
  );
}

/** The share of independent resolutions that choose this name server, 0 to 1. */
export function hostExposure({ delegation }: DelegatedView, host: DomainName): number {
  return serverShare(delegation.servers, (server) => server.host === host);
}
