import type { NsDomainView } from '../../derive/audit-view.js';
import { addDays, daysBetween } from '../../derive/calendar.js';
import type { OpenTo } from '../../derive/registrants.js';
import type { Registration } from '../../model/registration.js';
import { fill, listText, message, type Text } from '../../model/text.js';

/** Last day of the month of suspension on which a general-use JP name can be restored. Source: JPRS, life cycle. */
const JP_RESTORE_DAY = 20;

const RESTORE = {
  byDate: message(
    'Ask the operator of {hosts} to have {domain} restored by its registrar (指定事業者). It can be restored until {date}.',
    '{hosts}の運用者に、{domain}の指定事業者（レジストラ）を通じた回復の手続きを依頼してください。回復できるのは{date}までです。',
  ),
  over: message(
    'The time in which {domain} could be restored ended on {date}. Do not rely on its name servers any more.',
    '{domain}を回復できる期間は{date}に終わりました。このドメイン名の権威DNSサーバーは今後使えません。',
  ),
  general: message(
    'Ask the operator of {hosts} to have {domain} restored by its registrar (指定事業者). A general-use JP name can be restored until the 20th of the month of suspension.',
    '{hosts}の運用者に、{domain}の指定事業者（レジストラ）を通じた回復の手続きを依頼してください。汎用JPドメイン名を回復できるのは、停止した月の20日までです。',
  ),
  organizational: message(
    'Ask the operator of {hosts} to have {domain} restored by its registrar (指定事業者). It can be restored until the 15th of the month after the abolition.',
    '{hosts}の運用者に、{domain}の指定事業者（レジストラ）を通じた回復の手続きを依頼してください。回復できるのは、廃止した月の翌月15日までです。',
  ),
  redemption: message(
    'Ask the operator of {hosts} to have {domain} restored by its registrar at once. The redemption period lasts 30 days at most.',
    '{hosts}の運用者に、{domain}のレジストラを通じて直ちに回復するよう依頼してください。回復できる期間（redemption period）は最長30日です。',
  ),
  other: message(
    'Ask the operator of {hosts} to settle with the registrar of {domain} at once whether it can be restored.',
    '{hosts}の運用者に、{domain}を回復できるかどうか、レジストラに直ちに確認するよう依頼してください。',
  ),
  tooLate: message(
    '{domain} can no longer be restored. Do not rely on its name servers any more.',
    '{domain}はもう回復できません。このドメイン名の権威DNSサーバーは今後使えません。',
  ),
  hold: message(
    'Ask the operator of {hosts} to settle with the registrar of {domain} why it is on hold, and to have the hold lifted.',
    '{hosts}の運用者に、{domain}が保留（hold）となった理由をレジストラに確認し、解除するよう依頼してください。',
  ),
};
const KEEP = message(
  'Ask the operator of {hosts} whether {domain} is to be given up, and if not, to keep it through its registrar (指定事業者).',
  '{hosts}の運用者に、{domain}を廃止する予定かどうかを確認し、使い続ける場合は指定事業者（レジストラ）で継続の手続きをするよう依頼してください。',
);
const RENEW = message(
  'Ask the operator of {hosts} to renew {domain} with its registrar at once.',
  '{hosts}の運用者に、{domain}をレジストラで直ちに更新するよう依頼してください。',
);
const CONFIRM_RENEWAL = message(
  'Ask the operator of {hosts} to confirm that {domain} will be renewed before {date}.',
  '{hosts}の運用者に、{domain}が{date}までに更新されることを確認してください。',
);

/** What the operator of the name servers can still do about its domain, by the registry's rules and the domain's state. */
export function rescueDomain(view: NsDomainView, registration: Registration, today: string): Text[] {
  const { domain } = view;
  const hosts = listText(view.hosts);
  switch (registration.state) {
    case 'to-be-suspended':
    case 'to-be-deleted':
      return [fill(KEEP, { hosts, domain })];
    case 'suspended':
    case 'deleted':
      return [restore(view, registration, today)];
    case 'redemption':
      return [fill(RESTORE.redemption, { hosts, domain })];
    case 'pending-delete':
      return [fill(RESTORE.tooLate, { domain })];
    case 'hold':
      return [fill(RESTORE.hold, { hosts, domain })];
    case 'active':
    case 'auto-renew-grace':
      return renewAtOnce(view);
    case 'unregistered':
    case 'reserved':
    case 'unknown':
      return [];
  }
}

/** The operator renews a domain whose term has ended. */
export function renewAtOnce({ hosts, domain }: NsDomainView): Text[] {
  return [fill(RENEW, { hosts: listText(hosts), domain })];
}

/** The operator confirms the renewal of a healthy domain. */
export function confirmRenewal(view: NsDomainView, date: string): Text[] {
  return [fill(CONFIRM_RENEWAL, { hosts: listText(view.hosts), domain: view.domain, date })];
}

/** The operator says whether a healthy domain that renews by itself is to be kept. */
export function confirmKeeping(view: NsDomainView): Text[] {
  return [fill(KEEP, { hosts: listText(view.hosts), domain: view.domain })];
}

const REGISTER_AGAIN = {
  open: message(
    'Ask the operator of {hosts} to register {domain} again at once: until it is out of the delegation, whoever registers it first controls the answers of these servers.',
    '{hosts}の運用者に、{domain}を直ちに再登録するよう依頼してください。委任から外れるまでは、先に登録した者がこのサーバーの応答を支配できます。',
  ),
  'qualified-only': message(
    'Ask the operator of {hosts} whether its own organization can register {domain} again.',
    '{hosts}の運用者に、自組織で{domain}を再登録できるかどうかを確認するよう依頼してください。',
  ),
};

/** A free domain is safest with the operator of its name servers until they have left the delegation. */
export function registerAgain({ domain, hosts }: NsDomainView, kind: OpenTo): Text[] {
  return kind === 'closed' || kind === 'no-tld'
    ? []
    : [fill(REGISTER_AGAIN[kind], { hosts: listText(hosts), domain })];
}

function restore(view: NsDomainView, { rules, state }: Registration, today: string): Text {
  const { domain, hijackableFrom } = view;
  const hosts = listText(view.hosts);
  if (rules === 'jp-organizational') return fill(RESTORE.organizational, { hosts, domain });
  if (rules !== 'jp-general' || state !== 'suspended') return fill(RESTORE.other, { hosts, domain });
  // The name is free on the 1st, so the day before lies in the month of suspension.
  if (hijackableFrom === null) return fill(RESTORE.general, { hosts, domain });
  const date = `${addDays(hijackableFrom, -1).slice(0, 8)}${JP_RESTORE_DAY}`;
  const text = daysBetween(today, date) < 0 ? RESTORE.over : RESTORE.byDate;
  return fill(text, { hosts, domain, date });
}
