import { remoteLine } from '../model/remote-text.js';
import type { DomainReport, Report } from '../model/report.js';
import type { Severity } from '../model/severity.js';
import type { Lang, Text } from '../model/text.js';
import { openReasons } from './open-reasons.js';
import { inFixedOrder } from './report-order.js';
import type { Reporter } from './reporter.js';
import { subjectName } from './subject-name.js';

/** Of each level GitHub shows so many annotations a step; the log keeps all lines. */
const SHOWN_PER_LEVEL = 10;

/** Worst first: what comes late may not be shown. An open question may hide anything, and stands before `low`. */
type Rank = Severity | 'unknown';
const ORDER: readonly Rank[] = ['critical', 'high', 'medium', 'unknown', 'low', 'info'];

const LEVELS: Readonly<Record<Rank, 'error' | 'warning' | 'notice'>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  unknown: 'warning',
  low: 'warning',
  info: 'notice',
};

type Annotation = { readonly rank: Rank; readonly title: string; readonly text: string };

/** Annotations of a GitHub Actions run: one workflow command a line. Source: GitHub docs, "Workflow commands". */
export const renderGithub: Reporter = (report, { lang }) => {
  const all = inFixedOrder(report).domains.flatMap((row) => annotationsOf(row, lang));
  const sorted = ORDER.flatMap((rank) => all.filter((one) => one.rank === rank));
  const lines = sorted.map(({ rank, title, text }) => command(LEVELS[rank], title, text));
  return [...note(report, sorted, lang), ...lines].join('');
};

function annotationsOf(row: DomainReport, lang: Lang): Annotation[] {
  return [
    ...row.findings.map((one) => ({
      rank: one.severity,
      title: `${row.domain} ${one.id} ${subjectName(one.subject)}`,
      text: one.message[lang],
    })),
    ...openReasons(row.unknowns, lang).map(({ text, checks }) => ({
      rank: 'unknown' as const,
      title: `${row.domain} ${waiting(checks)[lang]}`,
      text: { en: 'could not tell: ', ja: '判定不能: ' }[lang] + text,
    })),
  ];
}

/** The checks that wait for one answer: the first of them, and how many more. */
function waiting([first = '', ...others]: readonly string[]): Text {
  if (others.length === 0) return { en: first, ja: first };
  return { en: `${first} and ${others.length} more`, ja: `${first} ほか${others.length}件` };
}

/** Where GitHub will not show all, that is said first. */
function note({ summary }: Report, all: readonly Annotation[], lang: Lang): string[] {
  const isCut = ['error', 'warning', 'notice'].some(
    (level) => all.filter(({ rank }) => LEVELS[rank] === level).length > SHOWN_PER_LEVEL,
  );
  if (!isCut) return [];
  const { domains, withFindings, incomplete } = summary;
  const text = {
    en: `${domains} names: ${withFindings} with findings, ${incomplete} could not be told. GitHub shows the first ${SHOWN_PER_LEVEL} errors, warnings and notices; the log of this step has all ${all.length}.`,
    ja: `ドメイン名${domains}件: 検出あり ${withFindings}件、判定不能 ${incomplete}件。GitHubが表示するのはエラー・警告・通知それぞれ最初の${SHOWN_PER_LEVEL}件です。全${all.length}件はこのステップのログにあります。`,
  };
  return [command('notice', 'lgaudit', text[lang])];
}

/** One line, which is one command: the runner reads no other behind its `::`, and unescapes no more than is escaped here. */
function command(level: string, title: string, text: string): string {
  return `::${level} title=${property(remoteLine(title))}::${data(remoteLine(text, 2000))}\n`;
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
