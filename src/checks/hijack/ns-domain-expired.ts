import type { NsDomainView } from '../../derive/audit-view.js';
import { daysBetween } from '../../derive/calendar.js';
import { parkingOf } from '../../derive/chronology/parking.js';
import { openTo } from '../../derive/registrants.js';
import type { Registration } from '../../model/registration.js';
import type { Confidence } from '../../model/severity.js';
import { listText, message } from '../../model/text.js';
import type { Check, DelegatedView } from '../check.js';
import { domainSubject, judgeDomains } from '../domains.js';
import { isPast } from '../expiry.js';
import { finding } from '../finding.js';
import { knownRegistration } from '../known-registration.js';
import { proofOfDomain } from '../proof.js';
import { removeFromDelegation } from '../remedy/delegation.js';
import { renewAtOnce, rescueDomain } from '../remedy/registration.js';
import { UNLESS_CONFIRMED } from '../remedy/takeover.js';
import { stateDetails, stateText } from '../state-words.js';
import { found, SOUND, unseen, type Verdict } from '../verdict.js';
import { isEnding } from '../witnesses.js';

/** Days before a third party can register the domain, from which on there is no time left for the ordinary procedure. */
const IMMINENT_DAYS = 30;

const messages = {
  imminent: message(
    '{domain}, the domain of the name server {hosts}, is {state} ({details}). Unless it is restored, a third party can register it from {hijackableFrom}.',
    '権威DNSサーバー{hosts}のドメイン名{domain}は{state}です（{details}）。回復しない場合、{hijackableFrom}から第三者が登録できます。',
  ),
  ending: message(
    '{domain}, the domain of the name server {hosts}, is {state} ({details}). Unless it is restored, a third party can register it from {hijackableFrom}.',
    '権威DNSサーバー{hosts}のドメイン名{domain}は{state}です（{details}）。回復しない場合、{hijackableFrom}から第三者が登録できます。',
  ),
  'ending-undated': message(
    '{domain}, the domain of the name server {hosts}, is {state} ({details}). From when a third party can register it is not known.',
    '権威DNSサーバー{hosts}のドメイン名{domain}は{state}です（{details}）。第三者が登録できるようになる日は分かりません。',
  ),
  'ending-restricted': message(
    '{domain}, the domain of the name server {hosts}, is {state} ({details}). Not everybody can register a name of this kind afterwards, but the server stops answering for {zone}.',
    '権威DNSサーバー{hosts}のドメイン名{domain}は{state}です（{details}）。この種別は誰でも登録できるものではありませんが、このサーバーは{zone}の応答に使えなくなります。',
  ),
  'past-expiry': message(
    '{domain}, the domain of the name server {hosts}, is {state}, yet its term has ended ({details}).',
    '権威DNSサーバー{hosts}のドメイン名{domain}は{state}ですが、有効期限を過ぎています（{details}）。',
  ),
  'expiry-servers': message(
    '{domain}, the domain of the name server {hosts}, has been put on its registrar’s name servers for expired names: {servers}. Unless it is renewed, it will be sold or released.',
    '権威DNSサーバー{hosts}のドメイン名{domain}は、レジストラが期限切れの名前に使う権威DNSサーバー（{servers}）に切り替えられています。更新されない場合、売却または解放されます。',
  ),
};

/** The registration of a name server's domain is ending: suspended, to be deleted, in redemption, on hold, or run out. */
export const nsDomainExpired: Check = {
  id: 'hijack/ns-domain-expired',
  title: message(
    'The registration of a name server’s domain is ending',
    '権威DNSサーバーのドメイン名が失効しつつあります',
  ),
  why: message(
    'Once the domain is free, a third party can register it and answer for this zone. Until then the name server may already have gone silent.',
    'このドメイン名が解放されると、第三者が登録してこのゾーンの応答を偽ることができます。解放の前でも、この権威DNSサーバーは名前解決できなくなることがあります。',
  ),
  remedy: message(
    'Remove the name server from the delegation, and have its operator restore the domain through its registrar before the term for it ends.',
    'この権威DNSサーバーを委任から外してください。あわせて、回復できる期間のうちに指定事業者（レジストラ）を通じて回復するよう、運用者に依頼してください。',
  ),
  references: [
    'https://jprs.jp/about/dom-rule/lifecycle',
    'RFC 3915 section 2',
    'RFC 5731 section 2.3',
    'RFC 8056',
  ],
  messages,
  needs: 'delegation',
  run: (view) => judgeDomains(view, (domain) => judge(view, domain)),
};

function judge(view: DelegatedView, domain: NsDomainView): Verdict {
  const known = knownRegistration(domain);
  // Until the registrar gives it up, the registry shows such a name as renewed: its servers alone tell.
  const service = parkingOf(domain.nameServers);
  const isOnExpiryServers = service?.kind === 'expiry' && service.verified;
  if (known.kind === 'unknown') {
    const open = unseen(known.unknown);
    return isOnExpiryServers
      ? { ...report(view, domain, null, 'expiry-servers', 'confirmed'), unknowns: open.unknowns }
      : open;
  }
  const { registration } = known;
  if (isEnding(registration)) return ending(view, domain, registration);
  if (hasRunOut(view, registration)) {
    return report(view, domain, registration, 'past-expiry', 'probable');
  }
  return isOnExpiryServers ? report(view, domain, registration, 'expiry-servers', 'confirmed') : SOUND;
}

/** JP names renew themselves, and their state decides, not the date. Elsewhere a past date is a sign, yet not a state. */
function hasRunOut(view: DelegatedView, { state, rules, expiresAt }: Registration): boolean {
  const isJp = rules === 'jp-general' || rules === 'jp-organizational';
  return state === 'active' && !isJp && expiresAt !== null && isPast(expiresAt, view.today, view.now);
}

function ending(view: DelegatedView, domain: NsDomainView, registration: Registration): Verdict {
  const { hijackableFrom } = domain;
  if (openTo(domain.evidence) !== 'open') {
    return report(view, domain, registration, 'ending-restricted', 'confirmed');
  }
  if (hijackableFrom === null) return report(view, domain, registration, 'ending-undated', 'confirmed');
  const isImminent = daysBetween(view.today, hijackableFrom) <= IMMINENT_DAYS;
  return report(view, domain, registration, isImminent ? 'imminent' : 'ending', 'confirmed');
}

function report(
  view: DelegatedView,
  domain: NsDomainView,
  registration: Registration | null,
  key: keyof typeof messages,
  confidence: Confidence,
): Verdict {
  const { hijackableFrom } = domain;
  const takeover =
    hijackableFrom !== null && openTo(domain.evidence) === 'open'
      ? { domain: domain.domain, from: hijackableFrom }
      : undefined;
  const values = {
    domain: domain.domain,
    hosts: listText(domain.hosts),
    zone: view.delegation.zone,
    state: registration === null ? '' : stateText(registration.state),
    details: registration === null ? '' : stateDetails(registration),
    hijackableFrom: hijackableFrom ?? '',
    servers: listText(domain.nameServers),
  };
  const removal = removeFromDelegation(view, domain.hosts, takeover);
  const rescue = registration === null ? renewAtOnce(domain) : rescueDomain(domain, registration, view.today);
  return found(
    finding(messages, key, values, {
      subject: domainSubject(domain),
      confidence,
      // A date alone may be out of date: the operator is asked before anything is removed.
      remediation:
        key === 'past-expiry' ? [...rescue, UNLESS_CONFIRMED, ...removal] : [...removal, ...rescue],
      evidence: proofOfDomain(view.evidence, domain),
      exposure: domain.exposure,
    }),
  );
}
