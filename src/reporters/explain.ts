import type { CheckExplanation } from '../model/explanation.js';
import type { SeverityOrOff } from '../model/finding.js';
import type { ReporterOptions } from './reporter.js';
import { severitiesOf } from './severity-range.js';
import { columnsOf } from './text/columns.js';
import { commandLines } from './text/commands.js';
import { hang, padEnd, type Span, span, stack, wrap } from './text/layout.js';
import { inset, type Page, pageOf, say } from './text/page.js';
import { HEADINGS, joined, SEVERITY_WORDS } from './text/words.js';

/** One check explained, as text: what it finds, why that matters, what it reports, what to do, where to read more. */
export function renderExplanation(check: CheckExplanation, options: ReporterOptions): string {
  const page = pageOf(options);
  const head = [span(check.id, page.palette.strong), span('  '), ...severitySpans(page, severitiesOf(check))];
  const blocks = [
    [...wrap(head, page.width), ...wrap(say(page, check.title), page.width)],
    section(page, HEADINGS.why, [say(page, check.why)], ''),
    section(
      page,
      HEADINGS.messages,
      check.messages.map((message) => messageSpans(page, message)),
      '- ',
    ),
    section(page, HEADINGS.remedy, [say(page, check.remedy)], ''),
    commandLines(page, check.commands ?? []),
    section(page, HEADINGS.references, check.references, '- '),
  ];
  return `${stack(blocks).join('\n')}\n`;
}

/** All checks, by id: what each one finds and how bad that is. */
export function renderCatalogue(checks: readonly CheckExplanation[], options: ReporterOptions): string {
  const page = pageOf(options);
  const rows = [...checks].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const families = [...new Set(rows.map(familyOf))];
  const idColumns = Math.max(0, ...rows.map((check) => columnsOf(check.id)));
  const blocks = families.map((family) => [
    page.palette.strong(family),
    ...inset(page, 2, (body) =>
      rows
        .filter((check) => familyOf(check) === family)
        .flatMap((check) => catalogueRow(body, check, idColumns)),
    ),
  ]);
  return `${stack(blocks).join('\n')}\n`;
}

function catalogueRow(page: Page, check: CheckExplanation, idColumns: number): string[] {
  return [
    ...hang(`${padEnd(check.id, idColumns)}  `, severitySpans(page, severitiesOf(check)), page.width),
    ...hang('  ', [span(say(page, check.title), page.palette.faint)], page.width),
  ];
}

function section(
  page: Page,
  heading: { readonly en: string; readonly ja: string },
  paragraphs: readonly (string | readonly Span[])[],
  bullet: string,
): string[] {
  if (paragraphs.length === 0) return [];
  return [
    page.palette.strong(say(page, heading)),
    ...inset(page, 2, (body) =>
      paragraphs.flatMap((paragraph) => hang(bullet, paragraph, body.width, ' '.repeat(columnsOf(bullet)))),
    ),
  ];
}

function messageSpans(page: Page, message: CheckExplanation['messages'][number]): Span[] {
  return [...severitySpans(page, [message.severity]), span(': '), span(say(page, message.text))];
}

function severitySpans(page: Page, severities: readonly SeverityOrOff[]): Span[] {
  return severities.flatMap((severity, index) => {
    const separator = index === 0 ? [] : [span(joined(['', ''], page.lang))];
    return severity === 'off'
      ? [...separator, span('off', page.palette.faint)]
      : [...separator, span(say(page, SEVERITY_WORDS[severity]), page.palette.severity[severity])];
  });
}

function familyOf(check: CheckExplanation): string {
  return check.id.split('/')[0] ?? '';
}
