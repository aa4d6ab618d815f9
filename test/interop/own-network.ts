import { execFileSync } from 'node:child_process';

/**
 * Gives the loopback interface of our own network namespace (in-own-network.sh) one more address. The whole of
 * 127.0.0.0/8 works without, yet BIND listens only at addresses that an interface has.
 */
export function addLoopbackAddress(address: string): void {
  execFileSync('ip', ['address', 'replace', `${address}/${address.includes(':') ? 128 : 32}`, 'dev', 'lo']);
}
