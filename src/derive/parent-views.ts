import type { DomainName } from '../dns/name.js';
import { classifyResponse } from '../dns/response-kind.js';
import type { Evidence } from '../model/evidence.js';
import type { ExchangeIndex } from './exchange-index.js';
import type { ParentView } from './observed-servers.js';

/** What each server of the parent says of the zone. */
export function deriveParentViews(
  evidence: Evidence,
  zone: DomainName,
  parent: DomainName,
  index: ExchangeIndex,
): ParentView[] {
  return evidence.parentViews.map(({ host, address, exchange }) => ({
    host,
    address,
    exchange: index.exchange(exchange) ?? null,
    seen: whatIsSeen(zone, parent, index.reply(exchange)),
  }));
}

function whatIsSeen(
  zone: DomainName,
  parent: DomainName,
  message: ReturnType<ExchangeIndex['reply']>,
): ParentView['seen'] {
  if (message === undefined) return { kind: 'no-reply' };
  const response = classifyResponse(message, { name: zone, type: 'NS' }, parent);
  // What a truncated message leaves out is not known to be missing.
  if (message.truncated) return { kind: 'other', response };
  switch (response.kind) {
    case 'referral':
      if (response.cut !== zone) return { kind: 'other', response };
      return { kind: 'referral', nameServers: response.nameServers, glue: response.glue, message };
    case 'answer':
      return response.authoritative ? { kind: 'child-answer' } : { kind: 'other', response };
    case 'no-data':
    case 'no-name':
      return response.soa === zone ? { kind: 'child-answer' } : { kind: 'denial' };
    case 'alias':
      // An alias in the parent zone stands where the delegation should.
      return response.authoritative ? { kind: 'denial' } : { kind: 'other', response };
    case 'upward-referral':
    case 'error':
    case 'unusable':
      return { kind: 'other', response };
  }
}
