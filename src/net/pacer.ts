import { setTimeout as sleep } from 'node:timers/promises';

/** Spaces out what is sent to one key (a server's address). */
export type Pacer = {
  /** Resolves when the next question to `key` may go out. Rejects with the signal's reason when aborted while waiting. */
  readonly turn: (key: string, signal: AbortSignal) => Promise<void>;
  /** True where questions to `key` have to wait for their turn now. */
  readonly isQueued: (key: string) => boolean;
};

/** Keys remembered before those whose turn has passed are forgotten, so that a long run does not grow. */
const MAX_IDLE_KEYS = 4096;

/** At most `perSecond` turns a second and key; 0 means no limit. */
export function createPacer(perSecond: number): Pacer {
  if (perSecond === 0) return { turn: async () => {}, isQueued: () => false };
  const intervalMs = 1000 / perSecond;
  const nextTurn = new Map<string, number>();
  return {
    turn: async (key, signal) => {
      const now = performance.now();
      const at = Math.max(now, nextTurn.get(key) ?? 0);
      nextTurn.set(key, at + intervalMs);
      if (nextTurn.size > MAX_IDLE_KEYS) {
        for (const [other, next] of nextTurn) if (next < now) nextTurn.delete(other);
      }
      if (at > now) await sleep(at - now, undefined, { signal });
    },
    isQueued: (key) => (nextTurn.get(key) ?? 0) > performance.now() + intervalMs,
  };
}
