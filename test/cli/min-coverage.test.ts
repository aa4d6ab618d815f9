import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { night, open, rowOf } from '../history/sample-report.js';
import { runCli, scratchFolder } from './run-cli.js';

const folder = scratchFolder();
beforeAll(() => {
  for (const complete of [470, 471]) {
    const rows = Array.from({ length: 500 }, (_, at) =>
      rowOf(`city.a${at}.lg.jp`, [], at < complete ? [] : [open()]),
    );
    writeFileSync(join(folder.path, `${complete}.json`), JSON.stringify(night('2026-11-23', ...rows)));
  }
});
afterAll(() => folder.remove());

describe('a share of names that must be completely checked', () => {
  // As floating-point numbers, 94.2 % of 500 are more than 471, and 94.2 / 100 is not 0.942.
  it.each([
    [471, '94.2%', 0],
    [470, '94.2%', 3],
    [471, '94.200', 0],
    [471, '94.21%', 3],
    [470, '94%', 0],
    [470, '100%', 3],
    [470, '0%', 0],
    [470, '0', 0],
    [470, '0.5%', 0],
    // Whoever writes that means 99 %.
    [471, '0.99', 2],
  ])('%i of 500 with %s', async (complete, share, code) => {
    const result = await runCli(
      ['report', `${complete}.json`, '--min-coverage', share, '--quiet'],
      folder.path,
    );
    expect(result.code).toBe(code);
  });
});
