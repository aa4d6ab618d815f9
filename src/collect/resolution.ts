import type { DnsMessage } from '../dns/message.js';
import type { DomainName } from '../dns/name.js';
import type { ResponseKind } from '../dns/response-kind.js';
import type { ResolutionFailure } from '../model/evidence.js';
import type { DnsExchange } from '../model/exchange.js';
import { MAX_ADDRESSES_PER_HOST } from './limits.js';
import { closestCut, type HostResolution, type Lookup, type Scope } from './scope.js';

/** The last word on a question: the zone that gave it, the exchange, and what it means. */
export type Found = {
  readonly kind: 'found';
  readonly zone: DomainName;
  readonly exchange: DnsExchange;
  readonly message: DnsMessage;
  readonly response: ResponseKind;
};
export type NotFound = {
  readonly kind: 'failed';
  /** The deepest zone reached. */
  readonly zone: DomainName;
  readonly failure: ResolutionFailure;
  readonly exchanges: readonly DnsExchange[];
};

/** The addresses of a host that are used, some of each family. */
export function addressesOf({ a, aaaa }: HostResolution): string[] {
  return [a, aaaa].flatMap(({ outcome }) =>
    outcome.kind === 'addresses' ? outcome.addresses.slice(0, MAX_ADDRESSES_PER_HOST) : [],
  );
}

export function isUsable(response: ResponseKind): boolean {
  switch (response.kind) {
    case 'answer':
    case 'alias':
      return response.authoritative;
    case 'referral':
    case 'no-data':
    case 'no-name':
      return true;
    case 'upward-referral':
    case 'error':
    case 'unusable':
      return false;
  }
}

export function failed(
  zone: DomainName,
  failure: ResolutionFailure,
  exchanges: readonly DnsExchange[] = [],
): NotFound {
  return { kind: 'failed', zone, failure, exchanges };
}

export function unresolved(host: DomainName, scope: Scope, failure: ResolutionFailure): HostResolution {
  const lookup: Lookup = { outcome: { kind: 'failed', failure }, aliases: [], exchanges: [] };
  return { host, zone: closestCut(scope, host).zone, a: lookup, aaaa: lookup };
}

function failuresOf(result: HostResolution): ResolutionFailure[] {
  return [result.a, result.aaaa].flatMap(({ outcome }) =>
    outcome.kind === 'failed' ? [outcome.failure] : [],
  );
}

export function isStopped(result: HostResolution): boolean {
  return failuresOf(result).some(isStop);
}

export function isDecided(resolution: HostResolution): boolean {
  return failuresOf(resolution).length === 0;
}

/** Our own stop: a limit, or the end of the name's time. */
export function isStop(failure: ResolutionFailure): boolean {
  return failure.kind === 'limit' || failure.kind === 'aborted';
}
