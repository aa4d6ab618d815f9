import { renderJson } from './json.js';
import { renderJsonl } from './jsonl.js';
import type { Reporter } from './reporter.js';
import { renderText } from './text/text.js';

/** Every format, by the name that `--format` takes. */
export const REPORTERS = {
  text: renderText,
  json: renderJson,
  jsonl: renderJsonl,
} as const satisfies Readonly<Record<string, Reporter>>;

export type FormatName = keyof typeof REPORTERS;

export const FORMAT_NAMES = Object.keys(REPORTERS) as readonly FormatName[];
