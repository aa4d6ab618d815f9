import { setTimeout as sleep } from 'node:timers/promises';
import { HEDGE_MS } from './limits.js';

/** Runs the candidates in order, the next one when the last has failed or takes long; the first success wins. */
export async function firstUsable<T>(
  candidates: readonly (() => Promise<T | undefined>)[],
): Promise<T | undefined> {
  const running = new Set<Promise<T | undefined>>();
  for (const candidate of candidates) {
    const attempt: Promise<T | undefined> = candidate().finally(() => running.delete(attempt));
    running.add(attempt);
    const patience = new AbortController();
    const first = await Promise.race([
      ...running,
      sleep(HEDGE_MS, undefined, { signal: patience.signal, ref: true }).catch(() => undefined),
    ]);
    patience.abort();
    if (first !== undefined) return first;
  }
  while (running.size > 0) {
    const first = await Promise.race(running);
    if (first !== undefined) return first;
  }
  return undefined;
}
