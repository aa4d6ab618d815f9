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

/** Who waits for whom. Flights whose computations use one another share one graph: a circle may lead through all of them. */
export type Waits = {
  readonly leadTo: (key: string, path: Path) => boolean;
  /** Waits for what `begin` starts, which belongs to `key`, on behalf of the innermost computation of `path`. */
  readonly during: <T>(key: string, path: Path, begin: () => Promise<T>) => Promise<T>;
};

export function createWaits(): Waits {
  /** How often the computations of a key wait for those of another one. */
  const waits = new Map<string, Map<string, number>>();

  function reaches(key: string, goals: ReadonlySet<string>, seen: Set<string>): boolean {
    if (goals.has(key)) return true;
    if (seen.has(key)) return false;
    seen.add(key);
    return [...(waits.get(key)?.keys() ?? [])].some((next) => reaches(next, goals, seen));
  }

  return {
    leadTo: (key, path) => reaches(key, new Set(path), new Set()),
    during: async (key, path, begin) => {
      const waiter = path.at(-1);
      if (waiter === undefined) return begin();
      count(waits, waiter, key, 1);
      try {
        return await begin();
      } finally {
        count(waits, waiter, key, -1);
      }
    },
  };
}

export function createSingleFlight<T>(waits: Waits): SingleFlight<T> {
  const underWay = new Map<string, Promise<T>>();

  async function share(key: string, compute: () => Promise<T>): Promise<T> {
    const mine = compute();
    underWay.set(key, mine);
    try {
      return await mine;
    } finally {
      underWay.delete(key);
    }
  }

  return {
    run: (key, path, compute) => {
      const current = underWay.get(key);
      // A computation of one's own is waited for as well: it may need what waits for it elsewhere.
      if (current !== undefined && waits.leadTo(key, path)) return waits.during(key, path, compute);
      return waits.during(key, path, () => current ?? share(key, compute));
    },
  };
}

function count(waits: Map<string, Map<string, number>>, waiter: string, key: string, step: 1 | -1): void {
  const keys = waits.get(waiter) ?? new Map<string, number>();
  const left = (keys.get(key) ?? 0) + step;
  if (left > 0) keys.set(key, left);
  else keys.delete(key);
  if (keys.size > 0) waits.set(waiter, keys);
  else waits.delete(waiter);
}
