import { describe, expect, test } from 'vitest';
import { asPackedJson } from '../../src/registries/packed-json.js';
import { createSharedRuns, type RunResult } from '../../src/registries/shared-runs.js';

/** A run that ends when it is told to, and knows whether it was aborted. */
function heldRun() {
  const starts: AbortSignal[] = [];
  let end: (result: RunResult<string>) => void = () => undefined;
  const start = (signal: AbortSignal) => {
    starts.push(signal);
    return new Promise<RunResult<string>>((resolve) => {
      end = resolve;
    });
  };
  return { start, starts, end: (value: string, keep = true) => end({ value, keep }) };
}

const never = new AbortController().signal;

describe('shared runs', () => {
  test('one run serves all who ask while it runs and after', async () => {
    const runs = createSharedRuns<string, string>();
    const run = heldRun();
    const early = [runs.join('a', never, run.start), runs.join('a', never, run.start)];
    run.end('x');
    expect(await Promise.all([...early, runs.join('a', never, run.start)])).toEqual(['x', 'x', 'x']);
    expect(run.starts).toHaveLength(1);
  });

  test('outcomes kept packed come back as they were', async () => {
    const runs = createSharedRuns<string, { readonly lines: readonly string[] }>(
      asPackedJson(({ lines }) => lines[0] ?? ''),
    );
    const values = { a: { lines: ['公開', 'x'] }, b: { lines: ['公開', 'y', '\u0000'] }, c: { lines: [] } };
    for (const [key, value] of Object.entries(values))
      await runs.join(key, never, async () => ({ value, keep: true }));
    const askedAgain = () => Promise.reject(new Error('asked again'));
    for (const [key, value] of Object.entries(values))
      expect(await runs.join(key, never, askedAgain)).toEqual(value);
  });

  test('an outcome not to be kept is for those who waited', async () => {
    const runs = createSharedRuns<string, string>();
    const run = heldRun();
    const first = runs.join('a', never, run.start);
    run.end('x', false);
    expect(await first).toBe('x');
    const second = runs.join('a', never, run.start);
    run.end('y');
    expect(await second).toBe('y');
  });

  test('one who runs out of time does not stop the others', async () => {
    const runs = createSharedRuns<string, string>();
    const run = heldRun();
    const impatient = new AbortController();
    const [left, stayed] = [runs.join('a', impatient.signal, run.start), runs.join('a', never, run.start)];
    impatient.abort();
    expect(await left).toBeUndefined();
    expect(run.starts[0]?.aborted).toBe(false);
    run.end('x');
    expect(await stayed).toBe('x');
  });

  test('a run that nobody waits for is aborted and begun anew', async () => {
    const runs = createSharedRuns<string, string>();
    const run = heldRun();
    const impatient = new AbortController();
    const left = runs.join('a', impatient.signal, run.start);
    impatient.abort();
    expect(await left).toBeUndefined();
    expect(run.starts[0]?.aborted).toBe(true);
    const again = runs.join('a', never, run.start);
    run.end('y');
    expect(await again).toBe('y');
    expect(run.starts).toHaveLength(2);
  });

  test('an aborted caller starts nothing', async () => {
    const run = heldRun();
    expect(
      await createSharedRuns<string, string>().join('a', AbortSignal.abort(), run.start),
    ).toBeUndefined();
    expect(run.starts).toHaveLength(0);
  });

  test('our own bug reaches the caller and is not kept', async () => {
    const runs = createSharedRuns<string, string>();
    await expect(runs.join('a', never, () => Promise.reject(new Error('bug')))).rejects.toThrow('bug');
    expect(await runs.join('a', never, async () => ({ value: 'x', keep: true }))).toBe('x');
  });
});
