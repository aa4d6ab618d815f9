import { isPromiscuous, promiscuousAnswers } from '../../derive/chronology/answer-split.js';
import type { AddressView, ServerView } from '../../derive/observed-servers.js';
import { fill, listText, message } from '../../model/text.js';
import { unseenOf } from '../address-states.js';
import type { Check, DelegatedView } from '../check.js';
import { finding } from '../finding.js';
import { proofOfProbes } from '../proof.js';
import { removeFromDelegation } from '../remedy/delegation.js';
import { ifUnused } from '../remedy/operator.js';
import { compareContent } from '../remedy/takeover.js';
import { hostExposure } from '../servers.js';
import { found, judgeEach, unseen, type Verdict } from '../verdict.js';

const messages = {
  anything: message(
    'The name server {host} ({addresses}) answers with authority for names that nobody registered ({names}): it would answer so for any name.',
    '権威DNSサーバー{host}（{addresses}）は、誰も登録していない名前（{names}）にも権威ある応答を返します。どのような名前にも同じように応答するとみられます。',
  ),
};

/** A name server answers with authority for unrelated, random names. */
export const nsPromiscuous: Check = {
  id: 'hijack/ns-promiscuous',
  title: message('A name server answers for any name', '権威DNSサーバーが無関係な名前にも権威応答を返します'),
  why: message(
    'Servers that answer for any name are those of parking services, or of whoever waits for other people’s questions. They do not hold this zone, so their answers for it are made up.',
    'どのような名前にも応答するサーバーは、パーキングサービスや、他者宛ての問い合わせを待ち受ける者のサーバーです。このゾーンを実際には保持しておらず、応答は作られたものです。',
  ),
  remedy: message(
    'Compare what the server answers with the zone’s real content, and remove it from the delegation unless its operator can explain it.',
    'サーバーの応答を実際のゾーンの内容と比べ、運用者が理由を説明できない場合は委任から外してください。',
  ),
  references: ['RFC 1034 section 4.3.2', 'RFC 9499 section 6'],
  messages,
  needs: 'delegation',
  run: (view) => judgeEach(view.delegation.servers, (server) => judge(view, server)),
};

const UNANSWERED = message(
  '{host} ({address}): control questions for random names were not answered',
  '{host}（{address}）：無関係な名前を使った確認の問い合わせに応答がありません',
);

function judge(view: DelegatedView, server: ServerView): Verdict {
  const { host } = server;
  // Only servers of the zone were put control questions.
  const guilty = server.addresses.filter(isPromiscuous);
  if (guilty.length > 0) {
    const values = {
      host,
      addresses: listText(guilty.map(({ address }) => address)),
      names: listText([...new Set(guilty.flatMap(promiscuousAnswers))]),
    };
    return found(
      finding(messages, 'anything', values, {
        subject: { nameServer: host },
        confidence: 'confirmed',
        remediation: [
          compareContent([host]),
          ifUnused(view.delegation.zone),
          ...removeFromDelegation(view, [host]),
        ],
        evidence: (['control', 'control-2', 'control-3'] as const).flatMap((purpose) =>
          proofOfProbes(server, guilty, purpose),
        ),
        exposure: hostExposure(view, host),
      }),
    );
  }
  const open = server.addresses.filter(isOpen).map(({ address }) => ({
    reason: fill(UNANSWERED, { host, address }),
    subject: { nameServer: host },
  }));
  return unseen(...open, ...unseenOf(view, server));
}

/** True where a control question was put and no reply came: it might have been the answer that counts. */
function isOpen({ answers }: AddressView): boolean {
  return [answers.control, answers['control-2'], answers['control-3']].some(
    (answer) => answer !== undefined && answer.message === undefined,
  );
}
