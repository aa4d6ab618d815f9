import type { NsDomainView } from '../derive/audit-view.js';
import { dayOf } from '../derive/chronology/day.js';
import type { DomainName } from '../dns/name.js';
import type { RegistrationEvidence } from '../model/evidence.js';
import type { ProofItem } from '../model/finding.js';
import { asNumbersText } from '../model/origins.js';
import type { DelegatedView } from './check.js';
import { proofOfKeys, proofOfLookup, proofOfProbes, proofOfQuestions } from './proof.js';

/**
 * What the rules rest on: the domain's registration, that of `zone`, whose delegation lists its hosts, the serial above
 * it, and the answers where they part.
 */
export function proofOfChronology(
  view: DelegatedView,
  domain: NsDomainView,
  zone = view.delegation.zone,
): ProofItem[] {
  const { evidence } = view;
  const { outcomes } = domain.chronology;
  const hasHolder = outcomes.M2.kind === 'fires' || outcomes.M6.kind === 'fires';
  const own = evidence.registrations.find((one) => one.domain === zone);
  const parent = evidence.zones.find((one) => one.zone === zone)?.parent;
  const serials = evidence.exchanges.filter(
    ({ question }) => question.name === parent && question.type === 'SOA',
  );
  return [
    ...proofOfQuestions(evidence, domain.evidence.existence),
    ...proofOfRecord(domain.evidence, ['created', ...(hasHolder ? (['holder'] as const) : [])]),
    ...(outcomes.S2.kind === 'fires' && own !== undefined ? proofOfRecord(own, ['updated']) : []),
    ...(outcomes.M7.kind === 'fires'
      ? proofOfKeys(
          evidence,
          serials.map(({ key }) => key),
        )
      : []),
    ...(outcomes.M5.kind === 'fires' ? proofOfNetworks(view, domain) : []),
    ...(outcomes.M4.kind === 'fires' ? proofOfAnswers(view, domain.hosts) : []),
    ...(outcomes.S5.kind === 'fires' ? proofOfKeysAt(view, domain) : []),
  ];
}

/** Where the servers in a domain are: their addresses, with the networks that the table has for them. */
function proofOfNetworks({ evidence, delegation: { servers } }: DelegatedView, { hosts }: NsDomainView) {
  return servers
    .filter(({ host }) => hosts.includes(host))
    .flatMap(({ a, aaaa }) => [a, aaaa])
    .flatMap((lookup) => {
      if (lookup?.outcome.kind !== 'addresses') return [];
      const networks = lookup.outcome.addresses.map(
        (address) => `${address} in ${asNumbersText(evidence.origins?.[address] ?? [])}`,
      );
      return proofOfKeys(evidence, lookup.exchanges).map((item) => ({
        ...item,
        observed: [item.observed, ...networks].join('; '),
      }));
    });
}

/** What the servers in a domain say of the zone's keys, and with which signatures. */
export function proofOfKeysAt(
  { delegation: { servers } }: DelegatedView,
  { hosts }: NsDomainView,
): ProofItem[] {
  return servers
    .filter(({ host }) => hosts.includes(host))
    .flatMap((server) =>
      (['soa', 'dnskey'] as const).flatMap((purpose) => proofOfProbes(server, server.addresses, purpose)),
    );
}

type Fact = 'created' | 'updated' | 'holder';

/** What a registry says, with the facts that were compared: they stand further down in its answer. */
function proofOfRecord({ domain, lookup }: RegistrationEvidence, wanted: readonly Fact[]): ProofItem[] {
  if (lookup.kind === 'unknown') return proofOfLookup(lookup, domain);
  const { createdAt, updatedAt, registrant } = lookup.registration;
  const known = { created: dayOf(createdAt), updated: dayOf(updatedAt), holder: registrant };
  const facts = wanted.flatMap((fact) => (known[fact] === null ? [] : [`${fact}: ${known[fact]}`]));
  return proofOfLookup(lookup, domain).map((item) => ({
    ...item,
    observed: [item.observed, ...facts].join('; '),
  }));
}

/**
 * What every server that answers for the zone says of who runs it, and where its mail and its visitors go. Question by
 * question, and the servers in doubt first, so that what differs stands together.
 */
export function proofOfAnswers(
  { delegation: { servers } }: DelegatedView,
  inDoubt: readonly DomainName[],
): ProofItem[] {
  const ordered = [
    ...servers.filter(({ host }) => inDoubt.includes(host)),
    ...servers.filter(({ host }) => !inDoubt.includes(host)),
  ];
  return (['soa', 'ns', 'mx', 'a', 'www'] as const).flatMap((purpose) =>
    ordered.flatMap((server) =>
      proofOfProbes(
        server,
        server.addresses.filter(({ state }) => state === 'answers'),
        purpose,
      ),
    ),
  );
}
