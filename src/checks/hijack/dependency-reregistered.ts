import type { DependencyDomainView } from '../../derive/audit-view.js';
import { message } from '../../model/text.js';
import type { Check, DelegatedView } from '../check.js';
import { coverageText, signsText } from '../chronology-text.js';
import { dependencyDetails, dependencyValues, judgeDependencies } from '../dependencies.js';
import { finding } from '../finding.js';
import { knownRegistration, lookupFor, openUpdate } from '../known-registration.js';
import { LEAVE_DEPENDENCY } from '../remedy/dependency.js';
import { found, SOUND, unseen, type Verdict } from '../verdict.js';

const messages = {
  'third-party': message(
    '{zone} depends on {domain}, which was registered anew, by all signs by a third party: {signs}. How far back this looks: {coverage}. The way: {path}; {share}.',
    '{zone}の名前解決が依存する{domain}は、第三者に再登録されたとみられます。{signs}。過去の変化を確認した範囲：{coverage}。依存の経路：{path}。{share}。',
  ),
  'owner-unknown': message(
    '{zone} depends on {domain}, which was registered anew, and by whom is not known: {signs}. How far back this looks: {coverage}. The way: {path}; {share}.',
    '{zone}の名前解決が依存する{domain}は再登録されており、登録者が以前と同じかどうか分かりません。{signs}。過去の変化を確認した範囲：{coverage}。依存の経路：{path}。{share}。',
  ),
  further: message(
    '{zone} depends, over several steps, on {domain}, which was registered anew: {signs}. How far back this looks: {coverage}. The way: {path}; {share}.',
    '{zone}の名前解決が何段階か先で依存する{domain}は再登録されています。{signs}。過去の変化を確認した範囲：{coverage}。依存の経路：{path}。{share}。',
  ),
};

/** A domain one or more steps behind the delegation lapsed and was registered again. */
export const dependencyReregistered: Check = {
  id: 'hijack/dependency-reregistered',
  title: message(
    'A domain that the name servers depend on was registered anew',
    '権威DNSサーバーの名前解決が依存するドメイン名が再登録されています',
  ),
  why: message(
    'Whoever took that domain can name other addresses for the name servers of this zone, for a chosen moment or for chosen askers only.',
    'このドメイン名を再登録した者は、特定の時間や相手に対してだけ、このゾーンの権威DNSサーバーとして別のIPアドレスを返すこともできます。',
  ),
  remedy: LEAVE_DEPENDENCY,
  references: ['https://jprs.jp/about/dom-rule/lifecycle', 'RFC 9083 section 4.5'],
  messages,
  needs: 'delegation',
  run: (view) => judgeDependencies(view, (domain) => judge(view, domain)),
};

function judge(view: DelegatedView, domain: DependencyDomainView): Verdict {
  const { verdict } = domain.chronology;
  const isAnew = verdict === 'hijacked' || verdict === 'third-party' || verdict === 'owner-unknown';
  if (!isAnew) {
    const referrer = domain.path.at(-2) ?? view.delegation.zone;
    const known = knownRegistration(domain);
    if (known.kind === 'known') return unseen(...openUpdate(view, domain, referrer));
    // Without an earlier audit or a date to compare with, the registry's answer would not have helped.
    const lookup = lookupFor(view.evidence, referrer);
    const isDated = lookup?.kind === 'answer' && lookup.registration.updatedAt !== null;
    const isComparable = isDated || view.evidence.baseline?.registrations[domain.domain] !== undefined;
    return isComparable ? unseen(known.unknown) : SOUND;
  }
  const nearby = verdict === 'owner-unknown' ? 'owner-unknown' : 'third-party';
  const values = {
    ...dependencyValues(view, domain),
    signs: signsText(domain.chronology),
    coverage: coverageText(domain.chronology),
  };
  return found(
    finding(
      messages,
      domain.hops > 1 ? 'further' : nearby,
      values,
      dependencyDetails(view, domain, 'probable'),
    ),
  );
}
