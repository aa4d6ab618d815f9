import { remoteLine } from '../model/remote-text.js';
import type { DomainReport } from '../model/report.js';
import { inFixedOrder } from './report-order.js';
import type { Reporter } from './reporter.js';
import { subjectName } from './subject-name.js';

const COLUMNS = [
  'domain',
  'status',
  'risk',
  'result',
  'id',
  'severity',
  'confidence',
  'subject',
  'exposure',
  'message',
  'fingerprint',
] as const;

type Cells = Readonly<Record<(typeof COLUMNS)[number], string>>;

/**
 * A table for a spreadsheet: a line a finding and a line an open question; a clean name has one line. RFC 4180, lines
 * end in CRLF. In Japanese it begins with a byte order mark, without which Excel in Japan takes it for Shift_JIS.
 */
export const renderCsv: Reporter = (report, { lang }) => {
  const lines = inFixedOrder(report).domains.flatMap((row) =>
    cellsOf(row, lang).map((cells) => COLUMNS.map((column) => cell(cells[column])).join(',')),
  );
  return `${lang === 'ja' ? '\uFEFF' : ''}${[COLUMNS.join(','), ...lines].join('\r\n')}\r\n`;
};

function cellsOf(row: DomainReport, lang: 'en' | 'ja'): Cells[] {
  const { domain, status, risk } = row;
  const empty = {
    id: '',
    severity: '',
    confidence: '',
    subject: '',
    exposure: '',
    message: '',
    fingerprint: '',
  };
  const findings = row.findings.map(
    (one): Cells => ({
      domain,
      status,
      risk,
      result: 'finding',
      id: one.id,
      severity: one.severity,
      confidence: one.confidence,
      subject: subjectName(one.subject),
      exposure: one.exposure === null ? '' : String(one.exposure),
      message: one.message[lang],
      fingerprint: one.fingerprint,
    }),
  );
  const unknowns = row.unknowns.map(
    (one): Cells => ({
      ...empty,
      domain,
      status,
      risk,
      result: 'unknown',
      id: one.check,
      subject: subjectName(one.subject),
      message: one.reasonText[lang],
    }),
  );
  const all = [...findings, ...unknowns];
  return all.length > 0 ? all : [{ ...empty, domain, status, risk, result: 'clean' }];
}

/** What a spreadsheet would take for a formula is given a quote in front; full-width signs count in Japanese ones. */
function cell(text: string): string {
  const line = remoteLine(text, 10_000);
  const inert = /^[\s]*[=+\-@|＝＋－＠]/u.test(line) ? `'${line}` : line;
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}
