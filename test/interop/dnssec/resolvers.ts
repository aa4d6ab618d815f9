import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { World } from '../../../fixtures/world/world.js';
import { addLoopbackAddresses } from '../own-network.js';

/** Resolvers that do not validate, each of which sees one of the city's servers alone. `addresses` go by server. */
export type Resolvers = { readonly addresses: readonly string[]; readonly stop: () => Promise<void> };

/** Milliseconds until the resolvers must answer. */
const START_MS = 10_000;

/**
 * Starts BIND as a resolver on port 53, from the world's root down, with a view and an address for each of `servers`: a
 * view takes the other servers for bogus and so never asks them. A validator behind it judges one server.
 */
export async function startResolvers(world: World, servers: readonly string[]): Promise<Resolvers> {
  const folder = await mkdtemp(join(tmpdir(), 'lgaudit-resolver-'));
  const addresses = servers.map((_, index) => `127.53.0.${index + 1}`);
  await addLoopbackAddresses(addresses);
  await writeFile(join(folder, 'root.hints'), hintsOf(world));
  const views = servers.map((server, index) => {
    const others = servers
      .filter((other) => other !== server)
      .map((other) => `server ${other} { bogus yes; };`);
    return `view "${server}" {
  match-destinations { ${addresses[index]}; };
  ${others.join(' ')}
  zone "." { type hint; file "root.hints"; };
};`;
  });
  await writeFile(
    join(folder, 'named.conf'),
    `
options {
  directory "${folder}";
  listen-on port 53 { ${addresses.join('; ')}; };
  listen-on-v6 { none; };
  pid-file none;
  lock-file none;
  session-keyfile none;
  automatic-interface-scan no;
  recursion yes;
  allow-query { any; };
  allow-recursion { any; };
  dnssec-validation no;
  empty-zones-enable no;
};
controls { };
${views.join('\n')}
`,
  );
  // -4: IPv4 alone, as the audit.
  const command = ['named', '-4', '-g', '-n', '1', '-c', join(folder, 'named.conf')];
  const child = spawn('setpriv', ['--pdeathsig', 'TERM', ...command], { stdio: 'ignore' });
  const exited = once(child, 'exit');
  const stop = async () => {
    child.kill('SIGTERM');
    await exited;
    await rm(folder, { recursive: true, force: true });
  };
  try {
    for (const address of addresses) await waitUntilItAnswers(address);
  } catch (error) {
    await stop();
    throw error;
  }
  return { addresses, stop };
}

async function waitUntilItAnswers(address: string): Promise<void> {
  const deadline = AbortSignal.timeout(START_MS);
  while (!deadline.aborted) {
    const dig = promisify(execFile)('dig', [`@${address}`, '+short', '+time=1', '+tries=1', '.', 'NS']);
    const text = await dig.then(
      ({ stdout }) => stdout,
      () => '',
    );
    if (/^[^;\s]/m.test(text)) return;
    await sleep(100);
  }
  throw new Error(`the resolver at ${address} does not answer`);
}

/** The root's servers with their addresses, as a hints file. */
export function hintsOf(world: World): string {
  const roots = world.servers.filter(({ zones }) => zones.some(({ apex }) => apex === '.'));
  return roots.map(({ name, address }) => `. 3600000 NS ${name}.\n${name}. 3600000 A ${address}\n`).join('');
}
