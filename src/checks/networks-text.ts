import type { NetworkComparison } from '../derive/chronology/networks.js';
import { fill, listText, message, type Text } from '../model/text.js';

const TOO_FAR = message(
  'moves of its servers to other networks are not looked at',
  'サーバーの別のネットワークへの移転は確認していません',
);
const NO_TABLE = message(
  'moves of its servers to other networks are not seen, as network.originNetworks names no table of them',
  'サーバーの別のネットワークへの移転は、設定network.originNetworksに対応表がないため確認していません',
);
const NO_MEMORY = message(
  'moves of its servers to other networks are not seen, as no earlier audit saw their addresses',
  'サーバーの別のネットワークへの移転は、以前の監査にIPアドレスの記録がないため判定できません',
);
const NO_ORIGIN = message(
  'moves of its servers to other networks cannot be told, as the table has no network for {addresses}',
  'サーバーの別のネットワークへの移転は、対応表に{addresses}のネットワークがないため判定できません',
);
const UNRESOLVED = message(
  'moves of its servers to other networks cannot be told, as not all addresses of {hosts} are known',
  'サーバーの別のネットワークへの移転は、{hosts}のIPアドレスがすべては分からないため判定できません',
);
const RECORDED = message(
  'the networks of its servers are compared with those recorded on {seenAt}',
  'サーバーのネットワークは、{seenAt}に記録したものと比べています',
);
const BY_TODAY = message(
  'the networks of its servers are compared with those that today’s table has for the addresses of {seenAt}',
  'サーバーのネットワークは、{seenAt}のIPアドレスを現在の対応表で調べたものと比べています',
);

/** What a move to other networks was judged by, or why it could not be. */
export function networksText(networks: NetworkComparison): Text {
  switch (networks.kind) {
    case 'moved':
    case 'stayed':
      return fill(networks.isByToday ? BY_TODAY : RECORDED, { seenAt: networks.seenAt });
    case 'no-table':
      return NO_TABLE;
    case 'no-memory':
      return NO_MEMORY;
    case 'no-origin':
      return fill(NO_ORIGIN, { addresses: listText(networks.addresses) });
    case 'unresolved':
      return fill(UNRESOLVED, { hosts: listText(networks.hosts) });
    case 'too-far':
      return TOO_FAR;
  }
}
