import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ROOT } from '../../src/dns/name.js';
import { RCODE } from '../../src/dns/rcode.js';
import { decodeMessage } from '../../src/dns/wire.js';
import { createDnsTransport } from '../../src/net/dns-transport.js';
import type { MasterFile } from './master-file.js';
import { CONFIGURATION_FILE, type Software, setUp } from './software.js';

/** A name server's program, running on its addresses. `stop` waits until it is gone. */
export type Daemon = { readonly stop: () => Promise<void> };

/** Milliseconds until a daemon must answer for all its zones, and until it must be gone after SIGTERM. */
const START_MS = 20_000;
const STOP_MS = 5_000;
/** Octets of its log that are kept for the message where it does not start. */
const LOG_OCTETS = 4_000;

/**
 * Starts one program for these zones on all the addresses, and waits until each address answers for each zone. Throws
 * with the end of its log where it ends or is silent instead.
 */
export async function startDaemon(
  software: Software,
  addresses: readonly string[],
  port: number,
  masterFiles: readonly MasterFile[],
): Promise<Daemon> {
  const folder = await mkdtemp(join(tmpdir(), `lgaudit-${software}-`));
  const zones = masterFiles.map(({ apex }, index) => ({ apex, file: `${index}.zone` }));
  const { configuration, command } = setUp(software, { addresses, port, zones }, folder);
  for (const [index, { text }] of masterFiles.entries()) {
    if (text !== null) await writeFile(join(folder, `${index}.zone`), text);
  }
  await writeFile(join(folder, CONFIGURATION_FILE), configuration);

  // The kernel stops the daemon with us, whatever becomes of us.
  const child = spawn('setpriv', ['--pdeathsig', 'TERM', ...command], { stdio: ['ignore', 'pipe', 'pipe'] });
  let log = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      log = `${log}${chunk}`.slice(-LOG_OCTETS);
    });
  }
  const exited = once(child, 'exit');
  const stop = async () => {
    await stopChild(child, exited);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await waitUntilItAnswers(child, addresses, port, masterFiles);
  } catch (error) {
    await stop();
    throw new Error(`${software}: ${(error as Error).message}\n${log}`);
  }
  return { stop };
}

async function stopChild(child: ChildProcess, exited: Promise<unknown>): Promise<void> {
  if (hasEnded(child)) return;
  child.kill('SIGTERM');
  const isGone = await Promise.race([exited.then(() => true), sleep(STOP_MS, false, { ref: false })]);
  if (isGone) return;
  child.kill('SIGKILL');
  await exited;
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

async function waitUntilItAnswers(
  child: ChildProcess,
  addresses: readonly string[],
  port: number,
  zones: readonly MasterFile[],
): Promise<void> {
  const transport = createDnsTransport({
    settings: {
      timeoutMs: 100,
      retries: 0,
      openedSpecialUse: ['loopback'],
      ipv6: true,
      pace: { perServerQps: 0, registryIntervalMs: 0 },
    },
    now: () => new Date(),
  });
  const deadline = AbortSignal.timeout(START_MS);
  const options = { recursionDesired: false, dnssecOk: false, overTcp: true };
  const questions = addresses.flatMap((address) => expectations(zones).map((zone) => ({ address, ...zone })));
  for (const { address, apex, rcode } of questions) {
    for (;;) {
      if (hasEnded(child)) throw new Error('it ended');
      if (deadline.aborted) throw new Error(`no answer for ${apex} at ${address}`);
      const question = { name: apex, type: 'SOA' } as const;
      const { reply } = await transport.ask({ address, port }, question, options, deadline);
      const message = reply === null ? undefined : decodeMessage(Buffer.from(reply, 'base64'));
      if (message !== undefined && !('kind' in message) && message.rcode === rcode) {
        // A parent zone that is loaded before its child gives a referral.
        if (rcode !== RCODE.NOERROR || message.authoritative) break;
      }
      await sleep(20);
    }
  }
}

/** What a daemon says when it is ready: an answer for its zones, SERVFAIL for those that are lost, REFUSED without any. */
function expectations(zones: readonly MasterFile[]) {
  if (zones.length === 0) return [{ apex: ROOT, rcode: RCODE.REFUSED }];
  return zones.map(({ apex, text }) => ({ apex, rcode: text === null ? RCODE.SERVFAIL : RCODE.NOERROR }));
}
