import { CHANGES, type Change, type FindingHistory, type History } from '../../model/history.js';
import type { Text } from '../../model/text.js';
import { jstMinute } from '../jst.js';
import { hang, type Span, span, stack, wrap } from './layout.js';
import { badge, inset, type Page, say } from './page.js';
import { CONFIDENCE_WORDS, counted, joined, SEVERITY_WORDS } from './words.js';

const WORDS: Readonly<Record<Change, Text>> = {
  new: { en: 'new', ja: '新規' },
  reopened: { en: 'come back', ja: '再発' },
  changed: { en: 'changed', ja: '変化' },
  unknown: { en: 'could not be checked', ja: '確認できず' },
  resolved: { en: 'resolved', ja: '解消' },
};

/** What changed since the earlier result: the numbers, then each finding concerned, worst news first. */
export function changesBlock(page: Page, history: History): string[] {
  const changed = history.findings.filter(({ change }) => change !== null);
  return stack([
    changesLine(page, history),
    inset(page, 2, (body) =>
      CHANGES.flatMap((change) => changed.filter((one) => one.change === change)).flatMap((one) =>
        lines(body, one),
      ),
    ),
  ]);
}

/** The numbers alone: for a first result, where everything is new, and for people in a hurry. */
export function changesLine(page: Page, history: History): string[] {
  const changed = history.findings.filter(({ change }) => change !== null);
  return wrap([span(heading(page, history), page.palette.strong), ...counts(page, changed)], page.width);
}

function heading(page: Page, { since }: History): string {
  if (since === null) return say(page, { en: 'First result: ', ja: '初回の結果: ' });
  const when = jstMinute(since);
  return say(page, { en: `Since ${when} JST: `, ja: `${when}（日本時間）以降: ` });
}

function counts(page: Page, changed: readonly FindingHistory[]): Span[] {
  const parts = CHANGES.flatMap((change) => {
    const count = changed.filter((one) => one.change === change).length;
    const word = say(page, WORDS[change]);
    return count === 0 ? [] : [page.lang === 'ja' ? `${word} ${count}件` : `${count} ${word}`];
  });
  const nothing = say(page, { en: 'nothing changed', ja: '変化はありません' });
  return [span(parts.length === 0 ? nothing : joined(parts, page.lang))];
}

function lines(page: Page, one: FindingHistory): string[] {
  const mark = one.change === 'unknown' ? badge(page, 'incomplete') : badge(page, one.severity);
  const change = one.change === null ? '' : say(page, WORDS[one.change]);
  // The badge says that nobody could look; how bad it was when somebody could must not be lost.
  const known = say(page, {
    en: `last known ${one.severity}`,
    ja: `前回 ${SEVERITY_WORDS[one.severity].ja}`,
  });
  const word = one.change === 'unknown' ? `${change} (${known})` : change;
  const about = one.subject.registeredDomain ?? one.subject.nameServer ?? one.subject.zone ?? '';
  const subject = about === '' || about === one.domain ? '' : ` ${about}`;
  return [
    ...hang(`${mark} `, [span(`${word}: ${one.domain}  ${one.id}${subject}`)], page.width),
    ...hang('  ', [span(say(page, detailOf(page, one)), page.palette.faint)], page.width),
  ];
}

function detailOf(page: Page, one: FindingHistory): Text {
  const first = jstMinute(one.firstSeen);
  switch (one.change) {
    case 'unknown':
      return {
        en: `last seen ${counted(one.ageDays, 'day', 'days')} ago (${jstMinute(one.lastSeen)} JST): ${one.reason?.en ?? ''}`,
        ja: `最後の確認は${one.ageDays}日前（${jstMinute(one.lastSeen)} 日本時間）: ${one.reason?.ja ?? ''}`,
      };
    case 'changed': {
      const before = one.before ?? one;
      const then = [
        say(page, SEVERITY_WORDS[before.severity]),
        say(page, CONFIDENCE_WORDS[before.confidence]),
      ];
      const now = [say(page, SEVERITY_WORDS[one.severity]), say(page, CONFIDENCE_WORDS[one.confidence])];
      return {
        en: `was ${joined(then, page.lang)}, is ${joined(now, page.lang)}; first seen ${first} JST`,
        ja: `${joined(then, page.lang)} から ${joined(now, page.lang)} へ。初回検出 ${first}（日本時間）`,
      };
    }
    default:
      return {
        en: `${one.message.en} First seen ${first} JST.`,
        ja: `${one.message.ja}初回検出 ${first}（日本時間）`,
      };
  }
}
