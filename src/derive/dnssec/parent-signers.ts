import type { DnsMessage } from '../../dns/message.js';
import type { DomainName } from '../../dns/name.js';
import type { ServerQuestion } from '../../model/evidence.js';
import type { ExchangeIndex } from '../exchange-index.js';
import type { ParentView } from '../observed-servers.js';
import type { ChainVerdict } from './chain.js';
import type { ParentSigner } from './dnssec-view.js';
import { isAuthoritative, isUsable } from './usable.js';
import { dsIn, validateDs } from './validate-ds.js';
import type { Work } from './work.js';

/** What each server of the parent says of the zone's DS: with its referral, or asked for it. */
export function observeParents(
  zone: DomainName,
  parentViews: readonly ParentView[],
  asked: readonly ServerQuestion[],
  chain: ChainVerdict,
  circumstances: { readonly now: number; readonly work: Work },
  index: ExchangeIndex,
): ParentSigner[] {
  const referrals = parentViews.flatMap(({ host, exchange, seen }) =>
    seen.kind === 'referral' && exchange !== null ? [{ host, key: exchange.key }] : [],
  );
  const answers = asked.flatMap(({ host, exchange }) =>
    isAuthoritative(index.reply(exchange)) && exchange !== null ? [{ host, key: exchange }] : [],
  );
  return [...referrals, ...answers].flatMap(({ host, key }) => {
    const exchange = index.exchange(key);
    const message = index.reply(key);
    if (exchange === undefined || !isUsable(message)) return [];
    const verdict =
      chain.state === 'secure' ? validateDs(zone, message, { ...chain, ...circumstances }) : null;
    return [{ host, exchange, ds: dsIn(message, zone), isSigned: isSigned(message), verdict }];
  });
}

function isSigned({ answers, authorities }: DnsMessage): boolean {
  return [...answers, ...authorities].some((rr) => rr.type === 'RRSIG');
}
