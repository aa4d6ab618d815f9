import type { AddressView, ServerView } from '../derive/observed-servers.js';
import type { Unknown } from '../model/finding.js';
import type { AddressState } from '../model/report.js';
import { fill, message } from '../model/text.js';
import type { DelegatedView } from './check.js';
import { LIMIT_REACHED } from './reasons.js';
import { isSetAside, ownAddresses, unseenAddresses } from './servers.js';

/** The addresses of a server in one state. */
export function addressesIn(server: ServerView, state: AddressState): AddressView[] {
  return server.addresses.filter((address) => address.state === state);
}

/**
 * `all` where every address that was asked is in this one state, and no server is left of which none could be asked for a
 * reason of ours; else `some`. Servers that have no address explain nothing here: they have checks of their own.
 */
export function extentOf(view: DelegatedView, state: AddressState): 'all' | 'some' {
  const isSo = (server: ServerView) => {
    const asked = server.addresses.filter((address) => address.state !== 'not-asked');
    if (asked.length === 0) return unseenOf(view, server).length === 0;
    return asked.every((address) => address.state === state);
  };
  return view.delegation.servers.every(isSo) ? 'all' : 'some';
}

const UNCLEAR = message(
  '{host} ({address}): what came cannot be judged ({observed})',
  '{host}（{address}）：応答の内容から判断できません（{observed}）',
);
const UNASKED = message('{host} ({address}): {why}', '{host}（{address}）：{why}');
const NOT_ASKED = message('we could not ask it', '本ツールから問い合わせできませんでした');
const PER_HOST = 'MAX_ADDRESSES_PER_HOST';

/** What keeps us from judging a server: unclear replies, addresses not asked, and addresses that could not be found. */
export function unseenOf(view: DelegatedView, server: ServerView): Unknown[] {
  const { host } = server;
  const subject = { nameServer: host };
  const unclear = addressesIn(server, 'unclear').map(({ address, observed }) => ({
    reason: fill(UNCLEAR, { host, address, observed }),
    subject,
  }));
  const isOverLimit = view.evidence.limits.some((hit) => hit.limit === PER_HOST && hit.subject === host);
  const why = isOverLimit ? fill(LIMIT_REACHED, { limit: PER_HOST }) : NOT_ASKED;
  const unasked = unaskedAddresses(view, server).map((address) => ({
    reason: fill(UNASKED, { host, address, why }),
    subject,
  }));
  return [...unclear, ...unasked, ...unseenAddresses(server)];
}

/**
 * Addresses that should have been asked. Those set aside by IANA are nobody's to ask. A family that we cannot send over
 * is our lack, and no gap as long as another address of the same host shows what the server does.
 */
function unaskedAddresses(view: DelegatedView, server: ServerView): string[] {
  const asked = server.addresses.filter(({ state }) => state !== 'not-asked');
  const notAsked = server.addresses
    .filter(({ state }) => state === 'not-asked')
    .map(({ address }) => address);
  const neverTried = ownAddresses(server).filter(
    (own) => !server.addresses.some(({ address }) => address === own),
  );
  return [...(asked.length === 0 ? notAsked : []), ...neverTried].filter(
    (address) => !isSetAside(view, address),
  );
}
