import type { DelegationView } from '../../derive/audit-view.js';
import type { ServerView } from '../../derive/observed-servers.js';
import { familyOf } from '../../dns/ip-address.js';
import { type Outcome, outcomeOf, type Unknown } from '../../model/finding.js';
import { listText, message, type Text } from '../../model/text.js';
import type { Check, DelegatedView } from '../check.js';
import { finding } from '../finding.js';
import { proofOfReferrals } from '../proof.js';
import { silentParents } from '../referrals.js';
import { addServer } from '../remedy/delegation.js';
import { FAMILIES, unseenAddresses } from '../servers.js';

const messages = {
  'one-name': message(
    'Only one name server is listed for {zone}: {hosts}.',
    '{zone}に指定された権威DNSサーバーが1台だけです：{hosts}。',
  ),
  'one-address': message(
    'The name servers of {zone} ({hosts}) have no more than one IPv4 and one IPv6 address between them: {addresses}.',
    'ゾーン{zone}の権威DNSサーバー（{hosts}）のIPアドレスは、すべて合わせてもIPv4・IPv6それぞれ1個までです：{addresses}。',
  ),
};

/** The zone hangs on one name server: a single name, or several at a single address. */
export const singleServer: Check = {
  id: 'delegation/single-server',
  title: message('The zone hangs on a single name server', '権威DNSサーバーが1台しかありません'),
  why: message(
    'When that server or its line fails, nothing under this name can be reached.',
    'そのサーバーや回線が止まると、この名前のWebサイトやメールがすべて利用できなくなります。',
  ),
  remedy: message(
    'Set up a second name server on another address.',
    '別のIPアドレスの権威DNSサーバーをもう1台用意してください。',
  ),
  references: ['RFC 1034 section 4.1', 'RFC 2182 section 5', 'RFC 1912 section 2.8'],
  messages,
  needs: 'delegation',
  run: (view) => {
    const servers = listedServers(view.delegation);
    if (servers.length === 0) return outcomeOf([], silentParents(view));
    return servers.length === 1 ? fail(view, 'one-name', servers, []) : countAddresses(view, servers);
  },
};

/** The parent's NS set, which resolvers start from; the zone's own where the parent's cannot be seen. */
function listedServers({ servers }: DelegationView): readonly ServerView[] {
  const inParent = servers.filter((server) => server.inParent);
  return inParent.length > 0 ? inParent : servers;
}

function countAddresses(view: DelegatedView, servers: readonly ServerView[]): Outcome {
  const addresses = [...new Set(servers.flatMap((server) => server.addresses.map(({ address }) => address)))];
  if (FAMILIES.some((family) => addresses.filter((address) => familyOf(address) === family).length > 1)) {
    return { kind: 'pass' };
  }
  // An IPv4 address of one server and an IPv6 address of another are two machines.
  const isOneMachine = servers.some(({ addresses: own }) => own.length === addresses.length);
  if (!isOneMachine) return { kind: 'pass' };
  const unknowns: Unknown[] = servers.flatMap(unseenAddresses);
  // A host that is missing, or whose resolution goes in a circle, has checks of its own.
  const allResolved = servers.every((server) => server.addresses.length > 0);
  if (unknowns.length > 0 || !allResolved) return outcomeOf([], unknowns);
  return fail(view, 'one-address', servers, addresses);
}

function fail(
  view: DelegatedView,
  key: keyof typeof messages,
  servers: readonly ServerView[],
  addresses: readonly string[],
): Outcome {
  const { zone, parentViews } = view.delegation;
  const hosts: Text = listText(servers.map(({ host }) => host));
  const single = finding(
    messages,
    key,
    { zone, hosts, addresses: listText(addresses) },
    {
      subject: { zone },
      confidence: 'confirmed',
      remediation: addServer(view),
      evidence: proofOfReferrals(parentViews),
      exposure: null,
    },
  );
  return outcomeOf([single], []);
}
