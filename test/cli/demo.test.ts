import { afterAll, expect, it } from 'vitest';
import { runCli, scratchFolder } from './run-cli.js';

const folder = scratchFolder();
afterAll(folder.remove);

it('the demo audits its world, and its result says what it was told to leave out', async () => {
  const { code, out, err } = await runCli(
    ['demo', '--format', 'json', '--min-severity', 'critical'],
    folder.path,
  );
  expect(code).toBe(0);
  expect(err).not.toBe('');
  const { domains, run } = JSON.parse(out);
  expect(domains[0].findings.map(({ severity }: { severity: string }) => severity)).toContain('critical');
  expect(new Set(domains[0].findings.map(({ severity }: { severity: string }) => severity)).size).toBe(1);
  expect(run.filter).toEqual({ minSeverity: 'critical', minConfidence: 'possible', off: [] });
});
