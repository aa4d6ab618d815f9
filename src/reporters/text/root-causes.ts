import type { RootCause } from '../../model/report.js';
import { hang, span } from './layout.js';
import { inset, type Page, say } from './page.js';
import { counted, HEADINGS, joined } from './words.js';

/** The registered domains that more than one audited name stands or falls with: mend one, and all are mended. */
export function rootCausesBlock(page: Page, causes: readonly RootCause[]): string[] {
  const shared = causes.filter((cause) => cause.domains.length > 1);
  if (shared.length === 0) return [];
  return [
    page.palette.strong(say(page, HEADINGS.rootCauses)),
    ...inset(page, 2, (body) => shared.flatMap((cause) => causeLines(body, cause))),
  ];
}

function causeLines(page: Page, cause: RootCause): string[] {
  const many = cause.domains.length;
  const touches = say(page, {
    en: `touches ${counted(many, 'domain', 'domains')}`,
    ja: `${many}件のドメイン名に影響`,
  });
  return [
    ...hang('', [span(cause.registeredDomain, page.palette.strong), span(`  ${touches}`)], page.width, '  '),
    ...hang('  ', joined(cause.domains, page.lang), page.width),
    ...hang('  ', [span(joined(cause.findings, page.lang), page.palette.faint)], page.width),
  ];
}
