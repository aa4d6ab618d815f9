import type { ServerView } from '../../derive/observed-servers.js';
import type { DomainName } from '../../dns/name.js';
import type { AddressLookup, ResolutionFailure } from '../../model/evidence.js';
import { message } from '../../model/text.js';
import type { Check, DelegatedView } from '../check.js';
import { finding } from '../finding.js';
import { proofOfKeys } from '../proof.js';
import { removeFromDelegation } from '../remedy/delegation.js';
import { askToBreakCycle, ifUnused } from '../remedy/operator.js';
import { FAMILIES, lookupOf, openLookup, resolutionKeys } from '../servers.js';
import { found, judgeEach, SOUND, unseen, type Verdict } from '../verdict.js';

const messages = {
  cycle: message(
    'The name server {host} cannot be resolved: the way leads back to itself ({path}).',
    '権威DNSサーバー{host}の名前解決が循環しています（{path}）。',
  ),
};

/** Resolving a name server outside the zone depends on the zone itself, or on another host that depends on it. */
export const cyclic: Check = {
  id: 'delegation/cyclic',
  title: message('Resolving a name server leads back to itself', '権威DNSサーバーの名前解決が循環しています'),
  why: message(
    'Zones whose name servers lie in each other, without glue, cannot be resolved by anybody who has nothing in cache.',
    'グルーのないまま互いの権威DNSサーバーに依存するゾーンは、キャッシュがない状態では名前解決できません。',
  ),
  remedy: message(
    'Break the circle: one server of each zone needs a name inside the zone, registered with its address.',
    '循環を断つため、各ゾーンの権威DNSサーバーの少なくとも1台をゾーン内の名前とし、IPアドレスとともに登録してください。',
  ),
  references: ['RFC 1912 section 2.3', 'RFC 9471', 'RFC 9520 section 2.2'],
  messages,
  needs: 'delegation',
  run: (view) => judgeEach(view.delegation.servers, (server) => judge(view, server)),
};

function judge(view: DelegatedView, server: ServerView): Verdict {
  // Inside the zone the circle is only glue that is missing: delegation/glue-missing.
  if (server.relation === 'in-domain') return SOUND;
  const { host } = server;
  const path = cycleOf(server.a) ?? cycleOf(server.aaaa);
  if (path === undefined) {
    return unseen(
      ...FAMILIES.filter((family) => mayHideCycle(lookupOf(server, family))).flatMap(
        (family) => openLookup(server, family) ?? [],
      ),
    );
  }
  return found(
    finding(
      messages,
      'cycle',
      { host, path: path.join(' → ') },
      {
        subject: { nameServer: host },
        confidence: 'confirmed',
        remediation: [
          askToBreakCycle(host),
          ifUnused(view.delegation.zone),
          ...removeFromDelegation(view, [host]),
        ],
        evidence: proofOfKeys(view.evidence, resolutionKeys(server)),
        exposure: null,
      },
    ),
  );
}

function failureOf(lookup: AddressLookup | null): ResolutionFailure | undefined {
  return lookup?.outcome.kind === 'failed' ? lookup.outcome.failure : undefined;
}

function cycleOf(lookup: AddressLookup | null): readonly DomainName[] | undefined {
  const failure = failureOf(lookup);
  return failure?.kind === 'cyclic' ? failure.path : undefined;
}

/** A walk cut short by us may have been going in a circle. One that met silence was not. */
function mayHideCycle(lookup: AddressLookup | null): boolean {
  const kind = failureOf(lookup)?.kind;
  return lookup === null || kind === 'limit' || kind === 'aborted';
}
