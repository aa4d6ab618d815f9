import type { History } from '../model/history.js';
import type { DomainReport, Report } from '../model/report.js';
import type { Lang, Text } from '../model/text.js';
import { acceptedText } from './accepted-words.js';
import {
  changeCounts,
  changeDetail,
  changedFindings,
  changedNames,
  changeText,
  sinceText,
} from './history-words.js';
import { jstMinute } from './jst.js';
import { openReasons } from './open-reasons.js';
import { domainsWorstFirst, inFixedOrder } from './report-order.js';
import type { Reporter } from './reporter.js';
import { subjectName } from './subject-name.js';
import { safeText } from './text/safe-report.js';
import { CONFIDENCE_WORDS, counted, HEADINGS, SEVERITY_WORDS, STATUS_WORDS } from './text/words.js';

const TITLE: Text = { en: 'Audit of DNS delegations', ja: 'DNS委任の監査結果' };

/** A report for an issue or a wiki: the numbers, then every name that is not clean. GitHub Flavored Markdown. */
export const renderMarkdown: Reporter = (report, { lang }) => {
  const safe = safeText(inFixedOrder(report));
  const rows = domainsWorstFirst(safe.domains).filter(({ status }) => status !== 'clean');
  const blocks = [
    `# ${TITLE[lang]}`,
    summary(safe, lang),
    ...(safe.history === undefined ? [] : [changes(safe.history, lang)]),
    ...rows.map((row) => section(row, lang)),
  ];
  return `${blocks.join('\n\n')}\n`;
};

function summary({ summary: sums, run, domains: rows }: Report, lang: Lang): string {
  const { domains, withFindings, incomplete, clean } = sums;
  const line = {
    en: `${counted(domains, 'domain', 'domains')}: ${withFindings} with findings, ${incomplete} could not be told, ${clean} clean.`,
    ja: `ドメイン名${domains}件: 検出あり ${withFindings}件、判定不能 ${incomplete}件、正常 ${clean}件`,
  };
  const accepted = acceptedText(rows);
  const when = jstMinute(run.startedAt);
  return [
    { en: `${when} JST`, ja: `${when}（日本時間）` }[lang],
    line[lang],
    ...(accepted === undefined ? [] : [accepted[lang]]),
  ].join('\n\n');
}

function changes(history: History, lang: Lang): string {
  const items = changedFindings(history).map((one) => {
    const grade = one.change === 'unknown' ? '' : `${SEVERITY_WORDS[one.severity][lang]} `;
    return `- **${grade}${changeText(one)[lang]}** ${changedNames(one).map(code).join(' ')}: ${plain(changeDetail(one)[lang])}`;
  });
  const line = `${sinceText(history)[lang]}: ${changeCounts(history)[lang]}`;
  return items.length === 0 ? line : `${line}\n\n${items.join('\n')}`;
}

function section(row: DomainReport, lang: Lang): string {
  const findings = row.findings.map((one) => {
    const head = `**${SEVERITY_WORDS[one.severity][lang]}** ${code(one.id)} ${code(subjectName(one.subject))}`;
    const steps = one.remediation[lang].map((step, at) => `${at + 1}. ${plain(step)}`);
    return [
      `### ${head}`,
      `${plain(one.message[lang])} (${CONFIDENCE_WORDS[one.confidence][lang]})`,
      ...(steps.length === 0 ? [] : [`${HEADINGS.remedy[lang]}:`, steps.join('\n')]),
      code(one.fingerprint),
    ].join('\n\n');
  });
  const unknowns = openReasons(row.unknowns, lang).map(
    ({ text, checks }) => `- ${STATUS_WORDS.incomplete[lang]} ${plain(text)}: ${checks.map(code).join(' ')}`,
  );
  return [
    `## ${code(row.domain)}`,
    ...findings,
    ...(unknowns.length === 0 ? [] : [unknowns.join('\n')]),
  ].join('\n\n');
}

/** A code span: nothing in it is a link, a mention or a tag. CommonMark section 6.1. */
function code(text: string): string {
  if (text === '') return '';
  return `\`${text.replaceAll('`', "'").replaceAll('|', '¦')}\``;
}

/** Running text that is nothing but text: no markup, no tag, no mention, no automatic link. */
function plain(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[\\`*_{}[\]()#+!|~-]/g, '\\$&')
    .replace(/@(?=\w)/g, '@<!-- -->')
    .replace(/(?<![a-z0-9])(https?|ftp|mailto):/gi, '$1<!-- -->:')
    .replace(/(?<![a-z0-9])www\./gi, 'www<!-- -->.');
}
