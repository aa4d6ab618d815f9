import type { NsDomainView } from '../derive/audit-view.js';
import type { ProofItem } from '../model/finding.js';
import type { DelegatedView } from './check.js';
import { proofOfDomain, proofOfKeys, proofOfLookup, proofOfProbes } from './proof.js';

/** What the rules rest on: the domain's registration, the zone's own, the parent's serial, and the answers where they part. */
export function proofOfChronology(view: DelegatedView, domain: NsDomainView): ProofItem[] {
  const { evidence, delegation } = view;
  const { outcomes } = domain.chronology;
  const own = evidence.registrations.find((one) => one.domain === delegation.zone);
  const serials = evidence.exchanges.filter(
    ({ question }) => question.name === delegation.parent && question.type === 'SOA',
  );
  return [
    ...proofOfDomain(evidence, domain),
    ...(outcomes.S2.kind === 'fires' && own !== undefined ? proofOfLookup(own.lookup) : []),
    ...(outcomes.M7.kind === 'fires'
      ? proofOfKeys(
          evidence,
          serials.map(({ key }) => key),
        )
      : []),
    ...(outcomes.M4.kind === 'fires' ? proofOfAnswers(view) : []),
  ];
}

/** What every server says of who runs the zone and where mail goes. */
export function proofOfAnswers({ delegation: { servers } }: DelegatedView): ProofItem[] {
  return servers.flatMap((server) =>
    (['soa', 'ns', 'mx'] as const).flatMap((purpose) => proofOfProbes(server, server.addresses, purpose)),
  );
}
