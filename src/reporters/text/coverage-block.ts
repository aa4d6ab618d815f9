import type { DomainReport } from '../../model/report.js';
import { hang } from './layout.js';
import { type Page, say } from './page.js';
import { HEADINGS } from './words.js';

/** How far the chronology rules could look back, for readers who want all evidence; their silence is worth no more. */
export function coverageBlock(page: Page, { coverage = [] }: Pick<DomainReport, 'coverage'>): string[] {
  if (!page.verbose || coverage.length === 0) return [];
  return [
    page.palette.strong(say(page, HEADINGS.coverage)),
    ...coverage.flatMap(({ registeredDomain, text }) =>
      hang('  ', `${registeredDomain}: ${say(page, text)}`, page.width),
    ),
  ];
}
