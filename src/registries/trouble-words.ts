import type { DomainName } from '../dns/name.js';
import type { RegistryUnknownReason } from '../model/registration.js';

/** A line by which a registry says that it does not answer, and why. */
export type Trouble = { readonly reason: RegistryUnknownReason; readonly line: string };

/**
 * Looks for words that take an answer's meaning away: limits, blocks, outages, errors. Comment lines count too, because
 * AFNIC writes "Too many requests..." into one and "No entries found" below it. Legal boilerplate speaks of limits and
 * rights in general ("may restrict your access", "high-volume"), so the patterns ask for something that has happened.
 * The asked name itself may be made of such words and is left out.
 */
export function findTrouble(lines: readonly string[], asked: DomainName): Trouble | undefined {
  const nameless = lines.map((line) => line.toLowerCase().replaceAll(asked, ' '));
  for (const { reason, words } of TROUBLES) {
    const index = nameless.findIndex((line) => words.test(line));
    if (index >= 0) return { reason, line: (lines[index] as string).trim() };
  }
  return undefined;
}

/** The first row that fits any line counts: "too busy, try again later" is an outage, "try again later" alone a limit. */
const TROUBLES: readonly { readonly reason: RegistryUnknownReason; readonly words: RegExp }[] = [
  {
    reason: 'unavailable',
    words:
      /(temporarily|currently|is) (un|not )available\b(?! for)|(is|are) currently down|(too|is) busy|out of service|(under|scheduled) maintenance|connection (attempt )?(failed|timed out)|internal (server )?error|service unavailable|メンテナンス|混雑/i,
  },
  {
    reason: 'rate-limited',
    words:
      /limits? (has been |have been |was )?(exceeded|reached)|exceeded (your|the) .{0,40}(quota|limit|rate|number|maximum)|quota .{0,40}exceeded|too many (requests|queries|connections)|only \d+ (request|quer)\w* per|go away|grace period, wait|throttl|(try|query) again (later|in|after)|アクセス.{0,12}制限|しばらく.{0,20}(待|後)/i,
  },
  {
    reason: 'refused',
    words:
      /(request|access|query|connection|permission)( is| was| has been| to .{1,40})? (denied|refused|rejected|blocked|forbidden)|(you|client|address|ip).{0,40} (been |is |are )(temporarily |permanently )?(blocked|banned|blacklisted|denied)|拒否/i,
  },
  {
    reason: 'malformed',
    words:
      /^\W*(error\b|fatal\b|(error[: ]+)?\binvalid (input|query|request|domain|parameter|syntax))|could not be (performed|processed)|unable to process|not a valid domain/i,
  },
];
