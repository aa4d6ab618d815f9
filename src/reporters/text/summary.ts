import type { Report, Summary } from '../../model/report.js';
import { SEVERITIES } from '../../model/severity.js';
import { acceptedText } from '../accepted-words.js';
import { hang, plain, type Span, span, wrap } from './layout.js';
import { type Page, say } from './page.js';
import { counted, joined, SEVERITY_WORDS } from './words.js';

/** The last lines: how many domains and how they stand, the findings by severity, and what was asked. */
export function summaryBlock(page: Page, { summary, run, domains }: Report): string[] {
  const { dns, whois, rdap } = run.queries;
  const asked = say(page, {
    en: `Asked: ${dns} DNS, ${whois} WHOIS and ${rdap} RDAP questions.`,
    ja: `問い合わせ: DNS ${dns}件、WHOIS ${whois}件、RDAP ${rdap}件`,
  });
  return [
    ...wrap(standing(page, summary), page.width),
    ...reasons(page, summary),
    ...wrap(severities(page, summary), page.width),
    ...accepted(page, domains),
    ...wrap([span(asked, page.palette.faint)], page.width),
  ];
}

function standing(page: Page, { domains, withFindings, incomplete, clean }: Summary): Span[] {
  const separator = span(page.lang === 'ja' ? '、' : ', ');
  const total = { en: `${counted(domains, 'domain', 'domains')}: `, ja: `ドメイン名${domains}件: ` };
  return [
    span(say(page, total), page.palette.strong),
    span(say(page, { en: `${withFindings} with findings`, ja: `検出あり ${withFindings}件` })),
    separator,
    span(
      say(page, { en: `${incomplete} could not be told`, ja: `判定不能 ${incomplete}件` }),
      incomplete > 0 ? page.palette.unknown : plain,
    ),
    separator,
    span(say(page, { en: `${clean} clean`, ja: `正常 ${clean}件` })),
  ];
}

/** Reasons shown; the JSON result has them all. */
const MAX_REASONS = 5;

/** Why names are not complete, grouped; for one name its own block says so already. */
function reasons(page: Page, { domains, complete, reasons }: Summary): string[] {
  if (domains <= 1 || complete === domains) return [];
  const open = domains - complete;
  const heading = say(page, {
    en: `Not everything could be checked for ${counted(open, 'domain', 'domains')}:`,
    ja: `確認できなかった検査があるドメイン名 ${open}件:`,
  });
  return [
    ...wrap([span(heading, page.palette.unknown)], page.width),
    ...reasons
      .slice(0, MAX_REASONS)
      .flatMap(({ reason, domains: count }) =>
        hang('  ', [span(`${count}  ${say(page, reason)}`)], page.width),
      ),
  ];
}

function accepted(page: Page, domains: Report['domains']): string[] {
  const line = acceptedText(domains);
  return line === undefined ? [] : wrap([span(say(page, line), page.palette.faint)], page.width);
}

function severities(page: Page, { bySeverity }: Summary): Span[] {
  const present = SEVERITIES.filter((severity) => bySeverity[severity] > 0);
  const label = { en: 'Findings: ', ja: '検出: ' };
  if (present.length === 0) return [span(`${say(page, label)}${say(page, { en: 'none', ja: 'なし' })}`)];
  const parts = present.map((severity) => {
    const word = say(page, SEVERITY_WORDS[severity]);
    return page.lang === 'ja'
      ? `${word} ${bySeverity[severity]}件`
      : `${bySeverity[severity]} ${word.toLowerCase()}`;
  });
  return [span(say(page, label), page.palette.strong), span(joined(parts, page.lang))];
}
