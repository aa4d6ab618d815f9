import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/**
 * Gives the loopback interface of our own network namespace (in-own-network.sh) further addresses. The whole of
 * 127.0.0.0/8 works without, yet BIND listens only at addresses that an interface has.
 */
export async function addLoopbackAddresses(addresses: readonly string[]): Promise<void> {
  const run = promisify(execFile);
  for (const address of new Set(addresses)) {
    await run('ip', ['address', 'replace', `${address}/${address.includes(':') ? 128 : 32}`, 'dev', 'lo']);
  }
}
