/** The keys of the computations that wait for this one, outermost first. */
export type Path = readonly string[];

/**
 * Shares computations under way by key, so that many names of a run ask a shared thing once.
 *
 * Waiting for somebody else's computation can close a circle: A waits for B's, and B, elsewhere, for A's. Such a wait is
 * not begun: the caller computes on its own, along its own path, where the circle shows as a repeated key.
 */
export type SingleFlight<T> = {
  readonly run: (key: string, path: Path, compute: () => Promise<T>) => Promise<T>;
};

export function createSingleFlight<T>(): SingleFlight<T> {
  const underWay = new Map<string, Promise<T>>();
  /** Who waits for whom: the innermost computation of a path, and how often it waits for which key. */
  const waits = new Map<string, Map<string, number>>();

  function leadsTo(key: string, goals: ReadonlySet<string>, seen: Set<string>): boolean {
    if (goals.has(key)) return true;
    if (seen.has(key)) return false;
    seen.add(key);
    return [...(waits.get(key)?.keys() ?? [])].some((next) => leadsTo(next, goals, seen));
  }

  async function run(key: string, path: Path, compute: () => Promise<T>): Promise<T> {
    const current = underWay.get(key);
    if (current !== undefined && leadsTo(key, new Set(path), new Set())) return compute();
    const waiter = path.at(-1);
    if (waiter !== undefined) count(waits, waiter, key, 1);
    try {
      if (current !== undefined) return await current;
      const mine = compute();
      underWay.set(key, mine);
      try {
        return await mine;
      } finally {
        underWay.delete(key);
      }
    } finally {
      if (waiter !== undefined) count(waits, waiter, key, -1);
    }
  }

  return { run };
}

function count(waits: Map<string, Map<string, number>>, waiter: string, key: string, step: 1 | -1): void {
  const keys = waits.get(waiter) ?? new Map<string, number>();
  const left = (keys.get(key) ?? 0) + step;
  if (left > 0) keys.set(key, left);
  else keys.delete(key);
  if (keys.size > 0) waits.set(waiter, keys);
  else waits.delete(waiter);
}
