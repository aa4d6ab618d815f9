import type { AddressView, ServerView } from '../../derive/observed-servers.js';
import type { Evidence } from '../../model/evidence.js';
import type { DnsExchange } from '../../model/exchange.js';
import { listText, message } from '../../model/text.js';
import { addressesIn, unseenOf } from '../address-states.js';
import type { Check, DelegatedView } from '../check.js';
import { finding } from '../finding.js';
import { proofOfProbes } from '../proof.js';
import { askHostOperator } from '../remedy/zone-operator.js';
import { judgeEach, type Verdict } from '../verdict.js';
import { openQuestion } from '../zone-answers.js';

const messages = {
  none: message(
    'The name server {host} ({addresses}) answers over UDP, but not over TCP ({observed}).',
    '権威DNSサーバー{host}（{addresses}）は、UDPでは応答しますが、TCPでは応答しません（{observed}）。',
  ),
};

/** A name server answers with authority over UDP and not over TCP. */
export const noTcp: Check = {
  id: 'nameserver/no-tcp',
  title: message('A name server does not answer over TCP', '権威DNSサーバーがTCPで応答しません'),
  why: message(
    'Large answers, as of mail settings or DNSSEC, only come over TCP. They are lost to everybody, or to some, at this server.',
    'メールの設定やDNSSECなど、大きな応答はTCPで受け取ります。このサーバーからは、それらを得られません。',
  ),
  remedy: message(
    'Have the server answer on TCP port 53, and let the firewall pass it.',
    'サーバーがTCPのポート53でも応答するようにし、ファイアウォールでも許可してください。',
  ),
  references: ['RFC 7766 section 5', 'RFC 9210 section 3'],
  messages,
  needs: 'delegation',
  run: (view) => judgeEach(view.delegation.servers, (server) => judge(view, server)),
};

function judge(view: DelegatedView, server: ServerView): Verdict {
  const { host } = server;
  const isProven = tcpWorksHere(view.evidence);
  const serving = addressesIn(server, 'answers').map((address) => ({
    address,
    verdict: tcpAt(address, isProven),
  }));
  const deaf = serving.filter(({ verdict }) => verdict === 'deaf').map(({ address }) => address);
  const unknowns = [
    ...serving
      .filter(({ verdict }) => verdict === 'unclear')
      .map(({ address }) => openQuestion(server, address.address, 'SOA (TCP)')),
    ...unseenOf(view, server),
  ];
  if (deaf.length === 0) return { findings: [], unknowns };
  const observed = new Set(
    deaf.flatMap(({ answers }) => answers['soa-tcp']?.exchange.attempts ?? []).map(kindOf),
  );
  const none = finding(
    messages,
    'none',
    { host, addresses: listText(deaf.map(({ address }) => address)), observed: listText([...observed]) },
    {
      subject: { nameServer: host },
      confidence: 'confirmed',
      remediation: [askHostOperator(host, OPEN)],
      evidence: [...proofOfProbes(server, deaf, 'soa-tcp'), ...proofOfProbes(server, deaf, 'soa')],
      exposure: null,
    },
  );
  return { findings: [none], unknowns };
}

/** Tries over TCP that must have failed each time: one could be a restart or a lost segment. */
const TRIES = 2;

/** Deaf: every try failed, early and late, none for a reason of ours, and no other answer of this address came over TCP. */
function tcpAt({ answers }: AddressView, isProven: boolean): 'works' | 'deaf' | 'unclear' {
  const exchanges = Object.values(answers).map(({ exchange }) => exchange);
  if (exchanges.some(hasTcpReply)) return 'works';
  const triesOf = (purpose: 'axfr' | 'soa-tcp' | 'ns-tcp') =>
    (answers[purpose]?.exchange.attempts ?? []).map(kindOf);
  // A server may close the connection on a transfer; only silence to it says as much as silence to a plain question.
  const transfer = triesOf('axfr');
  const isSilent = transfer.length > 0 && transfer.every((kind) => kind === 'timeout');
  const [early, late] = isSilent ? [transfer, triesOf('soa-tcp')] : [triesOf('soa-tcp'), triesOf('ns-tcp')];
  if (early.length < TRIES || late.length < TRIES) return 'unclear';
  const kinds = [...early, ...late];
  if (kinds.every((kind) => kind === 'refused' || kind === 'closed')) return 'deaf';
  // Silence may also be our own network, which lets no TCP out to port 53.
  return isProven && kinds.every((kind) => kind === 'timeout' || kind === 'refused' || kind === 'closed')
    ? 'deaf'
    : 'unclear';
}

function tcpWorksHere({ exchanges }: Evidence): boolean {
  return exchanges.some(hasTcpReply);
}

function hasTcpReply({ attempts }: DnsExchange): boolean {
  return attempts.some(({ transport, outcome }) => transport === 'tcp' && outcome.kind === 'reply');
}

const kindOf = ({ outcome }: DnsExchange['attempts'][number]) => outcome.kind;

const OPEN = message(
  'to make it answer on TCP port 53 as well, and to let the firewall pass it',
  'TCPのポート53でも応答し、ファイアウォールでも許可する',
);
