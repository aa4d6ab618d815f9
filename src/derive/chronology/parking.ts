import { type DomainName, domainName, isAtOrBelow, labelCount } from '../../dns/name.js';
import data from '../hijack-data/parking.json' with { type: 'json' };

/** A name server of a parking or marketplace service, or of a registrar's service for expired names. */
export type ParkingService = {
  readonly host: DomainName;
  readonly suffix: DomainName;
  readonly kind: 'parking' | 'marketplace' | 'expiry';
  readonly verified: boolean;
};

type Row = { readonly suffix: DomainName; readonly kind: string; readonly verified: boolean };

/** The longest suffix first: it decides. */
const ROWS: readonly Row[] = data.rows
  .map(({ suffix, kind, verified }) => ({ suffix: domainName(suffix), kind, verified }))
  .sort((a, b) => labelCount(b.suffix) - labelCount(a.suffix));

/**
 * The service that a domain's own name servers belong to, where all of them belong to one. A registrar's defaults prove
 * nothing, nor does a parked name among others of the domain's own.
 */
export function parkingOf(nameServers: readonly DomainName[]): ParkingService | null {
  const services = nameServers.map(serviceOf);
  const [first] = services;
  return first != null && services.every((service) => service !== null) ? first : null;
}

function serviceOf(host: DomainName): ParkingService | null {
  const row = ROWS.find(({ suffix }) => isAtOrBelow(host, suffix));
  if (row === undefined) return null;
  const { suffix, kind, verified } = row;
  return kind === 'parking' || kind === 'marketplace' || kind === 'expiry'
    ? { host, suffix, kind, verified }
    : null;
}
