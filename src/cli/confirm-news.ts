import { setTimeout as delay } from 'node:timers/promises';
import { compareReports } from '../history/compare-reports.js';
import { newsOf } from '../history/news.js';
import { secondLook } from '../history/second-look.js';
import type { Report } from '../model/report.js';
import type { Target } from '../model/target.js';
import type { Finished } from './state/journal.js';

export type ConfirmOptions = {
  /** Further looks, and the pause before each in milliseconds. */
  readonly times: number;
  readonly pauseMs: number;
  readonly earlier: Report | undefined;
  /** The result as it stands. */
  readonly report: () => Report;
  readonly targets: readonly Target[];
  readonly lookAgain: (targets: readonly Target[], onFinished: (finished: Finished) => void) => Promise<void>;
  /** Takes a row that stands in the place of an earlier one. */
  readonly replace: (finished: Finished) => void;
  readonly signal: AbortSignal;
};

/**
 * Looks again at every name with news, until the news are gone or were there `times` times more. What only a further
 * look shows is looked at again in its turn; not for ever, for what is different each time is news, too.
 */
export async function confirmNews(options: ConfirmOptions): Promise<void> {
  const looks = new Map<string, number>();
  for (let look = 0; look < 2 * options.times; look++) {
    const report = options.report();
    const news = newsOf(compareReports(options.earlier, report));
    const isDoubted = (one: string) => news.has(one) && (looks.get(one) ?? 0) < options.times;
    const rows = report.domains.filter((row) => row.findings.some((one) => isDoubted(one.fingerprint)));
    const shown = new Set(rows.flatMap(({ findings }) => findings.map(({ fingerprint }) => fingerprint)));
    for (const one of shown) looks.set(one, (looks.get(one) ?? 0) + 1);
    const doubted = new Map(rows.map((row) => [row.domain, row]));
    if (doubted.size === 0) return;
    // An interrupted pause is over; whoever is interrupted looks at the signal next.
    await delay(options.pauseMs, undefined, { signal: options.signal }).catch(() => undefined);
    if (options.signal.aborted) return;
    const targets = options.targets.filter(({ domain }) => doubted.has(domain));
    await options.lookAgain(targets, (again) => {
      const first = doubted.get(again.row.domain);
      if (first !== undefined && secondLook(first, again.row, news) === again.row) options.replace(again);
    });
  }
}
