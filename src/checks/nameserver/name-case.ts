import type { AddressView, ServerView } from '../../derive/observed-servers.js';
import { message } from '../../model/text.js';
import type { Check, DelegatedView } from '../check.js';
import { finding } from '../finding.js';
import { judgeSoftware } from '../software-fault.js';
import { judgeEach, type Verdict } from '../verdict.js';

const messages = {
  changed: message(
    'The name server {host} ({addresses}) does not give the name back in the case it was asked in.',
    '権威DNSサーバー{host}（{addresses}）は、問い合わせの名前の大文字・小文字を変えて返します。',
  ),
};

/** Questions that must show it: a single odd reply may be somebody else's. */
const WITNESSES = 2;

/** A name server changes the case of the question's name in its replies. */
export const nameCase: Check = {
  id: 'nameserver/name-case',
  title: message(
    'A name server changes the case of the name asked for',
    '権威DNSサーバーが名前の大文字・小文字を変えて返します',
  ),
  why: message(
    'Resolvers mix upper and lower case to tell real answers from forged ones. They have to ask this server again, with less protection.',
    'キャッシュDNSサーバーは、大文字と小文字を混ぜて偽の応答を見分けます。このサーバーには、その保護なしで問い合わせ直すことになります。',
  ),
  remedy: message(
    'Update the name server software; replies must repeat the question as it was asked.',
    '権威DNSサーバーのソフトウェアを更新してください。応答には、問い合わせをそのまま写す必要があります。',
  ),
  references: ['RFC 4343 section 4', 'RFC 5452 section 4'],
  messages,
  needs: 'delegation',
  run: (view) => judgeEach(view.delegation.servers, (server) => judge(view, server)),
};

function judge(view: DelegatedView, server: ServerView): Verdict {
  return judgeSoftware(view, server, {
    isFaulty: changesCase,
    purposes: ['soa'],
    step: UPDATE,
    tell: (values, details) => finding(messages, 'changed', values, details),
  });
}

/** The transport mixes cases and notes a reply that is right but for that. */
const OTHER_CASE = 'the name came back in other case';

function changesCase({ answers }: AddressView): boolean {
  const seen = Object.values(answers).filter(({ exchange }) =>
    exchange.attempts.some(({ outcome }) => outcome.kind === 'mismatched' && outcome.detail === OTHER_CASE),
  );
  return seen.length >= WITNESSES;
}

const UPDATE = message(
  'to update its software so that replies repeat the name as it was asked',
  '応答が問い合わせの名前をそのまま写すように、ソフトウェアを更新する',
);
