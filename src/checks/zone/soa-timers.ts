import type { RecordOf } from '../../dns/rr.js';
import { outcomeOf } from '../../model/finding.js';
import { listText, message } from '../../model/text.js';
import type { Check } from '../check.js';
import { finding } from '../finding.js';
import { soaRecords } from '../soa-records.js';
import { unheard } from '../zone-answers.js';
import { zoneFault } from '../zone-fault.js';

const messages = {
  'out-of-range': message(
    'Timers in the SOA record of {zone} are out of the usual range: {timers}.',
    '{zone}のSOAレコードの次の値が、通常の範囲にありません：{timers}。',
  ),
};

/**
 * Seconds. RFC 1912 section 2.2, opened to whatever a later document recommends: a day of refresh and 42 days of expiry
 * (RIPE-203), a week of expiry as many providers have, and short negative TTLs (RFC 2308 section 5).
 */
const RANGES = {
  refresh: { from: 1_200, to: 86_400 },
  retry: { from: 180, to: 86_400 },
  expire: { from: 604_800, to: 3_628_800 },
  minimum: { from: 60, to: 432_000 },
} as const;

/** Timers of the SOA record that make secondary servers give up too early, hold on too long, or ask too often. */
export const soaTimers: Check = {
  id: 'zone/soa-timers',
  title: message('Timers in the SOA record are unusual', 'SOAレコードの時間設定が通常の範囲にありません'),
  why: message(
    'They tell secondary servers how often to look for changes and when to give up. With a short expiry, a broken primary takes the zone down in days.',
    'セカンダリサーバーが更新を確認する間隔や、ゾーンの提供をやめる時期を決める値です。expireが短いと、プライマリの障害が数日でゾーン全体の停止につながります。',
  ),
  remedy: message(
    'Set usual values, such as refresh 3600, retry 900, expire 1209600, minimum 900.',
    '一般的な値（例：refresh 3600、retry 900、expire 1209600、minimum 900）に設定してください。',
  ),
  references: ['RFC 1912 section 2.2', 'RFC 2308 section 5', 'RIPE-203'],
  messages,
  needs: 'delegation',
  run: (view) => {
    const { zone } = view.delegation;
    const seen = soaRecords(view).map((one) => ({ ...one, odd: oddTimers(one.soa) }));
    const odd = seen.filter((one) => one.odd.length > 0);
    if (odd.length === 0) return outcomeOf([], seen.length > 0 ? [] : unheard(view, 'soa', 'SOA'));
    const timers = listText([...new Set(odd.flatMap((one) => one.odd))]);
    const unusual = finding(messages, 'out-of-range', { zone, timers }, zoneFault(view, CORRECT, odd));
    return outcomeOf([unusual], []);
  },
};

/** `expire 3600`, `retry 900 >= refresh 900` */
function oddTimers(soa: RecordOf<'SOA'>): string[] {
  const names = ['refresh', 'retry', 'expire', 'minimum'] as const;
  const odd = names
    .filter((name) => soa[name] < RANGES[name].from || soa[name] > RANGES[name].to)
    .map((name) => `${name} ${soa[name]}`);
  return soa.retry >= soa.refresh ? [...odd, `retry ${soa.retry} >= refresh ${soa.refresh}`] : odd;
}

const CORRECT = message(
  'to set usual values: refresh 20 minutes to a day, retry less than that, expire 2 to 4 weeks, minimum up to a day',
  '一般的な値（refreshは20分から1日、retryはそれより短く、expireは2～4週間、minimumは1日まで）に設定する',
);
