import type { Reporter } from './reporter.js';

/** Every format, by the name that `--format` takes. Each is loaded when it is wanted: a run wants one or two. */
export const REPORTERS = {
  text: async () => (await import('./text/text.js')).renderText,
  json: async () => (await import('./json.js')).renderJson,
  jsonl: async () => (await import('./jsonl.js')).renderJsonl,
  csv: async () => (await import('./csv.js')).renderCsv,
  sarif: async () => (await import('./sarif.js')).renderSarif,
  junit: async () => (await import('./junit.js')).renderJunit,
  markdown: async () => (await import('./markdown.js')).renderMarkdown,
  html: async () => (await import('./html.js')).renderHtml,
  tickets: async () => (await import('./tickets.js')).renderTickets,
  github: async () => (await import('./github.js')).renderGithub,
} as const satisfies Readonly<Record<string, () => Promise<Reporter>>>;

export type FormatName = keyof typeof REPORTERS;

export const FORMAT_NAMES = Object.keys(REPORTERS) as readonly FormatName[];
