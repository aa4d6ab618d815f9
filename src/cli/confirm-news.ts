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

/** Looks again at every name with news, until the news are gone or were there `times` times more. */
export async function confirmNews(options: ConfirmOptions): Promise<void> {
  for (let look = 0; look < options.times; look++) {
    const report = options.report();
    const news = newsOf(compareReports(options.earlier, report));
    const rows = report.domains.filter((row) => row.findings.some((one) => news.has(one.fingerprint)));
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
