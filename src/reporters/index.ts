import { renderCsv } from './csv.js';
import { renderGithub } from './github.js';
import { renderHtml } from './html.js';
import { renderJson } from './json.js';
import { renderJsonl } from './jsonl.js';
import { renderJunit } from './junit.js';
import { renderMarkdown } from './markdown.js';
import type { Reporter } from './reporter.js';
import { renderSarif } from './sarif.js';
import { renderText } from './text/text.js';
import { renderTickets } from './tickets.js';

/** Every format, by the name that `--format` takes. */
export const REPORTERS = {
  text: renderText,
  json: renderJson,
  jsonl: renderJsonl,
  csv: renderCsv,
  sarif: renderSarif,
  junit: renderJunit,
  markdown: renderMarkdown,
  html: renderHtml,
  tickets: renderTickets,
  github: renderGithub,
} as const satisfies Readonly<Record<string, Reporter>>;

export type FormatName = keyof typeof REPORTERS;

export const FORMAT_NAMES = Object.keys(REPORTERS) as readonly FormatName[];
