import type { NsDomainView } from '../../derive/audit-view.js';
import { daysBetween } from '../../derive/calendar.js';
import { listText, message } from '../../model/text.js';
import type { Check, DelegatedView } from '../check.js';
import { domainSubject, judgeDomains } from '../domains.js';
import { expiryDay, isPast } from '../expiry.js';
import { finding } from '../finding.js';
import { knownRegistration } from '../known-registration.js';
import { proofOfDomain } from '../proof.js';
import { confirmKeeping, confirmRenewal } from '../remedy/registration.js';
import { found, SOUND, unseen, type Verdict } from '../verdict.js';

/** Days before the expiry. */
const SOON_DAYS = 30;

const messages = {
  soon: message(
    '{domain}, the domain of the name server {hosts}, expires on {date} unless its holder renews it.',
    '権威DNSサーバー{hosts}のドメイン名{domain}の有効期限は{date}です。登録者が更新しなければ失効します。',
  ),
  'renews-itself': message(
    '{domain}, the domain of the name server {hosts}, has {date} as its expiry. The registry renews it unless its holder gives it up.',
    '権威DNSサーバー{hosts}のドメイン名{domain}の有効期限は{date}です。登録者が廃止しない限り、レジストリが自動で更新します。',
  ),
};

/** A healthy domain of a name server expires soon. A name already renewed by its registry is not expiring. */
export const nsDomainExpiring: Check = {
  id: 'hijack/ns-domain-expiring',
  title: message(
    'A name server’s domain expires within 30 days',
    '権威DNSサーバーのドメイン名が30日以内に有効期限を迎えます',
  ),
  why: message(
    'If nobody renews the domain, the name server goes silent, and later a third party can register the domain.',
    '更新されなければ、この権威DNSサーバーは応答しなくなり、その後は第三者がドメイン名を登録できるようになります。',
  ),
  remedy: message(
    'Ask the operator of the name server to confirm the renewal.',
    '更新されることを、権威DNSサーバーの運用者に確認してください。',
  ),
  references: ['https://jprs.jp/about/dom-rule/lifecycle', 'RFC 3915 section 2'],
  messages,
  needs: 'delegation',
  run: (view) => judgeDomains(view, (domain) => judge(view, domain)),
};

function judge(view: DelegatedView, domain: NsDomainView): Verdict {
  const known = knownRegistration(domain);
  if (known.kind === 'unknown') return unseen(known.unknown);
  const { state, expiresAt, rules } = known.registration;
  // Where the registry gives no date there is no term to watch; a date already past is ns-domain-expired's.
  if (state !== 'active' || expiresAt === null || isPast(expiresAt, view.today, view.now)) return SOUND;
  const date = expiryDay(expiresAt);
  if (date === undefined || daysBetween(view.today, date) > SOON_DAYS) return SOUND;
  const renewsItself = rules === 'jp-general' || rules === 'jp-organizational';
  const values = { domain: domain.domain, hosts: listText(domain.hosts), date };
  return found(
    finding(messages, renewsItself ? 'renews-itself' : 'soon', values, {
      subject: domainSubject(domain),
      confidence: 'confirmed',
      remediation: renewsItself ? confirmKeeping(domain) : confirmRenewal(domain, date),
      evidence: proofOfDomain(view.evidence, domain),
      exposure: domain.exposure,
    }),
  );
}
