import { afterEach, expect, it } from 'vitest';
import { processIo } from '../../src/cli/io.js';

const columns = Object.getOwnPropertyDescriptor(process.stderr, 'columns');
afterEach(() => {
  if (columns === undefined) Reflect.deleteProperty(process.stderr, 'columns');
  else Object.defineProperty(process.stderr, 'columns', columns);
});

it.each([
  ['of 100 columns', 100, 100],
  ['that does not tell its width', 0, undefined],
])('a terminal %s', (_, width, told) => {
  Object.defineProperty(process.stderr, 'columns', { value: width, writable: true, configurable: true });
  expect(processIo().err.columns).toBe(told);
});
