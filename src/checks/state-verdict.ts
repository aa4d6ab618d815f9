import type { ServerView } from '../derive/observed-servers.js';
import type { AddressState } from '../model/report.js';
import { listText, type Message, type Text, uniqueTexts } from '../model/text.js';
import { addressesIn, extentOf, unseenOf } from './address-states.js';
import type { DelegatedView } from './check.js';
import { finding } from './finding.js';
import { proofOfProbes } from './proof.js';
import { removeFromDelegation } from './remedy/delegation.js';
import { ifUnused } from './remedy/operator.js';
import type { Verdict } from './verdict.js';

type StateMessages = Readonly<Record<'some' | 'all', Message<'host' | 'addresses' | 'observed' | 'zone'>>>;

/** Reports a name server whose addresses are in one state: which, and whether that is all the zone has. `ask` is the first step. */
export function judgeState(
  view: DelegatedView,
  server: ServerView,
  state: AddressState,
  messages: StateMessages,
  ask: (addresses: readonly string[]) => Text,
): Verdict {
  const { host } = server;
  const { zone } = view.delegation;
  const inState = addressesIn(server, state);
  const unknowns = unseenOf(view, server);
  if (inState.length === 0) return { findings: [], unknowns };
  const addresses = inState.map(({ address }) => address);
  const observed = listText(uniqueTexts(inState.map((address) => address.observed)));
  const details = {
    subject: { nameServer: host },
    confidence: 'confirmed' as const,
    remediation: [ask(addresses), ifUnused(zone), ...removeFromDelegation(view, [host])],
    evidence: proofOfProbes(server, inState, 'soa'),
    exposure: null,
  };
  const values = { host, zone, addresses: listText(addresses), observed };
  return { findings: [finding(messages, extentOf(view, state), values, details)], unknowns };
}
