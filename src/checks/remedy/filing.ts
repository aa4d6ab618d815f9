import { addDays, daysBetween } from '../../derive/calendar.js';
import { type DomainName, domainName, isBelow } from '../../dns/name.js';
import { isRegistryName } from '../../dns/public-suffix.js';
import { fill, message, type Text } from '../../model/text.js';
import type { DelegatedView } from '../check.js';

/**
 * Where a change of the audited zone's delegation is filed.
 * - `j-lis`: an LG.JP name delegated by the registry. J-LIS is the only LG.JP取扱事業者.
 * - `registrar`: any other name delegated by a registry's zone. - `parent-operator`: a zone below somebody's own zone.
 */
export type FilingDesk = 'j-lis' | 'registrar' | 'parent-operator';

/**
 * From when a third party can answer, `YYYY-MM-DD` in Japan, and how: by registering the domain (the default), because
 * somebody else may hold it already, or by setting the zone up at its provider.
 */
export type TakeoverDate = {
  readonly domain: DomainName;
  readonly from: string;
  readonly how?: 'register' | 'hold' | 'claim';
};

/** Days from the application to the earliest desired date (取次希望日) of an LG.JP change. Source: J-LIS article. */
const LG_JP_EARLIEST_DAYS = 8;

const LG_JP = domainName('lg.jp');

export function filingDesk({ delegation: { zone, parent } }: DelegatedView): FilingDesk {
  if (!isRegistryName(parent)) return 'parent-operator';
  return isBelow(zone, LG_JP) ? 'j-lis' : 'registrar';
}

const FILE = {
  'j-lis': message(
    'File the form 「LG.JPドメイン名ネームサーバ情報の変更」 (change of LG.JP name server information; LGWAN basic application service) with J-LIS.',
    '総合行政ネットワーク基本アプリケーション・サービスの「LG.JPドメイン名ネームサーバ情報の変更」を、J-LIS（LG.JP取扱事業者）に申請してください。',
  ),
  registrar: message(
    'File the change with the registrar (指定事業者) of {zone}.',
    '変更は{zone}の指定事業者（レジストラ）に申請してください。',
  ),
  'parent-operator': message(
    'Ask whoever runs the parent zone {parent} to change the delegation of {zone}.',
    '親ゾーン{parent}の管理者に、{zone}の委任の変更を依頼してください。',
  ),
};
const EARLIEST = message(
  'The earliest desired date (取次希望日) for an application made today is {date}.',
  '本日申請する場合、指定できる最も早い取次希望日は{date}です。',
);
const AT_ONCE = message(
  'Do not wait for that date. Consult J-LIS at once; the desired date is an optional field.',
  '取次希望日を待たず、すぐにJ-LISに相談してください（取次希望日の記入は任意です）。',
);
const TOO_LATE = {
  register: message(
    'A third party can register {domain} from {from}. {atOnce}',
    '{domain}は{from}から第三者が登録できます。{atOnce}',
  ),
  hold: message(
    'Whoever holds {domain} now can answer for {zone} already. {atOnce}',
    '{domain}の現在の登録者は、すでに{zone}の応答を偽ることができます。{atOnce}',
  ),
  claim: message(
    'A third party may be able to set {zone} up at the provider and answer for it already. {atOnce}',
    '第三者がすでにDNS事業者に{zone}を作成し、応答を偽れる状態にあるおそれがあります。{atOnce}',
  ),
};

/**
 * The steps of filing a change of the delegation: with whom, and for LG.JP the earliest desired date. Where a third
 * party can answer for the zone by that date, the step is to consult J-LIS at once.
 */
export function fileChange(view: DelegatedView, takeover?: TakeoverDate): Text[] {
  const { zone, parent } = view.delegation;
  const desk = filingDesk(view);
  if (desk !== 'j-lis') return [fill(FILE[desk], { zone, parent })];
  const date = addDays(view.today, LG_JP_EARLIEST_DAYS);
  // Names become free in the first hours of a day, changes are made in office hours: the same day is too late.
  const tooLate = takeover !== undefined && daysBetween(date, takeover.from) <= 0;
  if (!tooLate) return [FILE[desk], fill(EARLIEST, { date })];
  const { domain, from, how = 'register' } = takeover;
  const warning = fill(TOO_LATE[how], { domain, from, zone, atOnce: AT_ONCE });
  return [FILE[desk], fill(EARLIEST, { date }), warning];
}
