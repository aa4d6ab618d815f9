import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { takenAndCopied } from '../../fixtures/worlds/taken-and-copied.js';
import type { Report } from '../../src/model/report.js';
import { auditWorld } from '../stories/audit-world.js';
import { runCli, scratchFolder } from './run-cli.js';

const folder = scratchFolder();
const write = (name: string, value: unknown) => writeFileSync(join(folder.path, name), JSON.stringify(value));

beforeAll(async () => write('city.json', (await auditWorld(takenAndCopied)).evidence));
afterAll(() => folder.remove());

const evaluate = (...config: readonly string[]) =>
  runCli(['evaluate', 'city.json', '--format', 'json', ...config], folder.path);

/** The domain behind a name server was registered anew, and all its answers are right. */
describe('who is known to hold a domain', () => {
  it.each<[string, Readonly<Record<string, string>>, string, string, number]>([
    ['nobody is named: the dates speak', {}, 'hijack/ns-domain-reregistered', 'high', 1],
    [
      'the holder is the one that is known',
      { 'Example.JP.': 'Somebody Else Co., Ltd.' },
      'hijack/ns-domain-reregistered',
      'info',
      0,
    ],
    [
      'the holder is another one',
      { 'example.jp': 'Example Networks' },
      'hijack/ns-domain-reregistered',
      'critical',
      1,
    ],
    [
      'another domain is none of this',
      { 'example.ne.jp': 'Example Networks' },
      'hijack/ns-domain-reregistered',
      'high',
      1,
    ],
  ])('%s', async (_, expectedHolders, id, severity, code) => {
    write('config.json', { expectedHolders });
    const result = await evaluate('--config', 'config.json');
    const { domains } = JSON.parse(result.out) as Report;
    const about = domains[0]?.findings.filter(({ subject }) => subject.registeredDomain === 'example.jp');
    expect(about?.map((one) => [one.id, one.severity])).toEqual([[id, severity]]);
    expect(result.code).toBe(code);
  });

  it('names a key that is no domain', async () => {
    write('config.json', { expectedHolders: { 'example..jp': 'Example' } });
    const result = await evaluate('--config', 'config.json');
    expect(result).toMatchObject({ code: 2, out: '' });
    expect(result.err).toMatch(/config\.json: "expectedHolders\.example\.\.jp"/);
  });
});
