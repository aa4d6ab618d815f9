import { CHANGES, type Change, type FindingHistory, type History } from '../model/history.js';
import { historySchema } from '../model/schemas/history.js';
import type { DiffFormat } from './diff-formats.js';
import { toJsonText } from './json.js';
import type { ReporterOptions } from './reporter.js';
import { inOrderOf } from './schema-order.js';
import { changesBlock } from './text/changes.js';
import { withoutCommands } from './text/no-commands.js';
import { pageOf } from './text/page.js';
import { safeText } from './text/safe-report.js';

/** What became of every finding between two results; `until` is when the later one began. */
export function renderDiff(
  history: History,
  until: string,
  format: DiffFormat,
  options: ReporterOptions,
): string {
  switch (format) {
    case 'text':
      return withoutCommands(`${changesBlock(pageOf(options), safeText(history)).join('\n')}\n`);
    case 'json':
      return `${toJsonText(asJson(history, until), 2)}\n`;
  }
}

/** One list a change, and `unchanged`; findings as in the history of a result. */
function asJson(history: History, until: string): object {
  const { findings } = inOrderOf(historySchema, history) as History;
  const having = (change: Change | null) => findings.filter((one) => one.change === change);
  const unchanged = having(null).filter(({ state }) => state === 'open');
  const lists = Object.fromEntries(CHANGES.map((change) => [change, having(change)])) as Record<
    Change,
    FindingHistory[]
  >;
  return {
    schemaVersion: '1.0',
    since: history.since,
    until,
    summary: {
      ...Object.fromEntries(CHANGES.map((change) => [change, lists[change].length])),
      unchanged: unchanged.length,
    },
    ...lists,
    unchanged,
  };
}
