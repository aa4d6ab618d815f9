import type { DomainName } from '../../dns/name.js';
import { isName } from '../registry-reading.js';
import { findTrouble, type Trouble } from '../trouble-words.js';
import { findWithheld } from '../withheld.js';

/**
 * What kind of answer a WHOIS text is, before anything in it is parsed.
 * - `trouble`: a limit, a block, an outage, an error, or a denial that contradicts itself.
 * - `withheld`: the registry keeps the name back. - `not-found`: its plain word that it does not know the name.
 * - `record`: anything else, to be parsed; that does not make it a registration yet.
 */
export type AnswerClass =
  | ({ readonly kind: 'trouble' } & Trouble)
  | { readonly kind: 'withheld'; readonly line: string }
  | { readonly kind: 'not-found'; readonly line: string }
  | { readonly kind: 'record' };

/** A denial with its legal text is shorter than this, lines; what is longer has something else to say. */
const MAX_DENIAL_LINES = 80;

/**
 * Trouble goes before denial, denial before record: "Too many requests" above "No entries found" is no denial.
 * A denial is a line that says nothing but that, about no name but the asked one, in an answer without record fields.
 */
export function classifyAnswer(text: string, asked: DomainName): AnswerClass {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (lines.length === 0) return { kind: 'trouble', reason: 'empty', line: 'an answer without content' };
  const trouble = findTrouble(lines, asked);
  if (trouble !== undefined) return { kind: 'trouble', ...trouble };
  const withheld = findWithheld(lines);
  if (withheld !== undefined) return { kind: 'withheld', line: withheld };

  const denial = lines.find((line) => DENIALS.has(bare(line, asked)));
  if (denial === undefined) return { kind: 'record' };
  if (
    lines.length > MAX_DENIAL_LINES ||
    lines.some(isRecordField) ||
    lines.some((line) => isAboutOther(line, asked))
  ) {
    return { kind: 'trouble', reason: 'malformed', line: `not only a denial: ${denial.trim()}` };
  }
  return { kind: 'not-found', line: denial.trim() };
}

/** The line in lower case without the asked name, quotes, comment marks and the like: only its words and colons. */
function bare(line: string, asked: DomainName): string {
  return line
    .toLowerCase()
    .replaceAll(asked, ' ')
    .replace(/[^a-z: ]+/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[: ]+|[: ]+$/g, '');
}

/** Whole lines of denial. Seen at the registries of servers.ts and in the packages' samples (2009 to 2026). */
const DENIALS = new Set([
  'no match',
  'no match for',
  'no match for domain',
  'no match found',
  'not found',
  'not found in database',
  'domain not found',
  'domain name not found',
  'object not found',
  'no entries found',
  'no entries found in the afnic database',
  'no entries found for the selected source',
  'no entries found for the selected source s',
  'no data found',
  'no object found',
  'no domain found',
  'no matching record',
  'no records matching',
  'nothing found',
  'no such domain',
  'object does not exist',
  'the queried object does not exist',
  'domain does not exist',
  'status: free',
  'status: available',
  'is free',
  'is available',
  'domain is available',
  'domain has not been registered',
  'the domain has not been registered',
  'this domain has not been registered',
  'the requested domain was not found in the registry or registrar s whois server',
]);

function isRecordField(line: string): boolean {
  return /^\s*(name ?servers?|nserver|(sponsoring )?registrar|registrant|creation date|created|registry domain id)\b[^:]{0,20}:\s*\S/i.test(
    line,
  );
}

function isAboutOther(line: string, asked: DomainName): boolean {
  const name = /^\s*(?:domain|domain name|domain_name)\s*:\s*(\S+)/i.exec(line)?.[1];
  return name !== undefined && !isName(name, asked);
}
