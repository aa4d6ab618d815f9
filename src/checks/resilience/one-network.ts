import { familyOf, networkOf } from '../../dns/ip-address.js';
import { type Outcome, outcomeOf } from '../../model/finding.js';
import { listText, message } from '../../model/text.js';
import type { Check, DelegatedView } from '../check.js';
import { finding } from '../finding.js';
import { proofOfKeys } from '../proof.js';
import { askZoneOperator } from '../remedy/zone-operator.js';
import { FAMILIES, ownAddresses, resolutionKeys, unseenAddresses } from '../servers.js';

const messages = {
  same: message(
    'All name servers of {zone} are in one network ({networks}): {addresses}.',
    '{zone}の権威DNSサーバーは、すべて同じネットワーク（{networks}）にあります：{addresses}。',
  ),
};

/** All addresses of the name servers are in one /24 (IPv4) and one /48 (IPv6). */
export const oneNetwork: Check = {
  id: 'resilience/one-network',
  title: message('All name servers are in one network', '権威DNSサーバーがすべて同じネットワークにあります'),
  why: message(
    'One broken line, router or power supply takes all of them away at once, and with them web and mail.',
    '回線・ルーター・電源のどれか一つの障害で全サーバーが同時に止まり、Webサイトもメールも利用できなくなります。',
  ),
  remedy: message(
    'Place at least one name server in another network, best at another site.',
    '少なくとも1台を別のネットワーク（できれば別の拠点）に置いてください。',
  ),
  references: ['RFC 2182 section 3.1', 'RFC 1912 section 2.8'],
  messages,
  needs: 'delegation',
  run,
};

function run(view: DelegatedView): Outcome {
  const { servers, zone } = view.delegation;
  const addresses = [
    ...new Set(
      servers.flatMap((server) => [
        ...ownAddresses(server),
        ...server.addresses.map(({ address }) => address),
      ]),
    ),
  ].sort();
  const networks = [...new Set(addresses.map(networkOf))].sort();
  const isSpread = FAMILIES.some(
    (family) => networks.filter((network) => familyOf(network) === family).length > 1,
  );
  if (isSpread) return { kind: 'pass' };
  const unknowns = servers.flatMap(unseenAddresses);
  // A single address is delegation/single-server's to tell.
  const isSeveral = FAMILIES.some(
    (family) => addresses.filter((address) => familyOf(address) === family).length > 1,
  );
  if (unknowns.length > 0 || !isSeveral) return outcomeOf([], unknowns);
  const same = finding(
    messages,
    'same',
    { zone, networks: listText(networks), addresses: listText(addresses) },
    {
      subject: { zone },
      confidence: 'confirmed',
      remediation: [askZoneOperator(view, MOVE)],
      evidence: proofOfKeys(
        view.evidence,
        servers.flatMap((server) => resolutionKeys(server)),
      ),
      exposure: null,
    },
  );
  return outcomeOf([same], []);
}

const MOVE = message(
  'to place at least one name server in another network, best at another site',
  '少なくとも1台の権威DNSサーバーを、別のネットワーク（できれば別の拠点）に置く',
);
