import type { CheckExplanation } from '../model/explanation.js';
import type { Lang } from '../model/text.js';
import { severitiesOf } from './severity-range.js';
import { COLUMN_WORDS, SEVERITY_WORDS } from './text/words.js';

/** The table of all checks for the README, by id: a GitHub-flavoured Markdown table with a line end. */
export function renderCatalogueMarkdown(checks: readonly CheckExplanation[], lang: Lang): string {
  const rows = [...checks]
    .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
    .map((check) => [`\`${check.id}\``, cell(check.title[lang]), severities(check, lang)]);
  const heading = [COLUMN_WORDS.id[lang], COLUMN_WORDS.title[lang], COLUMN_WORDS.severity[lang]];
  const lines = [heading, ['---', '---', '---'], ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  return `${lines.join('\n')}\n`;
}

/** Japanese readers get the English word as well: it is what `--fail-on` and the configuration take. */
function severities(check: CheckExplanation, lang: Lang): string {
  const words = severitiesOf(check).map((severity) => {
    if (severity === 'off' || lang === 'en') return severity;
    return `${SEVERITY_WORDS[severity].ja} (${severity})`;
  });
  return words.join(lang === 'ja' ? '、' : ', ');
}

/** A vertical bar would end the cell. */
function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}
