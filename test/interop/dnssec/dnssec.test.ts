import { describe, expect, it } from 'vitest';
import { deriveView } from '../../../src/derive/derive-view.js';
import type { DnssecView } from '../../../src/derive/dnssec/dnssec-view.js';
import { parseTrustAnchors } from '../../../src/derive/dnssec/parse-anchors.js';
import { auditWorld } from '../../stories/audit-world.js';
import { whySkipped } from '../packages.js';
import { startRealServers } from '../real-servers.js';
import { PROGRAMS, SOFTWARE } from '../software.js';
import { CITY_WORLD, HOSTS, textsFor } from './row.js';
import { ROWS } from './rows.js';
import { SIGNERS } from './sign-zone.js';

/** Zones signed by each software's own tools and served by it, whole and broken, from the root's key down. */

const FIRST_PORT = 17_500;

describe.each(SOFTWARE)('DNSSEC on %s', { concurrent: true }, (software) => {
  const skipped = whySkipped(['setpriv', 'ip', PROGRAMS[software], ...SIGNERS[software]]);
  it.each(ROWS.map((row, index) => [row.name, row, index] as const))('%s', async (_, row, index) => {
    if (skipped !== undefined) {
      process.stdout.write(`skipped: DNSSEC on ${software}: ${skipped}\n`);
      return;
    }
    const { texts, rootDs } = await textsFor(software, row, CITY_WORLD.today);
    const trustAnchors = parseTrustAnchors(rootDs.join('\n'));
    if ('kind' in trustAnchors) throw new Error(trustAnchors.reason);
    const port = FIRST_PORT + 100 * SOFTWARE.indexOf(software) + index;
    const { row: report, evidence } = await auditWorld(CITY_WORLD, {
      timeoutMs: 400,
      registryTimeoutMs: 2_000,
      trustAnchors,
      startDns: (servers) => startRealServers(software, servers, texts, port),
    });
    const dnssec = deriveView(evidence).delegation?.dnssec as DnssecView;
    const findings = report.findings
      .filter(({ id }) => id.startsWith('dnssec/'))
      .map(({ id, subject }) => `${id} ${subject.nameServer ?? subject.zone}`);
    const { state, servers = [state, state] } = row;
    expect({
      state: dnssec.state.state,
      servers: HOSTS.map((host) => stateAt(host, dnssec)),
      findings,
    }).toEqual({
      state,
      servers,
      findings: row.findings,
    });
  });
});

/** What a resolver makes of a server's answers. */
function stateAt(host: string, { servers }: DnssecView): string | undefined {
  const [server] = servers.filter((one) => one.host === host);
  if (server?.verdict.state !== 'secure') return server?.verdict.state;
  return server.answers.find(({ verdict }) => verdict?.state !== 'secure')?.verdict?.state ?? 'secure';
}
