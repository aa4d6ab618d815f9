import type { FindingHistory, History } from '../../model/history.js';
import {
  changeCounts,
  changeDetail,
  changedFindings,
  changedNames,
  changeText,
  sinceText,
} from '../history-words.js';
import { hang, span, stack, wrap } from './layout.js';
import { badge, inset, type Page, say } from './page.js';

/** What changed since the earlier result: the numbers, then each finding concerned, worst news first. */
export function changesBlock(page: Page, history: History): string[] {
  return stack([
    changesLine(page, history),
    inset(page, 2, (body) => changedFindings(history).flatMap((one) => lines(body, one))),
  ]);
}

/** The numbers alone: for a first result, where everything is new, and for people in a hurry. */
export function changesLine(page: Page, history: History): string[] {
  return wrap(
    [span(`${say(page, sinceText(history))}: `, page.palette.strong), span(say(page, changeCounts(history)))],
    page.width,
  );
}

function lines(page: Page, one: FindingHistory): string[] {
  const mark = badge(page, one.change === 'unknown' ? 'incomplete' : one.severity);
  return [
    ...hang(`${mark} `, [span(`${say(page, changeText(one))}: ${changedNames(one).join('  ')}`)], page.width),
    ...hang('  ', [span(say(page, changeDetail(one)), page.palette.faint)], page.width),
  ];
}
