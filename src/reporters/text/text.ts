import type { DomainReport, Report } from '../../model/report.js';
import { jstMinute } from '../jst.js';
import { domainsWorstFirst, inFixedOrder } from '../report-order.js';
import type { ReporterOptions } from '../reporter.js';
import { subjectOf } from '../subject-name.js';
import { changesBlock, changesLine } from './changes.js';
import { domainBlock } from './domain-block.js';
import { findingHeadline } from './finding-block.js';
import { span, stack, wrap } from './layout.js';
import { withoutCommands } from './no-commands.js';
import { overviewBlock } from './overview.js';
import { type Page, pageOf, say } from './page.js';
import { rootCausesBlock } from './root-causes.js';
import { safeText } from './safe-report.js';
import { summaryBlock } from './summary.js';

/** The report for a terminal: worst first, every line within the width, the same words with and without colour. */
export function renderText(report: Report, options: ReporterOptions): string {
  const page = pageOf(options);
  const safe = safeText(inFixedOrder(report));
  const blocks = options.quiet === true ? quietBlocks(page, safe) : blocksOf(page, safe);
  const lines = stack([...blocks, changes(page, safe, options), summaryBlock(page, safe)]);
  return withoutCommands(`${lines.join('\n')}\n`);
}

function changes(page: Page, { history }: Report, { quiet }: ReporterOptions): string[] {
  if (history === undefined) return [];
  return quiet === true ? changesLine(page, history) : changesBlock(page, history);
}

function blocksOf(page: Page, report: Report): string[][] {
  const domains = domainsWorstFirst(report.domains);
  if (domains.length <= 1) {
    return [titleBlock(page, report), ...domains.map((row) => domainBlock(page, row))];
  }
  return [
    titleBlock(page, report),
    overviewBlock(page, domains),
    ...domains
      .filter((row) => row.status !== 'clean')
      .flatMap((row) => [[rule(page)], domainBlock(page, row)]),
    [rule(page)],
    rootCausesBlock(page, report.rootCauses),
  ];
}

function titleBlock(page: Page, { tool, run }: Report): string[] {
  const when = say(page, {
    en: `audited ${jstMinute(run.startedAt)} JST`,
    ja: `監査日時 ${jstMinute(run.startedAt)}（日本時間）`,
  });
  return wrap([span(`${tool.name} ${tool.version}  ${when}`, page.palette.faint)], page.width);
}

/** Hyphens: a line of box characters would be twice as long where those are wide. */
function rule(page: Page): string {
  return page.palette.faint('-'.repeat(page.width));
}

function quietBlocks(page: Page, report: Report): string[][] {
  return [domainsWorstFirst(report.domains).flatMap((row) => quietLines(page, row))];
}

function quietLines(page: Page, row: DomainReport): string[] {
  return row.findings.flatMap((finding) => {
    const subject = subjectOf(finding.subject);
    const about = subject === '' || subject === row.domain ? row.domain : `${row.domain}  ${subject}`;
    return findingHeadline(page, finding, about);
  });
}
