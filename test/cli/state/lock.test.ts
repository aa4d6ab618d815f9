import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { takeLock } from '../../../src/cli/state/lock.js';
import { scratchFolder } from '../run-cli.js';

const isLinux = existsSync('/proc/self/stat');

describe.skipIf(!isLinux)('the lock of a killed run (skipped where there is no /proc)', () => {
  it('is taken over also while whoever started it has not noticed', async () => {
    // `sleep` takes the place of the shell, and never asks what became of its child.
    const parent = spawn('sh', ['-c', 'sleep 0.3 & echo $!; exec sleep 60']);
    const [line] = await once(parent.stdout, 'data');
    const pid = Number(String(line));
    while (!readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ')) await delay(5);
    const folder = scratchFolder();
    const holder = {
      lgaudit: 'lock',
      version: 1,
      pid,
      host: hostname(),
      startedAt: 'now',
      processStart: null,
    };
    writeFileSync(join(folder.path, 'lock.json'), JSON.stringify(holder));
    const told: string[] = [];
    takeLock(
      folder.path,
      () => new Date(),
      (one) => told.push(one),
    )();
    expect(told.join()).toContain('taken over');
    folder.remove();
    parent.kill();
    await once(parent, 'exit');
  });
});
