import type { ServerView } from '../../derive/observed-servers.js';
import { listText, message } from '../../model/text.js';
import { addressesIn, extentOf, unseenOf } from '../address-states.js';
import type { Check, DelegatedView } from '../check.js';
import { finding } from '../finding.js';
import { proofOfProbes } from '../proof.js';
import { removeFromDelegation } from '../remedy/delegation.js';
import { askToAnswer, ifUnused } from '../remedy/operator.js';
import { judgeEach, type Verdict } from '../verdict.js';

const messages = {
  some: message(
    'The name server {host} gives no answer at {addresses} ({observed}).',
    '権威DNSサーバー{host}（{addresses}）から応答がありません（{observed}）。',
  ),
  all: message(
    'The name server {host} gives no answer at {addresses} ({observed}), and no other server of {zone} that we could ask answers either.',
    '権威DNSサーバー{host}（{addresses}）から応答がありません（{observed}）。問い合わせできた{zone}のほかの権威DNSサーバーも応答しません。',
  ),
};

/** An address of a listed server gives no answer, over UDP and TCP. */
export const unresponsive: Check = {
  id: 'delegation/unresponsive',
  title: message('A name server does not answer', '委任先の権威DNSサーバーが応答しません'),
  why: message(
    'Lookups take longer, and fail where all servers are silent. An address that was given up may come into other hands.',
    '名前解決が遅れ、すべてのサーバーが応答しなければ失敗します。手放したIPアドレスは、他者に割り当てられるおそれがあります。',
  ),
  remedy: message(
    'Have the operator make the server answer over UDP and TCP, or remove it from the delegation.',
    '運用者にUDPとTCPで応答するよう依頼するか、このサーバーを委任から外してください。',
  ),
  references: ['RFC 1034 section 4.2.2', 'RFC 7766 section 5', 'RFC 2182 section 3'],
  messages,
  needs: 'delegation',
  run: (view) => judgeEach(view.delegation.servers, (server) => judge(view, server)),
};

function judge(view: DelegatedView, server: ServerView): Verdict {
  const { host } = server;
  const { zone } = view.delegation;
  const silent = addressesIn(server, 'unresponsive');
  const unknowns = unseenOf(view, server);
  if (silent.length === 0) return { findings: [], unknowns };
  const addresses = silent.map(({ address }) => address);
  const observed = listText([...new Set(silent.map((address) => address.observed))]);
  const details = {
    subject: { nameServer: host },
    confidence: 'confirmed' as const,
    remediation: [askToAnswer(host, addresses), ifUnused(zone), ...removeFromDelegation(view, [host])],
    evidence: proofOfProbes(server, silent, 'soa'),
    exposure: null,
  };
  const values = { host, zone, addresses: listText(addresses), observed };
  const silence = finding(messages, extentOf(view, 'unresponsive'), values, details);
  return { findings: [silence], unknowns };
}
