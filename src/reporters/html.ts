import type { DomainReport, FindingReport, Report } from '../model/report.js';
import { SEVERITIES } from '../model/severity.js';
import type { Lang } from '../model/text.js';
import { jstMinute } from './jst.js';
import { domainsWorstFirst, inFixedOrder } from './report-order.js';
import type { Reporter } from './reporter.js';
import { subjectName } from './subject-name.js';
import { safeText } from './text/safe-report.js';
import { CONFIDENCE_WORDS, HEADINGS, SEVERITY_WORDS, STATUS_WORDS } from './text/words.js';
import { xmlText as h } from './xml-text.js';

const STYLE = `
body { font: 16px/1.6 sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #222; background: #fff }
h2 { border-top: 1px solid #bbb; padding-top: 1rem } code { overflow-wrap: anywhere }
.badge { border: 1px solid; border-radius: .2rem; padding: 0 .4rem; font-size: .85rem }
.critical, .high { color: #a40000 } .medium { color: #7a4a00 } .low, .info { color: #00538a }
.unknown { color: #6a1b9a } .clean { color: #1b5e20 }
table { border-collapse: collapse } td, th { border: 1px solid #bbb; padding: .2rem .6rem; text-align: left }
`;

/** One page that needs nothing else: no script, no image, nothing fetched, and a policy that says so. */
export const renderHtml: Reporter = (report, { lang }) => {
  const safe = safeText(inFixedOrder(report));
  const rows = domainsWorstFirst(safe.domains);
  const title = { en: 'Audit of DNS delegations', ja: 'DNS委任の監査結果' }[lang];
  return [
    '<!DOCTYPE html>',
    `<html lang="${lang}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    '<meta name="viewport" content="width=device-width">',
    `<title>${title}</title>`,
    `<style>${STYLE}</style>`,
    '</head>',
    '<body>',
    `<h1>${title}</h1>`,
    ...overview(safe, rows, lang),
    ...rows.filter(({ status }) => status !== 'clean').flatMap((row) => section(row, lang)),
    '</body>',
    '</html>',
    '',
  ].join('\n');
};

function overview({ summary, run }: Report, rows: readonly DomainReport[], lang: Lang): string[] {
  const { domains, withFindings, incomplete, clean } = summary;
  const line = {
    en: `${domains} domains: ${withFindings} with findings, ${incomplete} could not be told, ${clean} clean.`,
    ja: `ドメイン名${domains}件: 検出あり ${withFindings}件、判定不能 ${incomplete}件、正常 ${clean}件`,
  };
  return [
    `<p>${h(jstMinute(run.startedAt))} JST</p>`,
    `<p>${line[lang]}</p>`,
    '<table>',
    ...rows.map((row) => `<tr><td>${grade(row, lang)}</td><td><code>${h(row.domain)}</code></td></tr>`),
    '</table>',
  ];
}

function grade({ risk, status }: DomainReport, lang: Lang): string {
  const severity = SEVERITIES.find((one) => one === risk);
  if (severity !== undefined) return badge(severity, SEVERITY_WORDS[severity][lang]);
  return status === 'clean'
    ? badge('clean', STATUS_WORDS.clean[lang])
    : badge('unknown', STATUS_WORDS.incomplete[lang]);
}

function badge(name: string, word: string): string {
  return `<span class="badge ${name}">${word}</span>`;
}

function section(row: DomainReport, lang: Lang): string[] {
  return [
    `<h2>${grade(row, lang)} <code>${h(row.domain)}</code></h2>`,
    ...row.findings.flatMap((one) => findingBlock(one, lang)),
    ...(row.unknowns.length === 0 ? [] : [`<h3>${HEADINGS.unknowns[lang]}</h3>`, '<ul>']),
    ...row.unknowns.map((one) => `<li><code>${h(one.check)}</code> ${h(one.reasonText[lang])}</li>`),
    ...(row.unknowns.length === 0 ? [] : ['</ul>']),
  ];
}

function findingBlock(one: FindingReport, lang: Lang): string[] {
  const head = `<code>${h(one.id)}</code> ${h(subjectName(one.subject))}`;
  return [
    `<h3>${badge(one.severity, SEVERITY_WORDS[one.severity][lang])} ${head}</h3>`,
    `<p>${h(one.message[lang])} (${CONFIDENCE_WORDS[one.confidence][lang]})</p>`,
    `<p>${HEADINGS.remedy[lang]}</p>`,
    '<ol>',
    ...one.remediation[lang].map((step) => `<li>${h(step)}</li>`),
    '</ol>',
    `<p><code>${h(one.fingerprint)}</code></p>`,
  ];
}
