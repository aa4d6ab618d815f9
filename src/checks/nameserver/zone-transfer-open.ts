import type { ProbeAnswer, ServerView } from '../../derive/observed-servers.js';
import { RCODE } from '../../dns/rcode.js';
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
  open: message(
    'The name server {host} ({addresses}) hands the whole zone {zone} to anybody who asks.',
    '権威DNSサーバー{host}（{addresses}）は、ゾーン{zone}の全内容を誰にでも渡します（ゾーン転送）。',
  ),
};

/** A name server gives the whole zone to strangers (AXFR). */
export const zoneTransferOpen: Check = {
  id: 'nameserver/zone-transfer-open',
  title: message(
    'A name server gives the whole zone to strangers',
    '権威DNSサーバーが誰にでもゾーン転送を許可しています',
  ),
  why: message(
    'The complete list of host names shows an attacker what to try, names of internal machines included.',
    'ホスト名の一覧がすべて見えるため、内部の機器の名前も含めて、攻撃の手掛かりになります。',
  ),
  remedy: message(
    'Allow zone transfers to the other name servers of the zone only.',
    'ゾーン転送は、そのゾーンのほかの権威DNSサーバーだけに許可してください。',
  ),
  references: ['RFC 5936 section 5', 'https://www.jpcert.or.jp/at/2016/at160002.html'],
  messages,
  needs: 'delegation',
  run: (view) => judgeEach(view.delegation.servers, (server) => judge(view, server)),
};

function judge(view: DelegatedView, server: ServerView): Verdict {
  const { host } = server;
  const { zone } = view.delegation;
  const serving = addressesIn(server, 'answers').map((address) => ({
    address,
    verdict: transferAt(address.answers.axfr, address.answers['soa-tcp']),
  }));
  const open = serving.filter(({ verdict }) => verdict === 'open').map(({ address }) => address);
  const unknowns = [
    ...serving
      .filter(({ verdict }) => verdict === 'unclear')
      .map(({ address }) => openQuestion(server, address.address, 'AXFR')),
    ...unseenOf(view, server),
  ];
  if (open.length === 0) return { findings: [], unknowns };
  const transfer = finding(
    messages,
    'open',
    { host, zone, addresses: listText(open.map(({ address }) => address)) },
    {
      subject: { nameServer: host },
      confidence: 'confirmed',
      remediation: [askHostOperator(host, CLOSE)],
      evidence: proofOfProbes(server, open, 'axfr'),
      exposure: null,
    },
  );
  return { findings: [transfer], unknowns };
}

/**
 * What came of one AXFR question over TCP. A connection that is refused or closed is a no. So is one never made because
 * TCP does not work there: that has a check of its own. Silence tells nothing.
 */
function transferAt(
  axfr: ProbeAnswer | undefined,
  overTcp: ProbeAnswer | undefined,
): 'open' | 'closed' | 'unclear' {
  const isDeaf = overTcp !== undefined && overTcp.exchange.reply === null;
  const verdict = axfr === undefined ? 'unclear' : transferIn(axfr);
  return verdict === 'unclear' && isDeaf ? 'closed' : verdict;
}

function transferIn({ message: reply, exchange }: ProbeAnswer): 'open' | 'closed' | 'unclear' {
  if (reply === undefined) return withoutReply(exchange);
  if (reply.rcode !== RCODE.NOERROR) return 'closed';
  const [first, ...others] = reply.answers;
  if (first?.type !== 'SOA' || first.name !== exchange.question.name) return 'closed';
  // A single SOA may be the first of many messages, or all there is. RFC 5936 section 2.2.
  return others.length > 0 ? 'open' : 'unclear';
}

/** The codec reads no message of hundreds of records; only a transfer has them. */
const OVERFULL = /MAX_RECORDS_PER_(SECTION|RRSET)/;

function withoutReply({ attempts }: DnsExchange): 'open' | 'closed' | 'unclear' {
  const last = attempts.at(-1)?.outcome;
  if (last === undefined || last.kind === 'reply') return 'unclear';
  if (last.kind === 'malformed') return OVERFULL.test(last.detail ?? '') ? 'open' : 'unclear';
  return last.kind === 'refused' || last.kind === 'closed' ? 'closed' : 'unclear';
}

const CLOSE = message(
  'to allow zone transfers to the other name servers of the zone only',
  'ゾーン転送を、そのゾーンのほかの権威DNSサーバーだけに許可する',
);
