import type { History } from '../../model/history.js';
import type { Lang } from '../../model/text.js';
import {
  changeCounts,
  changeDetail,
  changedFindings,
  changedNames,
  changeText,
  sinceText,
} from '../history-words.js';
import { badge, h } from './markup.js';

/** What changed since the earlier result: the numbers, then each finding concerned, worst news first. */
export function changes(history: History, lang: Lang): string[] {
  const items = changedFindings(history).map((one) => {
    const mark = badge(one.change === 'unknown' ? 'incomplete' : one.severity, lang);
    const names = changedNames(one).map((name) => `<code>${h(name)}</code>`);
    return `<li>${mark} ${h(changeText(one)[lang])}: ${names.join(' ')}<br><span class="faint">${h(changeDetail(one)[lang])}</span></li>`;
  });
  return [
    `<h4>${h(sinceText(history)[lang])}: ${h(changeCounts(history)[lang])}</h4>`,
    ...(items.length === 0 ? [] : ['<ul class="changes">', ...items, '</ul>']),
  ];
}
