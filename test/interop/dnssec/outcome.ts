import { deriveView } from '../../../src/derive/derive-view.js';
import type { DnssecView } from '../../../src/derive/dnssec/dnssec-view.js';
import { parseTrustAnchors } from '../../../src/derive/dnssec/parse-anchors.js';
import { auditWorld } from '../../stories/audit-world.js';
import { startRealServers, type ZoneTexts } from '../real-servers.js';
import type { Software } from '../software.js';
import { CITY_WORLD, HOSTS } from './row.js';

/** What we say of a signed city: of the zone, of each of its servers, and in findings as `id subject`. */
export type SignedOutcome = {
  readonly state: string;
  readonly servers: readonly (string | undefined)[];
  readonly findings: readonly string[];
};

/** Audits the city at `today` with its zones on this software. `meanwhile` runs before, with every server there. */
export async function auditSigned(
  software: Software,
  { texts, rootDs }: { readonly texts: ZoneTexts; readonly rootDs: readonly string[] },
  {
    today,
    port,
    meanwhile,
  }: { readonly today: string; readonly port: number; readonly meanwhile?: () => Promise<void> },
): Promise<SignedOutcome> {
  const trustAnchors = parseTrustAnchors(rootDs.join('\n'));
  if ('kind' in trustAnchors) throw new Error(trustAnchors.reason);
  const { row, evidence } = await auditWorld(
    { ...CITY_WORLD, today },
    {
      timeoutMs: 400,
      registryTimeoutMs: 2_000,
      trustAnchors,
      startDns: (servers) => startRealServers(software, servers, texts, port),
    },
    meanwhile,
  );
  const dnssec = deriveView(evidence).delegation?.dnssec as DnssecView;
  return {
    state: dnssec.state.state,
    servers: HOSTS.map((host) => stateAt(host, dnssec)),
    findings: row.findings
      .filter(({ id }) => id.startsWith('dnssec/'))
      .map(({ id, subject }) => `${id} ${subject.nameServer ?? subject.zone}`),
  };
}

/** What a resolver makes of a server's answers. */
function stateAt(host: string, { servers }: DnssecView): string | undefined {
  const [server] = servers.filter((one) => one.host === host);
  if (server?.verdict.state !== 'secure') return server?.verdict.state;
  return server.answers.find(({ verdict }) => verdict?.state !== 'secure')?.verdict?.state ?? 'secure';
}
