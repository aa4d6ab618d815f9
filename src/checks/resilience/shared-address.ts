import type { ServerView } from '../../derive/observed-servers.js';
import { familyOf } from '../../dns/ip-address.js';
import { compareNames, type DomainName } from '../../dns/name.js';
import { type Outcome, outcomeOf } from '../../model/finding.js';
import { listText, message } from '../../model/text.js';
import type { Check, DelegatedView } from '../check.js';
import { finding } from '../finding.js';
import { proofOfKeys, proofOfReferrals } from '../proof.js';
import { askZoneOperator } from '../remedy/zone-operator.js';
import { FAMILIES, ownAddresses, resolutionKeys, unseenAddresses } from '../servers.js';

const messages = {
  shared: message(
    'Several name servers of {zone} have the same address, and count as one: {hosts} ({addresses}).',
    'ゾーン{zone}の複数の権威DNSサーバーが同じIPアドレスを持ち、実際には1台と変わりません：{hosts}（{addresses}）。',
  ),
};

/** Two names in the NS set have an address in common, by their own records or by the parent's glue. */
export const sharedAddress: Check = {
  id: 'resilience/shared-address',
  title: message(
    'Several name servers share an address',
    '複数の権威DNSサーバーが同じIPアドレスを使っています',
  ),
  why: message(
    'The list promises more servers than there are: what looks like one failure takes several of them away.',
    '一覧の台数より実際のサーバーが少なく、1か所の障害で複数の権威DNSサーバーが同時に止まります。',
  ),
  remedy: message(
    'Give each name server an address of its own, or take the surplus name out of the zone and the delegation.',
    '権威DNSサーバーごとに別のIPアドレスを設定するか、余分な名前をゾーンと委任から外してください。',
  ),
  references: ['RFC 2182 section 3.1', 'https://www.iana.org/help/nameserver-requirements'],
  messages,
  needs: 'delegation',
  run,
};

function run(view: DelegatedView): Outcome {
  const { servers, zone, parentViews } = view.delegation;
  // All of them at one address is delegation/single-server's to tell.
  const found = new Set(servers.flatMap((server) => server.addresses.map(({ address }) => address)));
  const isSeveral = FAMILIES.some(
    (family) => [...found].filter((address) => familyOf(address) === family).length > 1,
  );
  const unknowns = servers.flatMap(unseenAddresses);
  if (!isSeveral) return outcomeOf([], unknowns);
  const shared = [
    ...sharedBy(servers, (server) => ownAddresses(server)),
    ...sharedBy(servers, (server) => server.glue.map(({ address }) => address)),
  ];
  if (shared.length === 0) return outcomeOf([], unknowns);
  const hosts = [...new Set(shared.flatMap((one) => one.hosts))].sort(compareNames);
  const addresses = [...new Set(shared.map(({ address }) => address))].sort();
  const isSharing = (host: DomainName) => hosts.includes(host);
  const several = finding(
    messages,
    'shared',
    { zone, hosts: listText(hosts), addresses: listText(addresses) },
    {
      subject: { zone },
      confidence: 'confirmed',
      remediation: [askZoneOperator(view, PART)],
      evidence: [
        ...proofOfReferrals(
          parentViews.filter(
            ({ seen }) => seen.kind === 'referral' && seen.glue.some(({ host }) => isSharing(host)),
          ),
        ),
        ...proofOfKeys(
          view.evidence,
          servers.filter(({ host }) => isSharing(host)).flatMap((server) => resolutionKeys(server)),
        ),
      ],
      exposure: null,
    },
  );
  return outcomeOf([several], unknowns);
}

type Shared = { readonly address: string; readonly hosts: readonly DomainName[] };

/** The addresses that several servers have in one of the two places where addresses stand. */
function sharedBy(
  servers: readonly ServerView[],
  addressesOf: (server: ServerView) => readonly string[],
): Shared[] {
  const hostsAt = new Map<string, Set<DomainName>>();
  for (const server of servers) {
    for (const address of addressesOf(server)) {
      hostsAt.set(address, (hostsAt.get(address) ?? new Set()).add(server.host));
    }
  }
  return [...hostsAt].flatMap(([address, hosts]) => (hosts.size > 1 ? { address, hosts: [...hosts] } : []));
}

const PART = message(
  'to give each name server an address of its own, or to take the surplus name out of the zone',
  '権威DNSサーバーごとに別のIPアドレスを設定するか、余分な名前をゾーンから外す',
);
