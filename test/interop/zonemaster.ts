import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { World } from '../../fixtures/world/world.js';
import { hintsOf } from './dnssec/resolvers.js';

/** A message of Zonemaster at level NOTICE or above. */
export type ZonemasterTag = { readonly level: string; readonly testcase: string; readonly tag: string };

/** Milliseconds for one zone; silent servers cost Zonemaster many timeouts. */
const PATIENCE_MS = 150_000;

/** Shorter patience than Zonemaster's own: everything is on loopback. */
const PROFILE = {
  net: { ipv4: true, ipv6: false },
  resolver: { defaults: { timeout: 1, retry: 1, retrans: 1 } },
};

/**
 * Runs Debian's `zonemaster-cli` on the world's audited name, from the world's own root servers, over IPv4. It asks
 * port 53 only. Each tag once, in the order of its test cases.
 */
export async function askZonemaster(world: World): Promise<readonly ZonemasterTag[]> {
  const folder = await mkdtemp(join(tmpdir(), 'lgaudit-zonemaster-'));
  try {
    const [hints, profile] = [join(folder, 'root.hints'), join(folder, 'profile.json')];
    await writeFile(hints, hintsOf(world));
    await writeFile(profile, JSON.stringify(PROFILE));
    const options = ['--hints', hints, '--profile', profile, '--no-ipv6', '--json', '--level', 'NOTICE'];
    const { stdout } = await promisify(execFile)(
      'zonemaster-cli',
      [...options, '--no-progress', '--raw', '--show-testcase', '--locale', 'en_US.UTF-8', world.audit],
      { timeout: PATIENCE_MS },
    );
    return tagsIn(stdout);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function tagsIn(json: string): ZonemasterTag[] {
  const results: readonly ZonemasterTag[] = JSON.parse(json);
  const byTag = new Map(
    results.map(({ level, testcase, tag }) => [`${testcase} ${tag}`, { level, testcase, tag }]),
  );
  return [...byTag.values()];
}
