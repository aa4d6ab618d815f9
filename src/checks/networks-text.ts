import type { NetworkComparison } from '../derive/chronology/networks.js';
import { fill, listText, message, type Text } from '../model/text.js';

const TOO_FAR = message(
  'the networks that the servers’ addresses belong to (M5) are not looked at',
  'サーバーのIPアドレスが属するネットワーク（M5）の変化は確認していません',
);
const NO_TABLE = message(
  'moves to other networks (M5) are not seen, as no table of them is configured (network.originNetworks)',
  '別のネットワークへの移転（M5）は、対応表（network.originNetworks）が設定されていないため確認していません',
);
const NO_MEMORY = message(
  'moves to other networks (M5) are not seen, as no earlier audit saw the addresses of its servers',
  '別のネットワークへの移転（M5）は、以前の診断にサーバーのIPアドレスの記録がないため判定できません',
);
const NO_ORIGIN = message(
  'moves to other networks (M5) cannot be told, as the table has no network for {addresses}',
  '別のネットワークへの移転（M5）は、対応表に{addresses}のネットワークがないため判定できません',
);
const UNRESOLVED = message(
  'moves to other networks (M5) cannot be told, as not all addresses of {hosts} are known',
  '別のネットワークへの移転（M5）は、{hosts}のIPアドレスがすべては分からないため判定できません',
);
const RECORDED = message(
  'M5 compares with the networks recorded on {seenAt}',
  'M5は、{seenAt}に記録したネットワークと比べています',
);
const BY_TODAY = message(
  'M5 looks the addresses of {seenAt} up in today’s table, as their networks were not recorded then',
  'M5は、{seenAt}のIPアドレスのネットワークが当時記録されていないため、現在の対応表で調べて比べています',
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
