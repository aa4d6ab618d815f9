import type { AuditView } from '../derive/audit-view.js';
import type { AuditedZone } from '../model/evidence.js';
import type { Outcome } from '../model/finding.js';
import { fill, message } from '../model/text.js';
import type { DelegatedView } from './check.js';
import { resolutionReason } from './reasons.js';
import { zoneName } from './zone-name.js';

const NOT_DELEGATED = message('{name} is not delegated', '{name}は委任されていません');
const NO_PARENT = message('{name} has no parent zone', '{name}には親ゾーンがありません');
const BROKEN_OFF = message(
  'the way from the root to {name} broke off below {deepest}: {why}',
  'ルートから{name}への名前解決が{deepest}より先へ進めませんでした（{why}）',
);

const NO_SERVERS = message(
  'no server told the name servers of {zone}',
  '{zone}の権威DNSサーバーの一覧を、どのサーバーからも得られません',
);

/** How a check that needs a delegation ends where there is none: it does not apply, or nobody can tell. */
export function withoutDelegation(view: AuditView): Outcome {
  const { audited } = view.evidence;
  switch (audited.kind) {
    case 'unreached':
      return unreached(view, audited);
    case 'absent':
      return { kind: 'not-applicable', reason: fill(NOT_DELEGATED, { name: view.target }) };
    case 'zone':
      return { kind: 'not-applicable', reason: fill(NO_PARENT, { name: audited.zone }) };
  }
}

/**
 * How a check ends that found nothing wrong with the name servers of a zone because nobody told which they are: its
 * parent's servers answer from the zone itself, and its own are silent.
 */
export function withoutServers({ delegation: { zone } }: DelegatedView): Outcome {
  return { kind: 'cannot-tell', unknowns: [{ reason: fill(NO_SERVERS, { zone }), subject: { zone } }] };
}

/** `cannot-tell`, with the place where the way from the root broke off. */
export function unreached(
  view: AuditView,
  { deepest, failure }: Extract<AuditedZone, { kind: 'unreached' }>,
): Outcome {
  const reason = fill(BROKEN_OFF, {
    name: view.target,
    deepest: zoneName(deepest),
    why: resolutionReason(failure),
  });
  return { kind: 'cannot-tell', unknowns: [{ reason, subject: { zone: view.target } }] };
}
