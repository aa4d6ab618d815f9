import type { NsDomainView } from '../../derive/audit-view.js';
import { openTo } from '../../derive/registrants.js';
import type { Confidence } from '../../model/severity.js';
import { listText, message, type Text } from '../../model/text.js';
import type { Check, DelegatedView } from '../check.js';
import { domainSubject, judgeDomains } from '../domains.js';
import { finding } from '../finding.js';
import { freedomOf } from '../freedom.js';
import { proofOfDomain } from '../proof.js';
import { registerAgain } from '../remedy/registration.js';
import { leaveFree } from '../remedy/takeover.js';
import { found, SOUND, unseen, type Verdict } from '../verdict.js';

const messages = {
  open: message(
    '{domain}, the domain of the name server {hosts}, is not registered: {witnesses}. A third party can register it and answer for {zone}.',
    '権威DNSサーバー{hosts}のドメイン名{domain}は登録されていません（{witnesses}）。第三者がこのドメイン名を登録し、{zone}の応答を偽ることができます。',
  ),
  'qualified-only': message(
    '{domain}, the domain of the name server {hosts}, is not registered: {witnesses}. A body that qualifies for this kind of name can register it and answer for {zone}.',
    '権威DNSサーバー{hosts}のドメイン名{domain}は登録されていません（{witnesses}）。この種別の登録資格がある組織は、このドメイン名を登録し、{zone}の応答を偽ることができます。',
  ),
  closed: message(
    '{domain}, the domain of the name server {hosts}, is not registered: {witnesses}. Names of this kind are not open to third parties, but the server cannot answer for {zone}.',
    '権威DNSサーバー{hosts}のドメイン名{domain}は登録されていません（{witnesses}）。この種別は第三者が登録できるものではありませんが、このサーバーは{zone}の応答に使えません。',
  ),
  'no-tld': message(
    'There is no name server {hosts}: the top-level domain of {domain} does not exist, so that nobody can register that name either. The server cannot answer for {zone}.',
    '権威DNSサーバー{hosts}は存在しません。{domain}のトップレベルドメインが存在しないため、誰もこの名前を登録できません。このサーバーは{zone}の応答に使えません。',
  ),
};

/** The registered domain of a name server does not exist, so that somebody else may register it. */
export const nsDomainUnregistered: Check = {
  id: 'hijack/ns-domain-unregistered',
  title: message(
    'The domain of a name server is not registered',
    '権威DNSサーバーのドメイン名が登録されていません',
  ),
  why: message(
    'Whoever registers that domain can run the name server under its name, and answer for the web site, the mail and the certificates of this zone.',
    'そのドメイン名を登録した者は、その名前の権威DNSサーバーを動かし、このゾーンのWebサイト・メール・サーバー証明書に関する応答を偽ることができます。',
  ),
  remedy: message(
    'Remove the name server from the delegation. Until that is done, have its operator register the domain again if it can.',
    'この権威DNSサーバーを委任から外してください。完了するまでの間に、可能であれば運用者にドメイン名を再登録してもらってください。',
  ),
  references: [
    'RFC 9499 section 7',
    'https://jprs.jp/about/dom-rule/lifecycle',
    'https://jprs.jp/whatsnew/notice/before2011/200601-problematic_ns.html',
  ],
  messages,
  needs: 'delegation',
  run: (view) => judgeDomains(view, (domain) => judge(view, domain)),
};

function judge(view: DelegatedView, domain: NsDomainView): Verdict {
  const freedom = freedomOf(domain);
  switch (freedom.kind) {
    case 'taken':
      return SOUND;
    case 'free':
      return free(view, domain, freedom.confidence, freedom.witnesses);
    case 'open':
      return unseen({ reason: freedom.reason, subject: { registeredDomain: domain.domain } });
  }
}

function free(view: DelegatedView, domain: NsDomainView, confidence: Confidence, witnesses: Text): Verdict {
  const kind = openTo(domain.evidence);
  const values = {
    domain: domain.domain,
    hosts: listText(domain.hosts),
    zone: view.delegation.zone,
    witnesses,
  };
  return found(
    finding(messages, kind, values, {
      subject: domainSubject(domain),
      confidence,
      remediation: [...leaveFree(view, domain), ...registerAgain(domain, kind)],
      evidence: proofOfDomain(view.evidence, domain),
      exposure: domain.exposure,
    }),
  );
}
