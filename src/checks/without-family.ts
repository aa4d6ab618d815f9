import { familyOf } from '../dns/ip-address.js';
import type { AddressLookup } from '../model/evidence.js';
import type { Finding } from '../model/finding.js';
import { type Outcome, outcomeOf } from '../model/finding.js';
import { listText, type Text } from '../model/text.js';
import type { DelegatedView } from './check.js';
import { proofOfKeys } from './proof.js';
import { askZoneOperator } from './remedy/zone-operator.js';
import { type Family, lookupOf, openLookup, ownAddresses, resolutionKeys } from './servers.js';

/** What a finding about a missing family says beyond its message. */
type Rest = Omit<Finding, 'message' | 'values'>;
type NoneValues = { readonly zone: string; readonly hosts: Text };

/**
 * Fails where no name server has an address of a family, and some have one of the other. A host without any address is
 * another check's.
 */
export function failWithout(
  family: Family,
  view: DelegatedView,
  plan: Text,
  none: (values: NoneValues, rest: Rest) => Finding,
): Outcome {
  const { servers, zone } = view.delegation;
  // Glue that the host's own zone denies is for delegation/glue-mismatch to tell.
  const isSeen = servers.some(
    (server) =>
      ownAddresses(server, [family]).length > 0 ||
      (!isDenied(lookupOf(server, family)) &&
        server.addresses.some(({ address }) => familyOf(address) === family)),
  );
  if (isSeen) return { kind: 'pass' };
  const unknowns = servers.flatMap((server) => openLookup(server, family) ?? []);
  const denied = servers.filter(
    (server) =>
      isDenied(lookupOf(server, family)) &&
      lookupOf(server, family === 4 ? 6 : 4)?.outcome.kind === 'addresses',
  );
  if (unknowns.length > 0 || denied.length === 0) return outcomeOf([], unknowns);
  const rest: Rest = {
    subject: { zone },
    confidence: 'confirmed',
    remediation: [askZoneOperator(view, plan)],
    evidence: proofOfKeys(
      view.evidence,
      denied.flatMap((server) => resolutionKeys(server, [family])),
    ),
    exposure: null,
  };
  return outcomeOf([none({ zone, hosts: listText(denied.map(({ host }) => host)) }, rest)], []);
}

function isDenied(lookup: AddressLookup | null): boolean {
  return lookup?.outcome.kind === 'no-data' || lookup?.outcome.kind === 'no-name';
}
