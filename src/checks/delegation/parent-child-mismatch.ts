import type { AddressView, ServerView } from '../../derive/observed-servers.js';
import { childNameServers } from '../../derive/server-views.js';
import type { DomainName } from '../../dns/name.js';
import { compareNames } from '../../dns/name.js';
import { type Outcome, outcomeOf, type Unknown } from '../../model/finding.js';
import { fill, listText, message } from '../../model/text.js';
import { unseenOf } from '../address-states.js';
import type { Check, DelegatedView } from '../check.js';
import { finding } from '../finding.js';
import { proofOfProbes, proofOfReferrals } from '../proof.js';
import { type Referral, silentParents, withReferrals } from '../referrals.js';
import { alignNameServers } from '../remedy/delegation.js';

const messages = {
  disjoint: message(
    'The delegation of {zone} and the zone itself have no name server in common. At the parent: {onlyParent}. In the zone: {onlyChild}.',
    '{zone}の委任とゾーン自身のNSレコードに、共通の権威DNSサーバーがありません。親ゾーン側：{onlyParent}。ゾーン側：{onlyChild}。',
  ),
  subset: message(
    'The NS records of {zone} lack name servers that the delegation has: {onlyParent}.',
    '{zone}の委任にある権威DNSサーバーが、ゾーン自身のNSレコードにありません：{onlyParent}。',
  ),
  superset: message(
    'The delegation of {zone} lacks name servers that the zone has: {onlyChild}.',
    '{zone}のNSレコードにある権威DNSサーバーが、委任（親ゾーン側）にありません：{onlyChild}。',
  ),
  overlap: message(
    'The delegation of {zone} and the zone itself list different name servers. Only at the parent: {onlyParent}. Only in the zone: {onlyChild}.',
    '{zone}の委任とゾーン自身のNSレコードが異なります。親ゾーン側だけ：{onlyParent}。ゾーン側だけ：{onlyChild}。',
  ),
  divided: message(
    'Not all servers of {zone} list the name servers that its delegation has. Others are listed by {hosts}: {listed}.',
    '{zone}の一部の権威DNSサーバーが、委任と異なるNSレコードを返しています。{hosts}が返す一覧：{listed}。',
  ),
};

/** The NS set that the parent gives differs from the one that the zone's own servers give. */
export const parentChildMismatch: Check = {
  id: 'delegation/parent-child-mismatch',
  title: message(
    'The delegation and the zone list different name servers',
    '委任とゾーン自身とで、権威DNSサーバーの一覧が異なります',
  ),
  why: message(
    'Which servers are asked then depends on chance. A server left in one of the lists is easily forgotten when its domain is given up.',
    'どのサーバーに問い合わせるかが偶然に左右されます。片方に残ったサーバーは、そのドメイン名を廃止するときに見落とされがちです。',
  ),
  remedy: message(
    'Settle which servers are right, and put the same ones in the zone and in the delegation.',
    '正しい一覧を確認し、ゾーン自身のNSレコードと委任を同じ内容にしてください。',
  ),
  references: ['RFC 1034 section 4.2.2', 'RFC 1912 section 2.3', 'RFC 7477 section 1'],
  messages,
  needs: 'delegation',
  run: (view) => withReferrals(view, (referrals) => compare(view, referrals)),
};

type ChildSet = {
  readonly server: ServerView;
  readonly address: AddressView;
  readonly nameServers: DomainName[];
};

function compare(view: DelegatedView, referrals: readonly Referral[]): Outcome {
  const children = childSets(view);
  // Each parent server with each child server: one pair that differs is a mismatch, whichever servers happen to agree.
  const pairs = children.flatMap((child) =>
    referrals.map(({ nameServers }) => ({ child, ...difference(nameServers, child.nameServers) })),
  );
  const different = pairs.filter(({ onlyParent, onlyChild }) => onlyParent.length + onlyChild.length > 0);
  if (different.length === 0) return outcomeOf([], unseen(view, children));
  const onlyParent = union(different.map((pair) => pair.onlyParent));
  const onlyChild = union(different.map((pair) => pair.onlyChild));
  const others = children.filter((child) => different.some((pair) => pair.child === child));
  const isDisjoint = pairs.every(({ common }) => common === 0);
  const mismatch = finding(
    messages,
    others.length < children.length ? 'divided' : relation(isDisjoint, onlyParent.length, onlyChild.length),
    {
      zone: view.delegation.zone,
      onlyParent: listText(onlyParent),
      onlyChild: listText(onlyChild),
      hosts: listText(union(others.map(({ server }) => [server.host]))),
      listed: listText(union(others.map(({ nameServers }) => nameServers))),
    },
    {
      subject: { zone: view.delegation.zone },
      confidence: 'confirmed',
      remediation: alignNameServers(view),
      evidence: [
        ...proofOfReferrals(referrals),
        ...children.flatMap(({ server, address }) => proofOfProbes(server, [address], 'ns')),
      ],
      exposure: null,
    },
  );
  return outcomeOf([mismatch], []);
}

/** Named by how the zone's own set stands to the parent's. */
function relation(isDisjoint: boolean, onlyParent: number, onlyChild: number): keyof typeof messages {
  if (isDisjoint) return 'disjoint';
  if (onlyChild === 0) return 'subset';
  return onlyParent === 0 ? 'superset' : 'overlap';
}

/** The NS set that each address gives with authority. */
function childSets({ delegation }: DelegatedView): ChildSet[] {
  return delegation.servers.flatMap((server) =>
    server.addresses.flatMap((address) => {
      const nameServers = address.state === 'answers' ? childNameServers(address) : [];
      return nameServers.length === 0 ? [] : [{ server, address, nameServers }];
    }),
  );
}

const SILENT = message(
  '{host} ({address}) did not tell the NS records of {zone} ({observed})',
  '{host}（{address}）から{zone}のNSレコードを得られません（{observed}）',
);
const NO_SERVER = message(
  'no server of {zone} told its NS records with authority',
  '{zone}のNSレコードを、権威ある応答として返したサーバーがありません',
);

/** Whose NS set was not seen. Servers that answer without authority have none to compare. */
function unseen(view: DelegatedView, children: readonly ChildSet[]): Unknown[] {
  const { servers, zone } = view.delegation;
  const open = servers.flatMap((server) => [
    ...server.addresses
      .filter((address) => address.state === 'unresponsive' || isMute(address, children))
      .map(({ address, observed }) => ({
        reason: fill(SILENT, { host: server.host, address, zone, observed }),
        subject: { nameServer: server.host },
      })),
    ...unseenOf(view, server),
  ]);
  const unknowns = [...silentParents(view), ...open];
  if (children.length > 0 || unknowns.length > 0) return unknowns;
  return [{ reason: fill(NO_SERVER, { zone }), subject: { zone } }];
}

function isMute(address: AddressView, children: readonly ChildSet[]): boolean {
  return address.state === 'answers' && !children.some((child) => child.address === address);
}

function difference(parent: readonly DomainName[], child: readonly DomainName[]) {
  const onlyParent = parent.filter((host) => !child.includes(host));
  return {
    onlyParent,
    onlyChild: child.filter((host) => !parent.includes(host)),
    common: parent.length - onlyParent.length,
  };
}

function union(sets: readonly (readonly DomainName[])[]): DomainName[] {
  return [...new Set(sets.flat())].sort(compareNames);
}
