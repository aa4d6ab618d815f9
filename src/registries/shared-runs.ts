import type { Keeping } from './packed-json.js';

/** The outcome of a run, and whether later callers get it too. */
export type RunResult<V> = { readonly value: V; readonly keep: boolean };

export type SharedRuns<K, V> = {
  /** Joins the run of this key or starts it; undefined where the caller's own signal is aborted first. */
  readonly join: (
    key: K,
    signal: AbortSignal,
    start: (signal: AbortSignal) => Promise<RunResult<V>>,
  ) => Promise<V | undefined>;
};

/**
 * One run a key, for everybody who wants its outcome. One caller's running out of time does not spoil it for the
 * others: the run is aborted, and forgotten, only when nobody waits for it any more.
 */
export function createSharedRuns<K, V>(keeping: Keeping<V> = asIs()): SharedRuns<K, V> {
  const runs = new Map<K, Run<V>>();
  const kept = new Map<K, unknown>();

  function begin(key: K, start: (signal: AbortSignal) => Promise<RunResult<V>>): Run<V> {
    const stop = new AbortController();
    const forget = () => {
      if (runs.get(key) === run) runs.delete(key);
    };
    const outcome = start(stop.signal).then(
      ({ value, keep }) => {
        if (keep && runs.get(key) === run) kept.set(key, keeping.pack(value));
        forget();
        return value;
      },
      (error: unknown) => {
        forget();
        throw error;
      },
    );
    const leave = () => {
      run.waiting--;
      if (run.waiting > 0) return;
      stop.abort();
      forget();
    };
    const run: Run<V> = { outcome, leave, waiting: 0 };
    runs.set(key, run);
    return run;
  }

  return {
    async join(key, signal, start) {
      if (signal.aborted) return undefined;
      if (kept.has(key)) return keeping.unpack(kept.get(key));
      const run = runs.get(key) ?? begin(key, start);
      run.waiting++;
      return new Promise((resolve, reject) => {
        const withdraw = () => {
          run.leave();
          resolve(undefined);
        };
        signal.addEventListener('abort', withdraw);
        run.outcome.then(resolve, reject).finally(() => signal.removeEventListener('abort', withdraw));
      });
    },
  };
}

type Run<V> = { readonly outcome: Promise<V>; readonly leave: () => void; waiting: number };

function asIs<V>(): Keeping<V> {
  return { pack: (value) => value, unpack: (packed) => packed as V };
}
