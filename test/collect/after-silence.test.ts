import { describe, expect, it, vi } from 'vitest';
import type { RunningWorld } from '../../fixtures/world/run-world.js';
import { WORLDS } from '../../fixtures/worlds/index.js';
import type { Evidence } from '../../src/model/evidence.js';
import type { DomainReport } from '../../src/model/report.js';
import { auditWorld } from '../stories/audit-world.js';

const SERVERS = ['dns1.city.example.lg.jp', 'dns2.city.example.lg.jp'];

/** Audits the healthy in-house city with these servers silent. */
function audit(silent: readonly string[], prepare?: (running: RunningWorld) => void) {
  const world = WORLDS.find(({ name }) => name === 'healthy-in-house');
  if (world === undefined) throw new Error('no such world');
  const behaviours = Object.fromEntries(silent.map((server) => [server, 'silent' as const]));
  return auditWorld(world, { behaviours }, prepare);
}

/** Ends the whole Internet once one of the silent servers is asked. */
function outage(running: RunningWorld): void {
  const isAsked = () => running.questions().some(({ server }) => SERVERS.includes(server));
  void vi.waitUntil(isAsked, 5000).then(() => running.stop());
}

function askedAgain({ exchanges, network }: Evidence) {
  return exchanges.find(({ key }) => key === network.afterSilence);
}

function states({ nameServers }: DomainReport) {
  return nameServers.flatMap(({ addresses }) => addresses.map(({ state }) => state));
}

describe('after silence', () => {
  it('a server that had answered is asked again; where it answers, the silent one is to blame', async () => {
    const { evidence, row } = await audit(SERVERS.slice(0, 1));
    expect(askedAgain(evidence)?.question).toEqual({ name: 'jp', type: 'SOA' });
    expect(askedAgain(evidence)?.reply).not.toBeNull();
    expect(states(row)).toContain('unresponsive');
  });

  it('nobody is blamed where it is silent, too', async () => {
    const { evidence, row } = await audit(SERVERS, outage);
    expect(askedAgain(evidence)?.reply).toBeNull();
    expect(states(row)).toContain('unclear');
    expect(states(row)).not.toContain('unresponsive');
    expect(row.findings.filter(({ severity }) => severity !== 'info')).toEqual([]);
    expect(row.unknowns.map(({ check }) => check)).toContain('delegation/unresponsive');
  });

  it('nobody is asked again where nobody was silent', async () => {
    expect((await audit([])).evidence.network.afterSilence).toBeUndefined();
  });
});
