import type { ProbeAnswer, ServerView } from '../../derive/observed-servers.js';
import { UNKNOWN_EDNS_OPTION } from '../../dns/message.js';
import { message } from '../../model/text.js';
import type { Check, DelegatedView } from '../check.js';
import { finding } from '../finding.js';
import { judgeSoftware } from '../software-fault.js';
import { judgeEach, type Verdict } from '../verdict.js';

const messages = {
  trips: message(
    'The name server {host} ({addresses}) does not pass over an EDNS option that it does not know: it gives it back, or does not answer as it does without.',
    '権威DNSサーバー{host}（{addresses}）は、未知のEDNSオプションを無視しません。そのまま送り返すか、オプションがない場合と異なる応答をします。',
  ),
};

/** A name server trips over an unknown EDNS option, or gives it back. */
export const ednsOption: Check = {
  id: 'nameserver/edns-option',
  title: message(
    'A name server trips over unknown EDNS options',
    '権威DNSサーバーが未知のEDNSオプションを正しく扱えません',
  ),
  why: message(
    'Resolvers add new options, such as cookies. They have to ask this server twice, or take its reply for something it is not.',
    'キャッシュDNSサーバーは、DNS Cookieなどの新しいオプションを使います。このサーバーには問い合わせ直しが必要になるか、応答が誤って解釈されます。',
  ),
  remedy: message(
    'Update the name server software; unknown options are to be ignored.',
    '権威DNSサーバーのソフトウェアを更新してください。未知のオプションは無視するのが正しい動作です。',
  ),
  references: ['RFC 6891 section 6.1.2', 'RFC 8906 section 8.1'],
  messages,
  needs: 'delegation',
  run: (view) => judgeEach(view.delegation.servers, (server) => judge(view, server)),
};

function judge(view: DelegatedView, server: ServerView): Verdict {
  return judgeSoftware(view, server, {
    isFaulty: ({ answers }) => isTripped(answers['edns-option'], answers.txt),
    purposes: ['edns-option', 'txt'],
    step: UPDATE,
    tell: (values, details) => finding(messages, 'trips', values, details),
  });
}

/** The option came back, or the answer that came without it did not come with it. */
function isTripped(tested: ProbeAnswer | undefined, plain: ProbeAnswer | undefined): boolean {
  if (tested === undefined || plain === undefined) return false;
  if (tested.message?.edns?.options.some(({ code }) => code === UNKNOWN_EDNS_OPTION)) return true;
  if (tested.message === undefined && !isSilent(tested)) return false;
  return (
    isAuthoritative(plain) && !(isAuthoritative(tested) && tested.response?.kind === plain.response?.kind)
  );
}

/** Records or a denial, with authority and with EDNS: what the server answers to any question of its zone. */
function isAuthoritative({ message, response }: ProbeAnswer): boolean {
  if (message?.edns === undefined) return false;
  return response?.kind === 'no-data' || (response?.kind === 'answer' && response.authoritative);
}

/** Asked as often as patience allows; noise and failures of our own say nothing of the option. */
function isSilent({ exchange }: ProbeAnswer): boolean {
  return exchange.attempts.every(({ outcome }) => outcome.kind === 'timeout');
}

const UPDATE = message(
  'to update its software so that it ignores EDNS options it does not know',
  '未知のEDNSオプションを無視するように、ソフトウェアを更新する',
);
