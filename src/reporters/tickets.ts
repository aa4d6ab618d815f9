import { toJsonText } from './json.js';
import { domainsWorstFirst, inFixedOrder } from './report-order.js';
import type { Reporter } from './reporter.js';
import { subjectName } from './subject-name.js';
import { safeText } from './text/safe-report.js';
import { HEADINGS } from './text/words.js';

/**
 * One ticket a finding, worst first, for an import into a tracker: a JSON list. `key` is the fingerprint, so that a
 * ticket is opened once; `body` is plain text. Open questions are no tickets: they are asked again.
 */
export const renderTickets: Reporter = (report, { lang }) => {
  const { domains } = safeText(inFixedOrder(report));
  const tickets = domainsWorstFirst(domains).flatMap((row) =>
    row.findings.map((one) => ({
      key: one.fingerprint,
      title: `[${one.severity}] ${row.domain}: ${one.title[lang]} ${subjectName(one.subject)}`.trim(),
      body: [
        one.message[lang],
        '',
        `${HEADINGS.remedy[lang]}:`,
        ...one.remediation[lang].map((step, at) => `${at + 1}. ${step}`),
        '',
        ...one.references,
      ].join('\n'),
      labels: ['lgaudit', one.severity, one.id],
      domain: row.domain,
      id: one.id,
      severity: one.severity,
      confidence: one.confidence,
      // The day from which it is too late, where the registry's rules give one.
      due:
        row.registrations.find(({ domain }) => domain === one.subject.registeredDomain)?.hijackableFrom ??
        null,
    })),
  );
  return `${toJsonText(tickets, 2)}\n`;
};
