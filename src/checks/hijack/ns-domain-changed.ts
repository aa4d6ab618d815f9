import type { NsDomainView } from '../../derive/audit-view.js';
import { listText, message } from '../../model/text.js';
import type { Check, DelegatedView } from '../check.js';
import { coverageText, signsText } from '../chronology-text.js';
import { domainSubject, judgeDomains } from '../domains.js';
import { finding } from '../finding.js';
import { knownRegistration } from '../known-registration.js';
import { proofOfChronology } from '../proof-of-chronology.js';
import { leaveUnlessOwn } from '../remedy/takeover.js';
import { found, SOUND, unseen, type Verdict } from '../verdict.js';

const messages = {
  holder: message(
    '{domain}, the domain of the name server {hosts}, has changed hands: {signs}. How far back this looks: {coverage}.',
    '権威DNSサーバー{hosts}のドメイン名{domain}の登録者が変わっています。{signs}。過去の変化を確認した範囲：{coverage}。',
  ),
  unexpected: message(
    '{domain}, the domain of the name server {hosts}, is not held by whom the configuration expects: {signs}. How far back this looks: {coverage}.',
    '権威DNSサーバー{hosts}のドメイン名{domain}の登録者が、設定で想定した登録者と異なります。{signs}。過去の変化を確認した範囲：{coverage}。',
  ),
  signs: message(
    'Several signs together suggest that {domain}, the domain of the name server {hosts}, has changed hands: {signs}. How far back this looks: {coverage}.',
    '権威DNSサーバー{hosts}のドメイン名{domain}が他者に渡った可能性を示す兆候が複数あります。{signs}。過去の変化を確認した範囲：{coverage}。',
  ),
};

/** A name server's domain seems to have changed hands without being registered anew. */
export const nsDomainChanged: Check = {
  id: 'hijack/ns-domain-changed',
  title: message(
    'The domain of a name server may have changed hands',
    '権威DNSサーバーのドメイン名の登録者が変わった可能性があります',
  ),
  why: message(
    'A domain can be sold or auctioned without ever being free, so its creation date stays. The new holder controls the name server’s name. Another holder is a sign by itself; a transfer, a parking service, servers that moved to other networks altogether and answers that part from all others are signs where two of them meet.',
    'ドメイン名は、一度も失効しないまま売買されることがあり、その場合は登録年月日が変わりません。新しい登録者は、権威DNSサーバーの名前を支配できます。登録者の変更はそれだけで兆候とします。移転の記録、パーキングサービス、サーバー全体の別ネットワークへの移転、ほかと異なる応答は、2つ以上重なったときに兆候とします。',
  ),
  remedy: message(
    'Ask the operator by a trusted way whether the domain is still its own. Unless it is, remove the name server from the delegation.',
    '運用者に、ドメイン名を現在も保有しているかどうかを、確かな連絡先で確認してください。保有していない場合は、委任から外してください。',
  ),
  references: ['RFC 9083 section 4.5', 'RFC 5731 section 3.2.4'],
  messages,
  needs: 'delegation',
  run: (view) => judgeDomains(view, (domain) => judge(view, domain)),
};

function judge(view: DelegatedView, domain: NsDomainView): Verdict {
  const { chronology } = domain;
  if (chronology.verdict === 'suspect') {
    const { M2, M6 } = chronology.outcomes;
    const key = M2.kind === 'fires' ? 'holder' : M6.kind === 'fires' ? 'unexpected' : 'signs';
    const values = {
      domain: domain.domain,
      hosts: listText(domain.hosts),
      signs: signsText(chronology),
      coverage: coverageText(chronology),
    };
    return found(
      finding(messages, key, values, {
        subject: domainSubject(domain),
        confidence: 'possible',
        remediation: leaveUnlessOwn(view, domain),
        evidence: proofOfChronology(view, domain),
        exposure: domain.exposure,
      }),
    );
  }
  // Without an earlier audit or an expected holder there is nothing to compare; with one, today's answer is missing.
  const known = knownRegistration(domain);
  const isComparable =
    domain.expectedHolder !== null || view.evidence.baseline?.registrations[domain.domain] !== undefined;
  return isComparable && known.kind === 'unknown' ? unseen(known.unknown) : SOUND;
}
