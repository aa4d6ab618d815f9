import type { DependencyDomainView } from '../../derive/audit-view.js';
import { daysBetween } from '../../derive/calendar.js';
import { openTo } from '../../derive/registrants.js';
import { message } from '../../model/text.js';
import type { Check, DelegatedView } from '../check.js';
import { dependencyDetails, dependencyValues, judgeDependencies } from '../dependencies.js';
import { finding } from '../finding.js';
import { knownRegistration } from '../known-registration.js';
import { LEAVE_DEPENDENCY } from '../remedy/dependency.js';
import { stateDetails, stateText } from '../state-words.js';
import { found, SOUND, unseen, type Verdict } from '../verdict.js';
import { isEnding } from '../witnesses.js';

/** Days before a third party can register it, as for the delegation's own domains. */
const IMMINENT_DAYS = 30;

const messages = {
  imminent: message(
    '{zone} depends on {domain}, which is {state} ({details}): a third party can soon register it. The way: {path}; {share}.',
    '{zone}の名前解決が依存する{domain}は{state}で（{details}）、まもなく第三者が登録できるようになります。依存の経路：{path}。{share}。',
  ),
  ending: message(
    '{zone} depends on {domain}, which is {state} ({details}). The way: {path}; {share}.',
    '{zone}の名前解決が依存する{domain}は{state}です（{details}）。依存の経路：{path}。{share}。',
  ),
};

/** A domain one or more steps behind the delegation is about to be lost. */
export const dependencyExpired: Check = {
  id: 'hijack/dependency-expired',
  title: message(
    'A domain that the name servers depend on is ending',
    '権威DNSサーバーの名前解決が依存するドメイン名が失効しつつあります',
  ),
  why: message(
    'Once that domain is free, whoever registers it can name other addresses for the name servers of this zone.',
    'このドメイン名が解放されると、登録した者は、このゾーンの権威DNSサーバーについて別のIPアドレスを返せるようになります。',
  ),
  remedy: LEAVE_DEPENDENCY,
  references: ['https://jprs.jp/about/dom-rule/lifecycle', 'RFC 3915 section 2'],
  messages,
  needs: 'delegation',
  run: (view) => judgeDependencies(view, (domain) => judge(view, domain)),
};

function judge(view: DelegatedView, domain: DependencyDomainView): Verdict {
  const known = knownRegistration(domain);
  if (known.kind === 'unknown') return unseen(known.unknown);
  const { registration } = known;
  if (!isEnding(registration)) return SOUND;
  const { hijackableFrom } = domain;
  const isImminent =
    domain.hops === 1 &&
    openTo(domain.evidence) === 'open' &&
    hijackableFrom !== null &&
    daysBetween(view.today, hijackableFrom) <= IMMINENT_DAYS;
  const values = {
    ...dependencyValues(view, domain),
    state: stateText(registration.state),
    details: stateDetails(registration),
  };
  return found(
    finding(
      messages,
      isImminent ? 'imminent' : 'ending',
      values,
      dependencyDetails(view, domain, 'confirmed'),
    ),
  );
}
