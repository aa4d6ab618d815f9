import { isAtOrBelow } from '../dns/name.js';
import type { AddressLookup, Evidence, HostEvidence } from './evidence.js';

/** The name servers of the delegation that stand or fall with somebody's registered domain: those outside the audited zone. */
export function outsideHosts({ audited, hosts }: Pick<Evidence, 'audited' | 'hosts'>): HostEvidence[] {
  if (audited.kind !== 'zone') return [];
  return hosts.filter(
    ({ host, registeredDomain }) => registeredDomain !== null && !isAtOrBelow(host, audited.zone),
  );
}

/** A host's two lookups; null where one was never tried. */
type Lookups = Readonly<Record<'a' | 'aaaa', Pick<AddressLookup, 'outcome'> | null>>;

/** The addresses that a host's own resolution gave; `isWhole` is false where a lookup failed, so that there may be more. */
export function hostAddresses({ a, aaaa }: Lookups): {
  readonly addresses: readonly string[];
  readonly isWhole: boolean;
} {
  const outcomes = [a, aaaa].map((lookup) => lookup?.outcome ?? ({ kind: 'failed' } as const));
  return {
    addresses: outcomes.flatMap((outcome) => (outcome.kind === 'addresses' ? outcome.addresses : [])),
    isWhole: outcomes.every(({ kind }) => kind !== 'failed'),
  };
}
