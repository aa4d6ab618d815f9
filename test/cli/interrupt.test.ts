import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { onInterrupt } from '../../src/cli/interrupt.js';

// The test runner has listeners of its own, which shall not hear of this.
let others: NodeJS.SignalsListener[];
beforeEach(() => {
  others = process.listeners('SIGINT');
  process.removeAllListeners('SIGINT');
});
afterEach(() => {
  process.removeAllListeners('SIGINT');
  for (const one of others) process.on('SIGINT', one);
});

it('is seen by those who end the process where nobody else listens, as a spinner does', async () => {
  const { signal, stop } = onInterrupt();
  const counts: number[] = [];
  const spinner = () => void counts.push(process.listenerCount('SIGINT'));
  process.on('SIGINT', spinner);
  process.emit('SIGINT');
  expect([signal.aborted, counts]).toEqual([true, [2]]);
  // The next Ctrl-C is theirs.
  await nextTurn();
  expect(process.listeners('SIGINT')).toEqual([spinner]);
  stop();
});
