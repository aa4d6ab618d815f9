import { CHANGES, type Change, type FindingHistory, type History } from '../model/history.js';
import type { Lang, Text } from '../model/text.js';
import { jstMinute } from './jst.js';
import { CONFIDENCE_WORDS, counted, joined, SEVERITY_WORDS } from './text/words.js';

const WORDS: Readonly<Record<Change, Text>> = {
  new: { en: 'new', ja: '新規' },
  reopened: { en: 'come back', ja: '再発' },
  changed: { en: 'changed', ja: '変化' },
  unknown: { en: 'could not be checked', ja: '確認できず' },
  resolved: { en: 'resolved', ja: '解消' },
};

/** From when on changes are told. */
export function sinceText({ since }: History): Text {
  if (since === null) return { en: 'First result', ja: '初回の結果' };
  const when = jstMinute(since);
  return { en: `Since ${when} JST`, ja: `${when}（日本時間）以降` };
}

/** How many changes of each kind there are. */
export function changeCounts(history: History): Text {
  const kinds = CHANGES.flatMap((change) => {
    const count = history.findings.filter((one) => one.change === change).length;
    return count === 0 ? [] : [{ count, word: WORDS[change] }];
  });
  if (kinds.length === 0) return { en: 'nothing changed', ja: '変化はありません' };
  return {
    en: joined(
      kinds.map(({ count, word }) => `${count} ${word.en}`),
      'en',
    ),
    ja: joined(
      kinds.map(({ count, word }) => `${word.ja} ${count}件`),
      'ja',
    ),
  };
}

/** The findings that changed, worst news first. A first result has none to show: there everything is new. */
export function changedFindings({ since, findings }: History): readonly FindingHistory[] {
  return since === null ? [] : CHANGES.flatMap((change) => findings.filter((one) => one.change === change));
}

/** What became of one finding. How bad it was when somebody could look must not be lost. */
export function changeText({ change, severity }: FindingHistory): Text {
  if (change === null) return { en: '', ja: '' };
  if (change !== 'unknown') return WORDS[change];
  return {
    en: `${WORDS.unknown.en} (last known ${severity})`,
    ja: `${WORDS.unknown.ja} (前回 ${SEVERITY_WORDS[severity].ja})`,
  };
}

/** The audited name, the check, and what it is about where that is not the name itself. */
export function changedNames({ domain, id, subject }: FindingHistory): readonly string[] {
  const about = subject.registeredDomain ?? subject.nameServer ?? subject.zone ?? domain;
  return about === domain ? [domain, id] : [domain, id, about];
}

/** The sentence below: what was seen and when. */
export function changeDetail(one: FindingHistory): Text {
  const first = jstMinute(one.firstSeen);
  switch (one.change) {
    case 'unknown':
      return {
        en: `last seen ${counted(one.ageDays, 'day', 'days')} ago (${jstMinute(one.lastSeen)} JST): ${one.reason?.en ?? ''}`,
        ja: `最後の確認は${one.ageDays}日前（${jstMinute(one.lastSeen)} 日本時間）: ${one.reason?.ja ?? ''}`,
      };
    case 'changed':
      return {
        en: `was ${grade(one.before ?? one, 'en')}, is ${grade(one, 'en')}; first seen ${first} JST`,
        ja: `${grade(one.before ?? one, 'ja')} から ${grade(one, 'ja')} へ。初回検出 ${first}（日本時間）`,
      };
    default:
      return {
        en: `${one.message.en} First seen ${first} JST.`,
        ja: `${one.message.ja}初回検出 ${first}（日本時間）`,
      };
  }
}

function grade(
  { severity, confidence }: Pick<FindingHistory, 'severity' | 'confidence'>,
  lang: Lang,
): string {
  return joined([SEVERITY_WORDS[severity][lang], CONFIDENCE_WORDS[confidence][lang]], lang);
}
