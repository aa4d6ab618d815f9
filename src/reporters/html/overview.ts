import type { DomainReport, Report } from '../../model/report.js';
import type { Lang } from '../../model/text.js';
import { acceptedText } from '../accepted-words.js';
import { jstMinute } from '../jst.js';
import { findingsWorstFirst } from '../report-order.js';
import { nameWithUnicode } from '../text/domain-block.js';
import { COLUMN_WORDS, counted, HEADINGS } from '../text/words.js';
import { changes } from './changes.js';
import { anchorOf, domainBadge, h, hasSection } from './markup.js';

/** The head of the page: when, how many, and a line for every name that leads to its section. */
export function overview(report: Report, rows: readonly DomainReport[], lang: Lang): string[] {
  const { tool, run, summary } = report;
  const { dns, whois, rdap } = run.queries;
  const when = jstMinute(run.startedAt);
  const line = {
    en: `Audited ${when} JST by ${tool.name} ${tool.version} with ${dns} DNS, ${whois} WHOIS and ${rdap} RDAP questions.`,
    ja: `監査日時 ${when}（日本時間）、${tool.name} ${tool.version}。問い合わせ: DNS ${dns}件、WHOIS ${whois}件、RDAP ${rdap}件`,
  };
  const sums = [
    [summary.domains, { en: 'names', ja: 'ドメイン名' }, ''],
    [summary.withFindings, { en: 'with findings', ja: '検出あり' }, ''],
    [summary.incomplete, { en: 'could not be told', ja: '判定不能' }, 'unknown'],
    [summary.clean, { en: 'clean', ja: '正常' }, 'clean'],
  ] as const;
  const accepted = acceptedText(rows);
  return [
    `<p class="faint">${h(line[lang])}</p>`,
    '<ul class="sums">',
    ...sums.map(
      ([count, word, colour]) =>
        `<li><b${count > 0 && colour !== '' ? ` class="${colour}"` : ''}>${count}</b>${word[lang]}</li>`,
    ),
    '</ul>',
    ...(accepted === undefined ? [] : [`<p class="faint">${h(accepted[lang])}</p>`]),
    ...table(rows, lang),
    ...causes(report, lang),
    ...(report.history === undefined ? [] : changes(report.history, lang)),
  ];
}

function table(rows: readonly DomainReport[], lang: Lang): string[] {
  const { risk, domain, worst } = COLUMN_WORDS;
  return [
    '<table>',
    `<tr><th>${risk[lang]}</th><th>${domain[lang]}</th><th class="wide">${worst[lang]}</th></tr>`,
    ...rows.map((row, index) => {
      const name = `<code>${h(nameWithUnicode(row))}</code>`;
      const first = findingsWorstFirst(row.findings)[0]?.title[lang] ?? '';
      const linked = hasSection(row, rows) ? `<a href="#${anchorOf(index)}">${name}</a>` : name;
      return `<tr><td>${domainBadge(row, lang)}</td><td>${linked}</td><td class="wide">${h(first)}</td></tr>`;
    }),
    '</table>',
  ];
}

/** The domains that several names stand or fall with: mend one, and all are mended. */
function causes({ rootCauses }: Report, lang: Lang): string[] {
  const shared = rootCauses.filter(({ domains }) => domains.length > 1);
  if (shared.length === 0) return [];
  return [
    `<h4>${HEADINGS.rootCauses[lang]}</h4>`,
    '<ul>',
    ...shared.map(({ registeredDomain, domains }) => {
      const touches = {
        en: `touches ${counted(domains.length, 'name', 'names')}`,
        ja: `${domains.length}件のドメイン名に影響`,
      };
      const names = domains.map((domain) => `<code>${h(domain)}</code>`).join(lang === 'ja' ? '、' : ', ');
      return `<li><code>${h(registeredDomain)}</code> ${touches[lang]}: ${names}</li>`;
    }),
    '</ul>',
  ];
}
