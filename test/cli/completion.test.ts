import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { runCli, saySkipped } from './run-cli.js';

/** What bash would offer for a line of words, by the script. */
function offers(script: string, words: readonly string[]): string[] {
  const quoted = words.map((word) => `'${word}'`).join(' ');
  const line = `${script}\nCOMP_WORDS=(${quoted}); COMP_CWORD=${words.length - 1}; _lgaudit; printf '%s\\n' "\${COMPREPLY[@]}"`;
  return spawnSync('bash', ['-c', line], { encoding: 'utf8' }).stdout.trim().split('\n');
}

const hasBash = spawnSync('bash', ['-c', 'true']).status === 0;
if (!hasBash) saySkipped('completion for bash: there is no bash');

describe.skipIf(!hasBash)('completion for bash (skipped where there is no bash)', () => {
  it('offers the commands, then the options of the command', async () => {
    const { out, code } = await runCli(['completion', 'bash'], '/');
    expect(code).toBe(0);
    expect(offers(out, ['lgaudit', 'che'])).toEqual(['check']);
    expect(offers(out, ['lgaudit', 'merge', '--fail'])).toEqual(['--fail-on', '--fail-on-new']);
  });
});

describe('completion', () => {
  it.each(['zsh', 'fish'])('for %s names every command', async (shell) => {
    const { out, code } = await runCli(['completion', shell], '/');
    expect(code).toBe(0);
    for (const command of ['check', 'evaluate', 'diff', 'merge', 'warm']) expect(out).toContain(command);
  });

  it('knows no other shell', async () => expect((await runCli(['completion', 'cmd'], '/')).code).toBe(2));
});
