import { message } from '../../model/text.js';
import type { Check } from '../check.js';
import { askToServe } from '../remedy/operator.js';
import { judgeState } from '../state-verdict.js';
import { judgeEach } from '../verdict.js';

const messages = {
  some: message(
    'The name server {host} answers at {addresses}, but without authority for {zone} ({observed}).',
    '権威DNSサーバー{host}（{addresses}）は応答しますが、{zone}の権威ある応答ではありません（{observed}）。',
  ),
  all: message(
    'The name server {host} answers at {addresses}, but without authority for {zone} ({observed}), and no other server that we could ask answers with authority either.',
    '権威DNSサーバー{host}（{addresses}）は応答しますが、{zone}の権威ある応答ではありません（{observed}）。問い合わせできたほかの権威DNSサーバーも、権威ある応答を返しません。',
  ),
};

/** A listed server answers, but refuses the zone, fails, refers elsewhere, or answers without AA. */
export const notAuthoritative: Check = {
  id: 'delegation/not-authoritative',
  title: message(
    'A name server does not answer for the zone with authority',
    '委任先の権威DNSサーバーが、ゾーンの権威ある応答を返しません',
  ),
  why: message(
    'Some lookups take longer or fail. A server that forgot the zone may also let somebody else set it up there.',
    '名前解決が遅れたり失敗したりします。ゾーンの設定がなくなったサーバーでは、第三者が同じゾーンを設定できるおそれもあります。',
  ),
  remedy: message(
    'Have the operator serve the zone, or remove the server from the delegation.',
    '運用者にゾーンの提供を依頼するか、このサーバーを委任から外してください。',
  ),
  references: ['RFC 1034 section 4.2.2', 'RFC 1912 section 2.8', 'RFC 9499 section 7'],
  messages,
  needs: 'delegation',
  run: (view) =>
    judgeEach(view.delegation.servers, (server) =>
      judgeState(view, server, 'not-authoritative', messages, (addresses) =>
        askToServe(server.host, view.delegation.zone, addresses),
      ),
    ),
};
