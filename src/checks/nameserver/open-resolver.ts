import type { ServerView } from '../../derive/observed-servers.js';
import { isBelow } from '../../dns/name.js';
import { RCODE } from '../../dns/rcode.js';
import { listText, message } from '../../model/text.js';
import { addressesIn, unseenOf } from '../address-states.js';
import type { Check, DelegatedView } from '../check.js';
import { finding } from '../finding.js';
import { askHostOperator } from '../remedy/zone-operator.js';
import { judgeEach, type Verdict } from '../verdict.js';
import { openQuestion, proofOfAnswers, type ZoneAnswer, zoneAnswer } from '../zone-answers.js';

const messages = {
  open: message(
    'The name server {host} ({addresses}) resolves any name for anybody, beside serving {zone}.',
    '権威DNSサーバー{host}（{addresses}）は、{zone}を提供するほかに、誰からのどの名前の問い合わせにも名前解決をして応答します。',
  ),
};

/**
 * A name server resolves other people's names for strangers. RA alone is only a promise: it must have resolved a name
 * outside, asked with RD.
 */
export const openResolver: Check = {
  id: 'nameserver/open-resolver',
  title: message('A name server is an open resolver', '権威DNSサーバーがオープンリゾルバーになっています'),
  why: message(
    'Attackers use such servers to flood others with traffic, and can plant forged answers in them that your visitors then get.',
    'DNSリフレクション攻撃の踏み台にされます。また、偽の情報をキャッシュに注入され、利用者に返してしまうおそれがあります。',
  ),
  remedy: message(
    'Switch recursion off on name servers that serve zones, or limit it to your own network.',
    '権威DNSサーバーの再帰的な名前解決を止めるか、自組織のネットワークに限定してください。',
  ),
  references: ['RFC 5358', 'RFC 1912 section 2.8'],
  messages,
  needs: 'delegation',
  run: (view) => judgeEach(view.delegation.servers, (server) => judge(view, server)),
};

function judge(view: DelegatedView, server: ServerView): Verdict {
  const { host } = server;
  const serving = addressesIn(server, 'answers');
  const open = serving
    .flatMap((address) => zoneAnswer(server, address, 'recursion') ?? [])
    .filter(hasResolved);
  // Without RA in its answer to the control question a server has said that it does not recurse.
  const unasked = serving.filter(
    ({ answers }) =>
      answers.control?.message === undefined ||
      (answers.control.message.recursionAvailable && answers.recursion?.message === undefined),
  );
  const unknowns = [
    ...unasked.map(({ address }) => openQuestion(server, address, 'A')),
    ...unseenOf(view, server),
  ];
  if (open.length === 0) return { findings: [], unknowns };
  const addresses = listText(open.map(({ address }) => address.address));
  const resolves = finding(
    messages,
    'open',
    { host, addresses, zone: view.delegation.zone },
    {
      subject: { nameServer: host },
      confidence: 'confirmed',
      remediation: [askHostOperator(host, CLOSE)],
      evidence: proofOfAnswers(open),
      exposure: null,
    },
  );
  return { findings: [resolves], unknowns };
}

/** RA, and an answer that it must have fetched: an address, or a denial by a zone above the name. Never with AA. */
function hasResolved({ reply, answer }: ZoneAnswer): boolean {
  if (!reply.recursionAvailable || reply.authoritative) return false;
  const { name } = answer.exchange.question;
  if (reply.rcode === RCODE.NOERROR) return reply.answers.some((rr) => rr.type === 'A');
  return (
    reply.rcode === RCODE.NXDOMAIN &&
    reply.authorities.some((rr) => rr.type === 'SOA' && isBelow(name, rr.name))
  );
}

const CLOSE = message(
  'to switch recursion off, or to allow it to your own network only',
  '再帰的な名前解決を止めるか、自組織のネットワークからの問い合わせに限定する',
);
