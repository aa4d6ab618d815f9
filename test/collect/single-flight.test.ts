import { describe, expect, it } from 'vitest';
import { createSingleFlight, createWaits, type Path } from '../../src/collect/single-flight.js';

/** Nothing here waits for a clock: whatever can end has ended after one turn of the event loop. */
async function endsOnItsOwn(promise: Promise<unknown>): Promise<boolean> {
  let hasEnded = false;
  promise.then(() => {
    hasEnded = true;
  });
  await new Promise((resolve) => setImmediate(resolve));
  return hasEnded;
}

/** Turns of the microtask queue before a computation needs another one. */
const EARLY = 1;
const LATE = 10;

/**
 * Computations that begin together and need one another as `needs` says; a circle ends where a key repeats. `late` is
 * slow to need the first of them.
 */
function startTogether(
  { needs, late }: { readonly needs: Readonly<Record<string, readonly string[]>>; readonly late?: string },
  flightOf: (key: string) => ReturnType<typeof createSingleFlight<string>>,
): Promise<unknown> {
  async function compute(key: string, path: Path): Promise<string> {
    for (let turn = 0; turn < (key === late ? LATE : EARLY); turn++) await Promise.resolve();
    for (const next of needs[key] ?? []) {
      if (!path.includes(next)) await flightOf(next).run(next, path, () => compute(next, [...path, next]));
    }
    return key;
  }
  const keys = Object.keys(needs);
  return Promise.all(keys.map((key) => flightOf(key).run(key, [], () => compute(key, [key]))));
}

describe('computations under way', () => {
  it('are shared by those who ask meanwhile, and begun anew afterwards', async () => {
    const flight = createSingleFlight<number>(createWaits());
    let begun = 0;
    const ask = () =>
      flight.run('a', [], async () => {
        begun += 1;
        return begun;
      });
    expect(await Promise.all([ask(), ask()])).toEqual([1, 1]);
    expect(await ask()).toBe(2);
  });

  it('hand a fault on to everybody and leave nothing behind', async () => {
    const flight = createSingleFlight<number>(createWaits());
    const fault = () => flight.run('a', ['b'], () => Promise.reject(new Error('ours')));
    expect((await Promise.allSettled([fault(), fault()])).map(({ status }) => status)).toEqual([
      'rejected',
      'rejected',
    ]);
    expect(await flight.run('b', ['a'], async () => 1)).toBe(1);
  });
});

describe('circles of waiting', () => {
  const rows = [
    { name: 'two', needs: { a: ['b'], b: ['a'] } },
    { name: 'three, each needing both others', needs: { a: ['b', 'c'], b: ['a', 'c'], c: ['a', 'b'] } },
    {
      name: 'three, one of them waited for before it waits',
      needs: { a: ['b', 'c'], b: ['a', 'c'], c: ['a', 'b'] },
      late: 'c',
    },
    { name: 'three in the other order', needs: { a: ['c', 'b'], b: ['c', 'a'], c: ['b', 'a'] } },
    {
      name: 'five, each needing all others',
      needs: {
        a: ['b', 'c', 'd', 'e'],
        b: ['a', 'c', 'd', 'e'],
        c: ['a', 'b', 'd', 'e'],
        d: ['a', 'b', 'c', 'e'],
        e: ['a', 'b', 'c', 'd'],
      },
    },
  ];
  it.each(rows)('end: $name', async (row) => {
    const flight = createSingleFlight<string>(createWaits());
    expect(await endsOnItsOwn(startTogether(row, () => flight))).toBe(true);
  });

  it.each(rows)('end where they lead through two flights: $name', async (row) => {
    const waits = createWaits();
    const flights = [createSingleFlight<string>(waits), createSingleFlight<string>(waits)] as const;
    const flightOf = (key: string) => (key < 'b' ? flights[0] : flights[1]);
    expect(await endsOnItsOwn(startTogether(row, flightOf))).toBe(true);
  });
});
