import { HEDGE_MS } from './limits.js';

/** Runs the candidates in order, the next one when the last has failed or takes long; the first success wins. */
export function firstUsable<T>(
  candidates: readonly (() => Promise<T | undefined>)[],
): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    let next = 0;
    let running = 0;
    let hedge: NodeJS.Timeout | undefined;

    function start(): void {
      clearTimeout(hedge);
      const candidate = candidates[next++];
      if (candidate !== undefined) {
        running += 1;
        hedge = setTimeout(start, HEDGE_MS);
        candidate().then(finish, fail);
      } else if (running === 0) {
        resolve(undefined);
      }
    }

    function finish(value: T | undefined): void {
      running -= 1;
      if (value === undefined) {
        start();
      } else {
        startNoMore();
        resolve(value);
      }
    }

    function fail(error: unknown): void {
      startNoMore();
      reject(error);
    }

    /** What runs may go on; nobody waits for it. */
    function startNoMore(): void {
      clearTimeout(hedge);
      next = candidates.length;
    }

    start();
  });
}
