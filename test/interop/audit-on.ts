import type { World } from '../../fixtures/world/world.js';
import type { DomainReport } from '../../src/model/report.js';
import { auditWorld } from '../stories/audit-world.js';
import { plainTexts, startRealServers, type ZoneTexts } from './real-servers.js';
import type { Software } from './software.js';

/** Milliseconds of patience: real servers on a busy machine; every silent server costs several of these. */
const TIMEOUT_MS = 600;

/** Audits a world whose name servers run on this software; WHOIS and RDAP are the world's own. */
export async function auditOn(
  software: Software,
  world: World,
  port: number,
  texts: ZoneTexts = plainTexts(world.servers),
): Promise<DomainReport> {
  const { row } = await auditWorld(world, {
    timeoutMs: TIMEOUT_MS,
    registryTimeoutMs: 10 * TIMEOUT_MS,
    startDns: (servers) => startRealServers(software, servers, texts, port),
  });
  return row;
}
