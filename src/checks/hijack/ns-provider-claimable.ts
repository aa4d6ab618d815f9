import type { AddressView, ServerView } from '../../derive/observed-servers.js';
import { type DnsProvider, providerOf } from '../../derive/providers.js';
import { serverShare } from '../../derive/server-share.js';
import { RCODE } from '../../dns/rcode.js';
import { type Finding, outcomeOf, type Subject, type Unknown } from '../../model/finding.js';
import { fill, listText, message } from '../../model/text.js';
import { extentOf, unseenOf } from '../address-states.js';
import type { Check, DelegatedView } from '../check.js';
import { finding } from '../finding.js';
import { proofOfProbes } from '../proof.js';
import { removeFromDelegation } from '../remedy/delegation.js';
import { claimBack } from '../remedy/provider.js';
import { silentAddresses } from '../zone-answers.js';

const messages = {
  'open-all': message(
    'No server serves {zone}: {hosts} of {provider} answer as if the zone did not exist, and that provider lets strangers set up zones (reported by {source}; {asOf}). A third party can create the zone there and answer for it.',
    '{zone}を提供しているサーバーがありません。{provider}の{hosts}はゾーンが存在しないかのように応答し、この事業者では第三者がゾーンを作成できると報告されています（{source}、{asOf}時点）。第三者がゾーンを作成し、応答を偽ることができます。',
  ),
  'open-some': message(
    '{hosts} of {provider} answer as if the zone {zone} did not exist, and that provider lets strangers set up zones (reported by {source}; {asOf}). A third party can create the zone there and answer part of the questions.',
    '{provider}の{hosts}はゾーン{zone}が存在しないかのように応答し、この事業者では第三者がゾーンを作成できると報告されています（{source}、{asOf}時点）。第三者がゾーンを作成し、一部の問い合わせに偽の応答を返すことができます。',
  ),
  'perhaps-all': message(
    'No server serves {zone}: {hosts} of {provider} answer as if the zone did not exist. Whether a stranger can set it up there depends on the case or is not known ({source}; {asOf}).',
    '{zone}を提供しているサーバーがありません。{provider}の{hosts}はゾーンが存在しないかのように応答します。第三者がゾーンを作成できるかどうかは、条件によるか不明です（{source}、{asOf}時点）。',
  ),
  'perhaps-some': message(
    '{hosts} of {provider} answer as if the zone {zone} did not exist. Whether a stranger can set it up there depends on the case or is not known ({source}; {asOf}).',
    '{provider}の{hosts}はゾーン{zone}が存在しないかのように応答します。第三者がゾーンを作成できるかどうかは、条件によるか不明です（{source}、{asOf}時点）。',
  ),
};

/** The zone is gone from a DNS provider that the delegation still points at, and somebody else could set it up there. */
export const nsProviderClaimable: Check = {
  id: 'hijack/ns-provider-claimable',
  title: message(
    'The zone could be set up by a stranger at its DNS provider',
    'DNS事業者で第三者にゾーンを作成されるおそれがあります',
  ),
  why: message(
    'When a contract ends, the zone is deleted at the provider while the delegation stays. At some providers any customer can then create a zone of that name on the same servers, without registering anything.',
    '契約終了後、事業者側のゾーンだけが削除され、委任が残ることがあります。事業者によっては、どの利用者でも同じサーバーに同名のゾーンを作成でき、ドメイン名を登録する必要もありません。',
  ),
  remedy: message(
    'Remove the provider’s servers from the delegation at once, or set the zone up there again yourself.',
    '事業者のサーバーを直ちに委任から外すか、自らその事業者にゾーンを作成し直してください。',
  ),
  references: [
    'https://github.com/indianajson/can-i-take-over-dns',
    'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/protection-from-dangling-dns.html',
    'RFC 9499 section 7',
  ],
  messages,
  needs: 'delegation',
  run: (view) => {
    const known = view.delegation.servers.flatMap((server) => {
      const provider = providerOf(server.host);
      return provider === undefined || provider.claim === 'closed' ? [] : [{ server, provider }];
    });
    const names = [...new Set(known.map(({ provider }) => provider.provider))].sort();
    const findings = names.flatMap((name) =>
      judge(
        view,
        known.filter(({ provider }) => provider.provider === name),
      ),
    );
    const unknowns = known.flatMap(({ server }) => [
      ...openControls(server),
      ...silentAddresses(server),
      ...unseenOf(view, server),
    ]);
    return outcomeOf(findings, unknowns);
  },
};

type Known = { readonly server: ServerView; readonly provider: DnsProvider };

function judge(view: DelegatedView, known: readonly Known[]): Finding[] {
  const lost = known.filter(({ server }) => server.addresses.some(isClaimable));
  const [first] = lost;
  if (first === undefined) return [];
  const { provider, verified, claim, source, asOf } = first.provider;
  const all = extentOf(view, 'not-authoritative') === 'all';
  // What nobody has verified is not called open.
  const isOpen = claim === 'open' && verified;
  const key = `${isOpen ? 'open' : 'perhaps'}-${all ? 'all' : 'some'}` as const;
  const hosts = lost.map(({ server }) => server.host);
  const values = { zone: view.delegation.zone, hosts: listText(hosts), provider, source, asOf };
  return [
    finding(messages, key, values, {
      subject: subjectOf(known),
      confidence: isOpen ? 'probable' : 'possible',
      remediation: [
        ...removeFromDelegation(view, hosts, {
          domain: view.delegation.zone,
          from: view.today,
          how: 'claim',
        }),
        ...claimBack(provider, view.delegation.zone),
      ],
      evidence: lost.flatMap(({ server }) => [
        ...proofOfProbes(server, server.addresses, 'soa'),
        ...proofOfProbes(server, server.addresses, 'own-host'),
      ]),
      exposure: serverShare(view.delegation.servers, ({ host }) => hosts.includes(host)),
    }),
  ];
}

/** Named by all servers of the provider, lost or not, so that the finding stays itself when one of them is silent. */
function subjectOf(known: readonly Known[]): Subject {
  const domains = [...new Set(known.map(({ server }) => server.registeredDomain))];
  const [domain] = domains;
  const host = known[0]?.server.host;
  return {
    ...((known.length === 1 || domains.length > 1) && host !== undefined ? { nameServer: host } : {}),
    ...(domains.length === 1 && domain != null ? { registeredDomain: domain } : {}),
  };
}

/** True where the zone is not there and the server is a working one: it knows its own name with authority. */
function isClaimable(address: AddressView): boolean {
  return isWithoutZone(address) && knowsItself(address) === true;
}

const NO_ZONE = new Set<number>([RCODE.REFUSED, RCODE.SERVFAIL, RCODE.NXDOMAIN]);

function isWithoutZone({ answers }: AddressView): boolean {
  const response = answers.soa?.response;
  if (response?.kind === 'upward-referral') return true;
  return response?.kind === 'error' && NO_ZONE.has(response.rcode);
}

/** The control question: does the server answer for its own name? Null where it was put and not answered. */
function knowsItself({ answers }: AddressView): boolean | null {
  const control = answers['own-host'];
  if (control === undefined) return false;
  if (control.message === undefined) return null;
  const kind = control.response?.kind;
  return control.message.authoritative && (kind === 'answer' || kind === 'no-data');
}

const UNANSWERED = message(
  '{host} ({address}): the control question for its own name was not answered',
  '{host}（{address}）：サーバー自身の名前についての確認の問い合わせに応答がありません',
);

function openControls({ host, addresses }: ServerView): Unknown[] {
  return addresses
    .filter((address) => isWithoutZone(address) && knowsItself(address) === null)
    .map(({ address }) => ({ reason: fill(UNANSWERED, { host, address }), subject: { nameServer: host } }));
}
