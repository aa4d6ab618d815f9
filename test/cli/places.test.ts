import { describe, expect, it } from 'vitest';
import { FEW, MAX_UNDER_WAY, workThrough } from '../../src/cli/places.js';

/** Work that ends when told to, so that nothing here hangs on time. */
function workshop() {
  const begun: number[] = [];
  const ends = new Map<number, () => void>();
  const waits = new Map<number, () => void>();
  return {
    begun,
    work: (item: number, _: AbortSignal, onWaiting: () => void) => {
      begun.push(item);
      waits.set(item, onWaiting);
      return new Promise<void>((resolve) => {
        ends.set(item, resolve);
      });
    },
    end: async (item: number) => {
      ends.get(item)?.();
      await settled();
    },
    wait: (item: number) => waits.get(item)?.(),
  };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));
const never = new AbortController().signal;
/** A watch that looks when told to. */
function lookout() {
  const state = { stopped: false, look: (_idle: boolean) => {} };
  const watch = (onLook: (idle: boolean) => void) => {
    state.look = onLook;
    return () => {
      state.stopped = true;
    };
  };
  return { state, watch };
}
const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);

describe('working through a list', () => {
  it('does so many at a time, in order, and ends when all have ended', async () => {
    const shop = workshop();
    const all = workThrough(numbers(4), 2, never, shop.work);
    expect(shop.begun).toEqual([0, 1]);
    await shop.end(1);
    expect(shop.begun).toEqual([0, 1, 2]);
    for (const item of [0, 2, 3]) await shop.end(item);
    await all;
  });

  it('lets the next begin where one only waits, and gives no place away twice', async () => {
    const shop = workshop();
    const all = workThrough(numbers(5), 2, never, shop.work);
    shop.wait(0);
    shop.wait(0);
    expect(shop.begun).toEqual([0, 1, 2]);
    await shop.end(0);
    expect(shop.begun).toEqual([0, 1, 2]);
    await shop.end(2);
    expect(shop.begun).toEqual([0, 1, 2, 3]);
    for (const item of [1, 3, 4]) await shop.end(item);
    await all;
  });

  it('keeps a bound on all that is under way', async () => {
    const shop = workshop();
    void workThrough(numbers(2 * MAX_UNDER_WAY), 1, never, shop.work);
    for (let item = 0; item < 2 * MAX_UNDER_WAY; item++) shop.wait(item);
    expect(shop.begun.length).toBe(MAX_UNDER_WAY);
    await shop.end(7);
    expect(shop.begun.length).toBe(MAX_UNDER_WAY + 1);
  });

  it('begins with a few, more while the process waits, and fewer once its hands are full', async () => {
    const shop = workshop();
    const { state, watch } = lookout();
    const all = workThrough(numbers(4 * FEW), 2 * FEW + 1, never, shop.work, watch);
    expect(shop.begun.length).toBe(FEW);
    state.look(true);
    expect(shop.begun.length).toBe(2 * FEW);
    state.look(true);
    state.look(true);
    expect(shop.begun.length).toBe(2 * FEW + 1);
    for (const _ of numbers(4 * FEW)) state.look(false);
    for (let item = 0; item <= FEW; item++) await shop.end(item);
    expect(shop.begun.length).toBe(2 * FEW + 1);
    await shop.end(FEW + 1);
    expect(shop.begun.length).toBe(2 * FEW + 2);
    for (let item = FEW + 2; item < 4 * FEW; item++) await shop.end(item);
    await all;
    expect(state.stopped).toBe(true);
  });

  it('begins nothing after an abort, and ends with what is under way', async () => {
    const shop = workshop();
    const stop = new AbortController();
    const all = workThrough(numbers(5), 2, stop.signal, shop.work);
    stop.abort();
    await shop.end(0);
    expect(shop.begun).toEqual([0, 1]);
    await shop.end(1);
    await all;
  });

  it('aborts the rest after an error, and rejects when that has ended', async () => {
    const shop = workshop();
    let signal = never;
    let isOver = false;
    const all = workThrough(numbers(9), 2, never, (item, given, onWaiting) => {
      signal = given;
      return item === 1 ? Promise.reject(new Error('the disk is full')) : shop.work(item, given, onWaiting);
    }).finally(() => {
      isOver = true;
    });
    const outcome = expect(all).rejects.toThrow('the disk is full');
    await settled();
    expect(signal.aborted).toBe(true);
    expect(shop.begun).toEqual([0]);
    expect(isOver).toBe(false);
    await shop.end(0);
    await outcome;
  });

  it('rejects with the error of the work, and ends at once over an empty list', async () => {
    await workThrough([], 3, never, () => Promise.reject(new Error('never called')));
    await expect(
      workThrough([1], 3, never, () => Promise.reject(new Error('our own fault'))),
    ).rejects.toThrow('our own fault');
  });
});
