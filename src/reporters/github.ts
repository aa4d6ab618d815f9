import { remoteLine } from '../model/remote-text.js';
import type { Severity } from '../model/severity.js';
import { inFixedOrder } from './report-order.js';
import type { Reporter } from './reporter.js';
import { subjectName } from './subject-name.js';

const LEVELS: Readonly<Record<Severity, 'error' | 'warning' | 'notice'>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'warning',
  info: 'notice',
};

/** Annotations of a GitHub Actions run: one workflow command a line. Source: GitHub docs, "Workflow commands". */
export const renderGithub: Reporter = (report, { lang }) =>
  inFixedOrder(report)
    .domains.flatMap((row) => [
      ...row.findings.map((one) => {
        const title = `${row.domain} ${one.id} ${subjectName(one.subject)}`;
        return command(LEVELS[one.severity], title, one.message[lang]);
      }),
      ...row.unknowns.map((one) => {
        const title = `${row.domain} ${one.check} ${subjectName(one.subject)}`;
        return command(
          'warning',
          title,
          { en: 'could not tell: ', ja: '判定不能: ' }[lang] + one.reasonText[lang],
        );
      }),
    ])
    .join('');

/** One line, and nothing in it that could begin another command. */
function command(level: string, title: string, text: string): string {
  return `::${level} title=${property(remoteLine(title))}::${data(remoteLine(text, 2000))}\n`;
}

function data(text: string): string {
  return text
    .replaceAll('%', '%25')
    .replaceAll('\r', '%0D')
    .replaceAll('\n', '%0A')
    .replaceAll('::', '%3A%3A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
