import type { NsDomainView } from '../../derive/audit-view.js';
import { BESIDE_ROGUE, firing, type VerdictKind } from '../../derive/chronology/verdict.js';
import type { Unknown } from '../../model/finding.js';
import type { Confidence } from '../../model/severity.js';
import { listText, message } from '../../model/text.js';
import type { Check, DelegatedView } from '../check.js';
import { coverageText, signsText } from '../chronology-text.js';
import { domainSubject, judgeDomains } from '../domains.js';
import { finding } from '../finding.js';
import { knownRegistration, openUpdate } from '../known-registration.js';
import { proofOfChronology } from '../proof-of-chronology.js';
import { answerTakeover, findOut } from '../remedy/takeover.js';
import { found, unseen, type Verdict } from '../verdict.js';
import { silentAddresses } from '../zone-answers.js';

const messages = {
  hijacked: message(
    '{domain}, the domain of the name server {hosts}, is in other hands and gives false answers for {zone}: {signs}. How far back this looks: {coverage}.',
    '権威DNSサーバー{hosts}のドメイン名{domain}は他者の手に渡り、{zone}について偽の応答を返しています。{signs}。過去の変化を確認した範囲：{coverage}。',
  ),
  'third-party': message(
    '{domain}, the domain of the name server {hosts}, was registered anew, by all signs by a third party: {signs}. How far back this looks: {coverage}.',
    '権威DNSサーバー{hosts}のドメイン名{domain}は、第三者に再登録されたとみられます。{signs}。過去の変化を確認した範囲：{coverage}。',
  ),
  'owner-unknown': message(
    '{domain}, the domain of the name server {hosts}, was registered anew, and by whom is not known: {signs}. How far back this looks: {coverage}.',
    '権威DNSサーバー{hosts}のドメイン名{domain}は再登録されており、登録者が以前と同じかどうか分かりません。{signs}。過去の変化を確認した範囲：{coverage}。',
  ),
  'same-holder': message(
    '{domain}, the domain of the name server {hosts}, was registered anew, by the holder that it had before or is known to have: {signs}. How far back this looks: {coverage}.',
    '権威DNSサーバー{hosts}のドメイン名{domain}は、以前と同じ、または設定で想定した登録者により再登録されています。{signs}。過去の変化を確認した範囲：{coverage}。',
  ),
};

type Reported = keyof typeof messages;

const CONFIDENCE: Readonly<Record<Reported, Confidence>> = {
  hijacked: 'confirmed',
  'third-party': 'probable',
  'owner-unknown': 'probable',
  'same-holder': 'probable',
};

/** A name server's domain lapsed and was registered again while the delegation still lists its hosts. */
export const nsDomainReregistered: Check = {
  id: 'hijack/ns-domain-reregistered',
  title: message(
    'The domain of a name server was registered anew',
    '権威DNSサーバーのドメイン名が再登録されています',
  ),
  why: message(
    'A registration newer than the delegation means that the domain was free in between. Whoever took it can answer for the web site, the mail and the certificates of this zone; that the answers look right today proves nothing.',
    '委任より新しい登録は、その間に一度失効したことを意味します。再登録した者は、このゾーンのWebサイト・メール・サーバー証明書に関する応答を偽ることができます。現在の応答が正しく見えても、安全とは限りません。',
  ),
  remedy: message(
    'Find out by a trusted way whether the operator still holds the domain. Unless it does, remove the name server from the delegation at once, then clear up certificates, mail and passwords.',
    '運用者が現在もドメイン名を保有しているかどうかを、確かな連絡先で確認してください。保有していない場合は、直ちに委任から外し、証明書・メール・パスワードへの影響を確認してください。',
  ),
  references: ['RFC 9499 section 7', 'https://jprs.jp/about/dom-rule/lifecycle', 'RFC 9083 section 4.5'],
  messages,
  needs: 'delegation',
  run: (view) => judgeDomains(view, (domain) => judge(view, domain)),
};

function judge(view: DelegatedView, domain: NsDomainView): Verdict {
  const key = reportedOf(domain.chronology.verdict);
  if (key !== undefined) return report(view, domain, key);
  const known = knownRegistration(domain);
  if (known.kind === 'unknown') return unseen(known.unknown);
  return unseen(...openUpdate(view, domain, view.delegation.zone), ...openAnswers(view, domain));
}

/** Where false answers would mean a hijack, servers that are silent keep theirs to themselves. */
function openAnswers(
  { delegation: { servers } }: DelegatedView,
  { hosts, chronology }: NsDomainView,
): Unknown[] {
  if (!firing(chronology.outcomes).some((name) => BESIDE_ROGUE.includes(name))) return [];
  return servers.filter(({ host }) => hosts.includes(host)).flatMap(silentAddresses);
}

function reportedOf(verdict: VerdictKind): Reported | undefined {
  switch (verdict) {
    case 'hijacked':
    case 'third-party':
    case 'owner-unknown':
    case 'same-holder':
      return verdict;
    // Answers alone are the matter of answers-diverge and ns-promiscuous, suspicions that of ns-domain-changed.
    case 'rogue':
    case 'suspect':
    case 'quiet':
      return undefined;
  }
}

function report(view: DelegatedView, domain: NsDomainView, key: Reported): Verdict {
  const values = {
    domain: domain.domain,
    hosts: listText(domain.hosts),
    zone: view.delegation.zone,
    signs: signsText(domain.chronology),
    coverage: coverageText(domain.chronology),
  };
  return found(
    finding(messages, key, values, {
      subject: domainSubject(domain),
      confidence: CONFIDENCE[key],
      remediation: key === 'same-holder' ? findOut(domain) : answerTakeover(view, domain),
      evidence: proofOfChronology(view, domain),
      exposure: domain.exposure,
    }),
  );
}
