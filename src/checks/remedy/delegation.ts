import type { ServerView } from '../../derive/observed-servers.js';
import type { DomainName } from '../../dns/name.js';
import { fill, listText, message, type Text } from '../../model/text.js';
import type { DelegatedView } from '../check.js';
import { fileChange, filingDesk, type TakeoverDate } from './filing.js';

/** A zone's name servers, at least. RFC 1034 section 4.1. */
const LEAST_SERVERS = 2;

const REMOVE_AT_PARENT = message(
  'Remove {hosts} from the delegation of {zone}.',
  '{zone}の委任（親ゾーンのNSレコード）から{hosts}を外してください。',
);
const REMOVE_AT_CHILD = message(
  'Have the operator of the zone {zone} remove {hosts} from its own NS records.',
  'ゾーン{zone}の運用者に、ゾーン自身のNSレコードから{hosts}を外すよう依頼してください。',
);
const REPLACE = message(
  'Name other servers in their place: a zone needs at least two.',
  '代わりの権威DNSサーバーを指定してください。ゾーンには2台以上が必要です。',
);

/** Steps to take name servers out of the delegation: at the parent by filing, in the zone itself by its operator. */
export function removeFromDelegation(
  view: DelegatedView,
  hosts: readonly DomainName[],
  takeover?: TakeoverDate,
): Text[] {
  const { zone, servers } = view.delegation;
  const isLeaving = ({ host }: ServerView) => hosts.includes(host);
  const sides = [servers.filter(({ inParent }) => inParent), servers.filter(({ inChild }) => inChild)];
  const [atParent = [], atChild = []] = sides.map((side) => side.filter(isLeaving).map(({ host }) => host));
  const leavesTooFew = sides.some(
    (side) => side.some(isLeaving) && side.filter((server) => !isLeaving(server)).length < LEAST_SERVERS,
  );
  return [
    ...(atParent.length > 0 ? [fill(REMOVE_AT_PARENT, { hosts: listText(atParent), zone })] : []),
    ...(leavesTooFew ? [REPLACE] : []),
    ...(atParent.length > 0 ? fileChange(view, takeover) : []),
    ...(atChild.length > 0 ? [fill(REMOVE_AT_CHILD, { hosts: listText(atChild), zone })] : []),
  ];
}

const DECIDE = message(
  'Settle with the operator which name servers {zone} is to have.',
  '{zone}の正しい権威DNSサーバーの一覧を、運用者に確認してください。',
);
const ALIGN_CHILD = message(
  'Where the NS records of the zone are wrong, have the operator of the zone correct them.',
  'ゾーン自身のNSレコードが誤っている場合は、ゾーンの運用者に修正を依頼してください。',
);
const ALIGN_PARENT = message(
  'Where the delegation is wrong, change it to the same servers:',
  '委任（親ゾーンのNSレコード）が誤っている場合は、同じ一覧に変更してください。',
);

/** Steps to bring the NS sets of parent and child together. */
export function alignNameServers(view: DelegatedView): Text[] {
  return [fill(DECIDE, { zone: view.delegation.zone }), ALIGN_CHILD, ALIGN_PARENT, ...fileChange(view)];
}

const ADD_SERVER = message(
  'Set up a second name server for {zone}, on another address and best in another network.',
  '{zone}の権威DNSサーバーを、別のIPアドレスで（できれば別のネットワークに）もう1台用意してください。',
);
const ADD_TO_BOTH = message(
  'Add it to the NS records of the zone, then to the delegation:',
  'ゾーン自身のNSレコードに追加し、その後に委任にも追加してください。',
);

export function addServer(view: DelegatedView): Text[] {
  return [fill(ADD_SERVER, { zone: view.delegation.zone }), ADD_TO_BOTH, ...fileChange(view)];
}

const OWN_HOST = {
  'j-lis': message(
    'Give both the host name {host} and its IP address: both are required for a server in your own LG.JP name.',
    'ホスト名{host}とIPアドレスの両方を記入してください。自団体のLG.JPドメイン名に属するサーバーでは両方が必要です。',
  ),
  registrar: message(
    'Give both the host name {host} and its IP address.',
    'ホスト名{host}とIPアドレスの両方を届け出てください。',
  ),
  'parent-operator': message(
    'Give both the host name {host} and its IP address.',
    'ホスト名{host}とIPアドレスの両方を伝えてください。',
  ),
};
const CHECK_ADDRESS = message(
  'Settle with the operator which IP addresses {host} really has.',
  '{host}の正しいIPアドレスを、運用者に確認してください。',
);
const CORRECT_ZONE = message(
  'Where the A and AAAA records of {host} are wrong, have the operator of its zone correct them.',
  '{host}のA・AAAAレコードが誤っている場合は、そのゾーンの運用者に修正を依頼してください。',
);
const CORRECT_GLUE = message(
  'Where the address at the parent zone is wrong, change it there:',
  '親ゾーン側のIPアドレスが誤っている場合は、親ゾーン側を変更してください。',
);
const OTHERS_HOST = message(
  'Where the address at the registry is wrong, the operator of {host} changes it through the registrar (指定事業者) of {domain}.',
  'レジストリに登録されたIPアドレスが誤っている場合は、{host}の運用者から、{domain}の指定事業者（レジストラ）を通じて変更するよう依頼してください。',
);

/** Steps where the parent's address of a host differs from the host's own: which to correct, and with whom. */
export function correctGlue(view: DelegatedView, server: ServerView): Text[] {
  const { host, registeredDomain, relation } = server;
  const first = [fill(CHECK_ADDRESS, { host }), fill(CORRECT_ZONE, { host })];
  if (relation !== 'in-domain') {
    return [...first, fill(OTHERS_HOST, { host, domain: registeredDomain ?? host })];
  }
  return [...first, CORRECT_GLUE, ...addGlue(view, host)];
}

/** Steps to file a host of the zone itself together with its address. */
export function addGlue(view: DelegatedView, host: DomainName): Text[] {
  return [...fileChange(view), fill(OWN_HOST[filingDesk(view)], { host })];
}
