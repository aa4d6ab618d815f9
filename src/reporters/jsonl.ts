import type { DomainReport, Report } from '../model/report.js';
import { domainSchema } from '../model/schemas/result-domain.js';
import { toJsonText } from './json.js';
import { domainInFixedOrder, inFixedOrder } from './report-order.js';
import type { Reporter } from './reporter.js';
import { inOrderOf } from './schema-order.js';

/** JSON Lines: one domain object a line, then one line with the summary. `report`, `merge` and `diff` read it again. */
export const renderJsonl: Reporter = (report) =>
  [...inFixedOrder(report).domains.map(jsonlRow), jsonlSummary(report)].join('');

/** The line of one domain, for writing it as soon as it is finished. */
export function jsonlRow(row: DomainReport): string {
  return `${toJsonText(inOrderOf(domainSchema, domainInFixedOrder(row)))}\n`;
}

/** The last line: all of the report but its rows. */
export function jsonlSummary(report: Report): string {
  const { domains: _, summary, ...rest } = inFixedOrder({ ...report, domains: [] });
  return `${toJsonText({ summary, ...rest })}\n`;
}
