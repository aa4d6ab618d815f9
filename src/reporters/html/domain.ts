import type { DomainReport, UnknownReport } from '../../model/report.js';
import type { Lang } from '../../model/text.js';
import { meaningOf, openReasons } from '../open-reasons.js';
import { PATTERNS, TARGET_KINDS } from '../text/delegation-words.js';
import { exposed, nameWithUnicode, openQuestions } from '../text/domain-block.js';
import { verified } from '../text/verified.js';
import { HEADINGS, percent } from '../text/words.js';
import { delegation } from './delegation.js';
import { findingCard } from './finding.js';
import { anchorOf, domainBadge, h } from './markup.js';

/** Everything about one audited name; `index` is its place on the page. */
export function domainSection(row: DomainReport, index: number, lang: Lang): string[] {
  return [
    `<section id="${anchorOf(index)}">`,
    `<h2>${domainBadge(row, lang)} <code>${h(nameWithUnicode(row))}</code></h2>`,
    ...facts(row, lang),
    ...(row.status === 'clean' ? [`<p><span class="good">✓</span> ${h(verified(row)[lang])}</p>`] : []),
    ...row.findings.flatMap((one) => findingCard(one, lang)),
    ...unknowns(row.unknowns, lang),
    ...delegation(row, lang),
    '</section>',
  ];
}

function facts({ kind, pattern, exposure, unknowns: open }: DomainReport, lang: Lang): string[] {
  const parts = [
    TARGET_KINDS[kind]?.[lang] ?? '',
    pattern === null ? '' : PATTERNS[pattern][lang],
    open.length === 0 ? '' : openQuestions(open.length)[lang],
    exposure === 0 ? '' : exposed(percent(exposure))[lang],
  ].filter((part) => part !== '');
  const line = parts.join(lang === 'ja' ? '、' : ', ');
  return line === '' ? [] : [`<p class="faint">${h(line.charAt(0).toUpperCase() + line.slice(1))}</p>`];
}

/** The open questions, each reason once. */
function unknowns(open: readonly UnknownReport[], lang: Lang): string[] {
  if (open.length === 0) return [];
  return [
    '<article class="card unknown">',
    `<h3>${HEADINGS.unknowns[lang]}</h3>`,
    `<p class="faint">${h(meaningOf(open)[lang])}</p>`,
    '<ul>',
    ...openReasons(open, lang).map(
      ({ text, checks }) =>
        `<li>${h(text)}<br><span class="faint">${checks.map((check) => `<code>${h(check)}</code>`).join(' ')}</span></li>`,
    ),
    '</ul>',
    '</article>',
  ];
}
