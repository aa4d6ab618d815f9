import { type LoopWatch, watchEventLoop } from './loop-watch.js';

/** Names under way at most, those that only wait included: each holds a socket or two and its evidence. */
export const MAX_UNDER_WAY = 400;

/**
 * Busy at a time while the process has its hands full: enough for always one with something to do. More would only lie
 * in memory longer, and what lies long is dear to collect (decision 0007).
 */
export const FEW = 8;

/**
 * Works through the items in order, a few at a time, and up to `places` as far as the process waits for answers. Work
 * that only waits, for a silent server or its turn at a registry, says so by `onWaiting` and gives its place to the next
 * item; so nobody waits but those who need what is slow.
 * Ends when all work has ended; after an abort nothing more begins. The first error of any work aborts the rest, by the
 * signal that work is given, and is what it rejects with when that has ended.
 */
export function workThrough<T>(
  items: Iterable<T>,
  places: number,
  signal: AbortSignal,
  work: (item: T, signal: AbortSignal, onWaiting: () => void) => Promise<void>,
  watchLoop: LoopWatch = watchEventLoop,
): Promise<void> {
  const failure = new AbortController();
  const over = AbortSignal.any([signal, failure.signal]);
  const queue = items[Symbol.iterator]();
  return new Promise((resolve, reject) => {
    let busy = 0;
    let underWay = 0;
    let isOver = false;
    let open = Math.min(FEW, places);
    const unwatch = watchLoop((idle) => {
      // Quickly up and slowly down: time spent waiting is lost, and a few names too many only cost a little memory.
      open = Math.min(places, Math.max(FEW, open + (idle ? FEW : -1)));
      fill();
    });

    function fill(): void {
      while (!isOver && busy < open && underWay < Math.max(places, MAX_UNDER_WAY)) {
        const next = over.aborted ? undefined : queue.next();
        if (next === undefined || next.done === true) {
          isOver = true;
        } else {
          begin(next.value);
        }
      }
      if (isOver) unwatch();
      if (!isOver || underWay > 0) return;
      if (failure.signal.aborted) reject(failure.signal.reason);
      else resolve();
    }

    function begin(item: T): void {
      busy += 1;
      underWay += 1;
      let hasPlace = true;
      const leave = () => {
        if (hasPlace) busy -= 1;
        hasPlace = false;
      };
      const onWaiting = () => {
        leave();
        fill();
      };
      work(item, over, onWaiting)
        .catch((error: unknown) => failure.abort(error))
        .finally(() => {
          leave();
          underWay -= 1;
          fill();
        });
    }

    fill();
  });
}
