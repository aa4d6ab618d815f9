import type { ServerView } from '../../derive/observed-servers.js';
import { listText, message } from '../../model/text.js';
import { addressesIn, unseenOf } from '../address-states.js';
import type { Check, DelegatedView } from '../check.js';
import { type EdnsTrouble, ednsUse } from '../edns-use.js';
import { finding } from '../finding.js';
import { proofOfProbes } from '../proof.js';
import { askHostOperator } from '../remedy/zone-operator.js';
import { judgeEach, type Verdict } from '../verdict.js';
import { openQuestion } from '../zone-answers.js';

const messages = {
  rejects: message(
    'The name server {host} ({addresses}) rejects questions with EDNS and answers only without.',
    '権威DNSサーバー{host}（{addresses}）は、EDNS付きの問い合わせを拒否し、EDNSなしの場合だけ応答します。',
  ),
  breaks: message(
    'The name server {host} ({addresses}) fails (SERVFAIL) on questions with EDNS and answers only without.',
    '権威DNSサーバー{host}（{addresses}）は、EDNS付きの問い合わせにはエラー（SERVFAIL）を返し、EDNSなしの場合だけ応答します。',
  ),
  drops: message(
    'The name server {host} ({addresses}) is silent to questions with EDNS and answers only without.',
    '権威DNSサーバー{host}（{addresses}）は、EDNS付きの問い合わせには応答せず、EDNSなしの場合だけ応答します。',
  ),
};

/** A name server cannot cope with EDNS: it answers the same questions only without. */
export const noEdns: Check = {
  id: 'nameserver/no-edns',
  title: message('A name server does not cope with EDNS', '権威DNSサーバーがEDNSに対応していません'),
  why: message(
    'Most resolvers ask with EDNS and no longer work around servers that fail on it: lookups are slow, or fail. DNSSEC is impossible.',
    '多くのキャッシュDNSサーバーはEDNSを使い、対応していないサーバーへの特別扱いをやめています。名前解決が遅れたり失敗したりし、DNSSECも利用できません。',
  ),
  remedy: message(
    'Update the name server software, and check whether a firewall removes or blocks EDNS.',
    '権威DNSサーバーのソフトウェアを更新し、ファイアウォールがEDNSを妨げていないか確認してください。',
  ),
  references: ['RFC 6891 section 7', 'RFC 8906 section 8', 'https://dnsflagday.net/2019/'],
  messages,
  needs: 'delegation',
  run: (view) => judgeEach(view.delegation.servers, (server) => judge(view, server)),
};

/** Worst first: where the addresses of one server differ, this one is told. */
const TROUBLES: readonly EdnsTrouble[] = ['drops', 'breaks', 'rejects'];

function judge(view: DelegatedView, server: ServerView): Verdict {
  const { host } = server;
  const serving = addressesIn(server, 'answers').map((address) => ({ address, use: ednsUse(address) }));
  const unknowns = [
    ...serving
      .filter(({ use }) => use === 'unclear')
      .map(({ address }) => openQuestion(server, address.address, 'EDNS')),
    ...unseenOf(view, server),
  ];
  const trouble = TROUBLES.find((one) => serving.some(({ use }) => use === one));
  if (trouble === undefined) return { findings: [], unknowns };
  const at = serving.filter(({ use }) => use === trouble).map(({ address }) => address);
  const fails = finding(
    messages,
    trouble,
    { host, addresses: listText(at.map(({ address }) => address)) },
    {
      subject: { nameServer: host },
      confidence: 'confirmed',
      remediation: [askHostOperator(host, UPDATE)],
      evidence: [...proofOfProbes(server, at, 'edns-only'), ...proofOfProbes(server, at, 'soa')],
      exposure: null,
    },
  );
  return { findings: [fails], unknowns };
}

const UPDATE = message(
  'to update its software so that it answers with EDNS, and to check whether a firewall blocks EDNS',
  'EDNS付きの問い合わせに応答できるようソフトウェアを更新し、ファイアウォールがEDNSを妨げていないか確認する',
);
