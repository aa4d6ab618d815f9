import { domainSection } from './html/domain.js';
import { hasSection } from './html/markup.js';
import { overview } from './html/overview.js';
import { STYLE } from './html/style.js';
import { domainsWorstFirst, inFixedOrder } from './report-order.js';
import type { Reporter } from './reporter.js';
import { safeText } from './text/safe-report.js';

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
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${title}</title>`,
    `<style>${STYLE}</style>`,
    '</head>',
    '<body>',
    `<h1>${title}</h1>`,
    ...overview(safe, rows, lang),
    ...rows.flatMap((row, index) => (hasSection(row, rows) ? domainSection(row, index, lang) : [])),
    '</body>',
    '</html>',
    '',
  ].join('\n');
};
