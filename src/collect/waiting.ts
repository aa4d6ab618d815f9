import type { Scope } from './scope.js';

/** Milliseconds without a sign from anybody after which a name counts as waiting: longer than most round trips. */
const WAITING_MS = 400;

/** Looks now and then whether a name only waits, until it does. Returns how to stop. */
export function watchForWaiting(scope: Scope, onWaiting: () => void): () => void {
  const timer = setInterval(() => {
    if (!scope.isWaiting(WAITING_MS)) return;
    clearInterval(timer);
    onWaiting();
  }, WAITING_MS);
  return () => clearInterval(timer);
}
