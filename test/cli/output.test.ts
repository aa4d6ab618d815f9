import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { jsonlSummary } from '../../src/reporters/jsonl.js';
import { SAMPLE_REPORTS } from '../reporters/sample-reports.js';
import { scratchFolder } from './run-cli.js';

const folder = scratchFolder();

/** A disk that takes half of what it is given, as write(2) may. Test files share their modules: afterwards all is as before. */
beforeAll(() => {
  vi.resetModules();
  vi.doMock('node:fs', async (original) => {
    const fs = await original<typeof import('node:fs')>();
    const writeSync = (file: number, data: string | Buffer, from = 0) => {
      const octets = Buffer.from(data).subarray(from);
      return fs.writeSync(file, octets, 0, Math.ceil(octets.length / 2));
    };
    return { ...fs, writeSync };
  });
});
afterAll(() => {
  vi.doUnmock('node:fs');
  vi.resetModules();
  folder.remove();
});

it('a row is written whole, also where the disk takes it in parts', async () => {
  const { openRowStreams, planOutputs } = await import('../../src/cli/output.js');
  const report = SAMPLE_REPORTS['clean-in-house'];
  const [out, err] = [new PassThrough(), new PassThrough()];
  const io = { out, err, stdin: new PassThrough(), cwd: folder.path, env: {} };
  const streams = await openRowStreams(planOutputs(['jsonl=rows.jsonl'], undefined), io);
  for (const row of report.domains) streams.row(row);
  streams.end(report);
  const lines = readFileSync(join(folder.path, 'rows.jsonl'), 'utf8').split('\n');
  expect(lines).toHaveLength(report.domains.length + 2);
  expect(`${lines.at(-2)}\n`).toBe(jsonlSummary(report));
});
