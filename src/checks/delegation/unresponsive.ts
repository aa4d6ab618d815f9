import { message } from '../../model/text.js';
import type { Check } from '../check.js';
import { askToAnswer } from '../remedy/operator.js';
import { judgeState } from '../state-verdict.js';
import { judgeEach } from '../verdict.js';

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
  run: (view) =>
    judgeEach(view.delegation.servers, (server) =>
      judgeState(view, server, 'unresponsive', messages, (addresses) => askToAnswer(server.host, addresses)),
    ),
};
