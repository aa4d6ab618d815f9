import type { AddressView, ServerView } from '../../derive/observed-servers.js';
import { RCODE } from '../../dns/rcode.js';
import { listText, message } from '../../model/text.js';
import { addressesIn, unseenOf } from '../address-states.js';
import type { Check, DelegatedView } from '../check.js';
import { ednsUse } from '../edns-use.js';
import { finding } from '../finding.js';
import { askHostOperator } from '../remedy/zone-operator.js';
import { judgeEach, type Verdict } from '../verdict.js';
import { openQuestion, proofOfAnswers, zoneAnswer } from '../zone-answers.js';

const messages = {
  ignored: message(
    'The name server {host} ({addresses}) answers a question of an unknown EDNS version as if it knew it.',
    '権威DNSサーバー{host}（{addresses}）は、存在しないEDNSバージョンの問い合わせに、対応しているかのように応答します。',
  ),
};

/** A name server does not look at the version of EDNS: it must say BADVERS to one it does not know. */
export const ednsVersion: Check = {
  id: 'nameserver/edns-version',
  title: message(
    'A name server does not look at the EDNS version',
    '権威DNSサーバーがEDNSのバージョンを確認しません',
  ),
  why: message(
    'It does no harm today. A later version of EDNS cannot be introduced where servers misread it.',
    '現在は支障ありませんが、将来のEDNSのバージョンを誤って解釈するおそれがあります。',
  ),
  remedy: message(
    'Update the name server software when it is next serviced.',
    '次の保守の際に、権威DNSサーバーのソフトウェアを更新してください。',
  ),
  references: ['RFC 6891 section 6.1.3', 'RFC 8906 section 8.2'],
  messages,
  needs: 'delegation',
  run: (view) => judgeEach(view.delegation.servers, (server) => judge(view, server)),
};

/**
 * Other response codes are left alone, and so is silence to this one question: a firewall may stand in the way, and
 * harms nobody by it. Silence among other lost replies tells nothing.
 */
function judge(view: DelegatedView, server: ServerView): Verdict {
  const { host } = server;
  const lost = addressesIn(server, 'answers').filter(isLossy);
  const unknowns = [
    ...lost.map(({ address }) => openQuestion(server, address, 'SOA (EDNS 1)')),
    ...unseenOf(view, server),
  ];
  const ignoring = addressesIn(server, 'answers')
    .filter((address) => ednsUse(address) === 'fine')
    .flatMap((address) => zoneAnswer(server, address, 'edns-version') ?? [])
    .filter(
      ({ reply }) => reply.rcode === RCODE.NOERROR && reply.edns !== undefined && reply.answers.length > 0,
    );
  if (ignoring.length === 0) return { findings: [], unknowns };
  const ignored = finding(
    messages,
    'ignored',
    { host, addresses: listText(ignoring.map(({ address }) => address.address)) },
    {
      subject: { nameServer: host },
      confidence: 'confirmed',
      remediation: [askHostOperator(host, UPDATE)],
      evidence: proofOfAnswers(ignoring),
      exposure: null,
    },
  );
  return { findings: [ignored], unknowns };
}

function isLossy({ answers }: AddressView): boolean {
  if (answers['edns-version'] === undefined || answers['edns-version'].message !== undefined) return false;
  return Object.entries(answers).some(
    ([purpose, { exchange }]) =>
      purpose !== 'edns-version' && exchange.attempts.some(({ outcome }) => outcome.kind === 'timeout'),
  );
}

const UPDATE = message(
  'to update its software so that it says BADVERS to EDNS versions it does not know',
  '対応していないEDNSバージョンにはBADVERSを返すように、ソフトウェアを更新する',
);
