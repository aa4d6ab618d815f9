import type { NsDomainView } from '../../derive/audit-view.js';
import { openTo } from '../../derive/registrants.js';
import type { DomainName } from '../../dns/name.js';
import { fill, listText, message, type Text } from '../../model/text.js';
import type { DelegatedView } from '../check.js';
import { removeFromDelegation } from './delegation.js';

const WHOSE = message(
  'Ask the operator of {hosts} whether {domain} is still its own, and when it registered it. Use a telephone number you knew before, not one from the domain.',
  '{hosts}の運用者に、{domain}が現在も自らの登録であるかどうかと、登録した時期を確認してください。連絡先は、このドメイン名のWebサイトやメールではなく、以前から知っている電話番号などを使ってください。',
);
/** Between the question to an operator and the removal of its servers. */
export const UNLESS_CONFIRMED = message(
  'Unless it confirms that, take the servers out of the delegation first of all:',
  '確認が取れない場合は、まず権威DNSサーバーを委任から外してください。',
);
const AFTERWARDS = message(
  'Then clear up: look for certificates issued meanwhile (Certificate Transparency) and have them revoked, set CAA, check mail and change passwords that went by mail, inform residents, and report to JPCERT/CC or IPA.',
  'その後、影響を確認してください。不正に発行されたサーバー証明書の有無（Certificate Transparency）と失効、CAAレコードの設定、メールの不達・盗み見、メールで送られたパスワードの変更、住民への周知、JPCERT/CCまたはIPAへの報告が必要です。',
);

/** Steps where somebody else holds the domain by all signs: find out whose it is, leave it, clear up. */
export function answerTakeover(view: DelegatedView, domain: NsDomainView): Text[] {
  return [...leaveUnlessOwn(view, domain), AFTERWARDS];
}

/** Steps where the domain may have changed hands: nothing is removed before its operator was asked. */
export function leaveUnlessOwn(view: DelegatedView, domain: NsDomainView): Text[] {
  return [...findOut(domain), UNLESS_CONFIRMED, ...leave(view, domain)];
}

/** Whose the domain is. */
export function findOut({ domain, hosts }: NsDomainView): Text[] {
  return [fill(WHOSE, { hosts: listText(hosts), domain })];
}

/** As for any server that must leave at once: whoever holds the domain can act today. */
export function leave(view: DelegatedView, { domain, hosts }: NsDomainView): Text[] {
  return removeFromDelegation(view, hosts, { domain, from: view.today, how: 'hold' });
}

/** As for servers in a domain that is free: at once where somebody can register it. */
export function leaveFree(
  view: DelegatedView,
  { domain, hosts, hijackableFrom, evidence }: NsDomainView,
): Text[] {
  const kind = openTo(evidence);
  const isOpen = kind === 'open' || kind === 'qualified-only';
  return removeFromDelegation(
    view,
    hosts,
    isOpen ? { domain, from: hijackableFrom ?? view.today } : undefined,
  );
}

const COMPARE = message(
  'Compare the zone’s content at {hosts} with what you gave your operator. If it is not yours:',
  '{hosts}が返すゾーンの内容を、委託先に渡した内容と比べてください。異なる場合は、次のとおりにしてください。',
);

export function compareContent(hosts: readonly DomainName[]): Text {
  return fill(COMPARE, { hosts: listText(hosts) });
}

export const clearUp: Text = AFTERWARDS;
