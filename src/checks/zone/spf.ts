import { spfPolicies, unreadableSpfTerms } from '../../dns/spf-syntax.js';
import { type Outcome, outcomeOf } from '../../model/finding.js';
import { remoteLine } from '../../model/remote-text.js';
import { listText, message } from '../../model/text.js';
import type { Check, DelegatedView } from '../check.js';
import { finding } from '../finding.js';
import { answersTo, unheard, type ZoneAnswer } from '../zone-answers.js';
import { zoneFault } from '../zone-fault.js';

const messages = {
  several: message(
    '{zone} has {count} SPF policies; with more than one, none counts.',
    '{zone}にSPFレコードが{count}個あります。2個以上あると、どれも無効になります。',
  ),
  unreadable: message(
    'The SPF policy of {zone} has terms that cannot be read: {terms}.',
    '{zone}のSPFレコードに、解釈できない記述があります：{terms}。',
  ),
};

/** The zone's SPF policy is void: there are several, or one with terms that nobody can read. */
export const spf: Check = {
  id: 'zone/spf',
  title: message('The SPF policy is void', 'SPFレコードが無効です'),
  why: message(
    'Receivers then cannot tell your mail from forged mail in your name, and may refuse both.',
    '受信側が、自団体のメールとなりすましメールを区別できず、どちらも拒否されるおそれがあります。',
  ),
  remedy: message(
    'Publish exactly one SPF policy, and correct its terms.',
    'SPFレコードを1個だけにし、記述を修正してください。',
  ),
  references: ['RFC 7208 section 3.2', 'RFC 7208 section 4.6'],
  messages,
  needs: 'delegation',
  run,
};

/** Several policies make each of them void, whatever it says; so that is told first. */
function run(view: DelegatedView): Outcome {
  const { zone } = view.delegation;
  const seen = answersTo(view, 'txt').map((one) => ({ ...one, policies: policiesIn(one) }));
  const several = seen.filter(({ policies }) => policies.length > 1);
  if (several.length > 0) {
    const count = Math.max(...several.map(({ policies }) => policies.length));
    return outcomeOf([finding(messages, 'several', { zone, count }, zoneFault(view, KEEP_ONE, several))], []);
  }
  const odd = seen.filter(({ policies }) => policies.flatMap(unreadableSpfTerms).length > 0);
  if (odd.length === 0) return outcomeOf([], seen.length > 0 ? [] : unheard(view, 'txt', 'TXT'));
  const terms = new Set(odd.flatMap(({ policies }) => policies.flatMap(unreadableSpfTerms)));
  const shown = listText([...terms].slice(0, MAX_TERMS).map((term) => remoteLine(term, MAX_TERM_CHARACTERS)));
  return outcomeOf(
    [finding(messages, 'unreadable', { zone, terms: shown }, zoneFault(view, CORRECT, odd))],
    [],
  );
}

/** What is shown of a hostile policy. */
const MAX_TERMS = 5;
const MAX_TERM_CHARACTERS = 60;

function policiesIn({ answer }: ZoneAnswer): string[] {
  return spfPolicies(answer.records.flatMap((rr) => (rr.type === 'TXT' ? [rr.strings] : [])));
}

const KEEP_ONE = message(
  'to join the SPF policies into a single TXT record',
  'SPFレコードを1個のTXTレコードにまとめる',
);
const CORRECT = message(
  'to correct the terms of the SPF policy that cannot be read',
  'SPFレコードの解釈できない記述を修正する',
);
