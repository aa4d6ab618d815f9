import { startDnsServer } from '../../fixtures/world/dns-server.js';
import type { RunningDnsServers } from '../../fixtures/world/dns-servers.js';
import type { ServerSpec } from '../../fixtures/world/world.js';
import type { Zone } from '../../fixtures/world/zone-text.js';
import { type Daemon, startDaemon } from './daemon.js';
import { masterFile } from './master-file.js';
import { addLoopbackAddresses } from './own-network.js';
import type { Software } from './software.js';

/** The text of each zone of a world, e.g. signed. By zone: two servers may hold different copies of one zone. */
export type ZoneTexts = ReadonlyMap<Zone, string>;

/** Servers of a world that one daemon stands for: the same zones, whole or lost, at several addresses. */
type Group = { readonly zones: readonly Zone[]; readonly areLost: boolean; readonly addresses: string[] };

/** Every zone of the servers, as it stands. */
export function plainTexts(servers: readonly ServerSpec[]): ZoneTexts {
  return new Map(servers.flatMap(({ zones }) => zones).map((zone) => [zone, masterFile(zone)]));
}

/**
 * True where real software plays the server: it answers; it refuses, having no zone; it fails, its zones' files being
 * lost. The world's own engine plays the others, and silence too.
 */
export function isReal({ behaviour }: ServerSpec): boolean {
  return behaviour === 'answers' || behaviour === 'refuses' || behaviour === 'servfail';
}

/**
 * Starts a world's name servers on real software: one daemon for all servers that hold the same zones. Takes the place
 * of the world's own `startDnsServers`. Throws where a daemon does not start.
 */
export async function startRealServers(
  software: Software,
  servers: readonly ServerSpec[],
  texts: ZoneTexts,
  port: number,
): Promise<RunningDnsServers> {
  const running: Daemon[] = [];
  const stop = async () => {
    await Promise.all(running.map((daemon) => daemon.stop()));
  };
  try {
    if (software === 'bind') await addLoopbackAddresses(servers.map(({ address }) => address));
    const started = await Promise.allSettled([
      ...groupsOf(servers.filter(isReal)).map(({ zones, areLost, addresses }) =>
        startDaemon(
          software,
          addresses,
          port,
          zones.map((zone) => ({ apex: zone.apex, text: areLost ? null : (texts.get(zone) ?? null) })),
        ),
      ),
      ...servers.filter((server) => !isReal(server)).map((server) => startPlayed(server, port)),
    ]);
    running.push(...started.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : [])));
    const failed = started.find((one) => one.status === 'rejected');
    if (failed !== undefined) throw failed.reason;
  } catch (error) {
    await stop();
    throw error;
  }
  const impossible = () => {
    throw new Error('real software does as it does');
  };
  return { port, questions: () => [], setBehaviour: impossible, kill: impossible, stop };
}

async function startPlayed(server: ServerSpec, port: number): Promise<Daemon> {
  const { close } = await startDnsServer(server, port, () => {});
  return { stop: close };
}

function groupsOf(servers: readonly ServerSpec[]): Group[] {
  const groups: Group[] = [];
  for (const { behaviour, zones: held, address } of servers) {
    const zones = behaviour === 'refuses' ? [] : held;
    const areLost = behaviour === 'servfail';
    const group = groups.find((one) => one.areLost === areLost && isSame(one.zones, zones));
    if (group === undefined) groups.push({ zones, areLost, addresses: [address] });
    else group.addresses.push(address);
  }
  return groups;
}

function isSame(a: readonly Zone[], b: readonly Zone[]): boolean {
  return a.length === b.length && a.every((zone, index) => zone === b[index]);
}
