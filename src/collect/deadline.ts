import { setMaxListeners } from 'node:events';

/** `signal` aborts when the time is over, when the run ends, or when `end` says that nobody needs answers any more. */
export type Deadline = { readonly signal: AbortSignal; readonly end: () => void };

/**
 * Gives one name its time, milliseconds. Made by hand: `AbortSignal.any` leaves something behind in the run's own signal
 * for each name, and thousands of names share that one.
 */
export function startDeadline(run: AbortSignal, ms: number): Deadline {
  const controller = new AbortController();
  // Every question under way listens for the end: many listeners are no leak here.
  setMaxListeners(0, controller.signal, run);
  const end = () => {
    clearTimeout(timer);
    run.removeEventListener('abort', end);
    // A reason of our own saves the stack trace that goes with the default one.
    controller.abort(OVER);
  };
  const timer = setTimeout(end, ms);
  run.addEventListener('abort', end);
  if (run.aborted) end();
  return { signal: controller.signal, end };
}

const OVER = 'the time is over';
