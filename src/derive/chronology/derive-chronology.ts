import { type DomainName, isAtOrBelow } from '../../dns/name.js';
import { isRegistryName } from '../../dns/public-suffix.js';
import { delegationKey } from '../../model/baseline.js';
import { dayInJapan } from '../../model/clock-in-japan.js';
import type { Evidence } from '../../model/evidence.js';
import type { Registration } from '../../model/registration.js';
import type { DependencyDomainView, NsDomainView } from '../audit-view.js';
import { daysBetween } from '../calendar.js';
import type { DnssecView } from '../dnssec/dnssec-view.js';
import type { ExchangeIndex } from '../exchange-index.js';
import type { ServerView } from '../observed-servers.js';
import { isPromiscuous, splitAt } from './answer-split.js';
import { chainSideOf } from './chain-side.js';
import type { DomainFacts } from './facts.js';
import { compareNetworks } from './networks.js';
import { parkingOf } from './parking.js';
import { type Chronology, judgeChronology } from './verdict.js';

/** What the rules say of a domain of the delegation. */
export function chronologyOf(
  domain: Omit<NsDomainView, 'chronology'>,
  evidence: Evidence,
  zone: DomainName,
  servers: readonly ServerView[],
  dnssec: DnssecView,
  index: ExchangeIndex,
): Chronology {
  const isInside = (server: ServerView) => server.registeredDomain === domain.domain;
  const inside = servers.filter(isInside);
  return judgeChronology({
    ...sharedFacts(domain, evidence, zone, index),
    isListedByParent: inside.some(({ inParent }) => inParent),
    split: splitAt(servers, isInside),
    isPromiscuous: arePromiscuous(inside),
    dnssec: chainSideOf(dnssec, (host) => inside.some((server) => server.host === host)),
    networks: compareNetworks(inside, evidence),
  });
}

/** True where an address of theirs answers for anything; null where none was asked. */
function arePromiscuous(servers: readonly ServerView[]): boolean | null {
  const asked = servers
    .flatMap(({ addresses }) => addresses)
    .filter(({ answers }) => answers.control !== undefined);
  return asked.length === 0 ? null : asked.some(isPromiscuous);
}

/** What the rules say of a domain further away: its servers answer for another zone, so their answers are not compared. */
export function chronologyOfDependency(
  domain: Omit<DependencyDomainView, 'chronology'>,
  evidence: Evidence,
  index: ExchangeIndex,
): Chronology {
  const referrer = domain.path.at(-2) ?? domain.domain;
  return judgeChronology({
    ...sharedFacts(domain, evidence, referrer, index),
    isListedByParent: true,
    split: null,
    isPromiscuous: null,
    dnssec: null,
    networks: { kind: 'too-far' },
  });
}

type SharedFacts = Omit<DomainFacts, 'isListedByParent' | 'split' | 'isPromiscuous' | 'dnssec' | 'networks'>;

/** The facts of `domain` as the host of name servers of `zone`. */
function sharedFacts(
  {
    domain,
    hosts,
    nameServers,
    expectedHolder,
    evidence: { lookup },
  }: Pick<NsDomainView, 'domain' | 'hosts' | 'nameServers' | 'expectedHolder' | 'evidence'>,
  evidence: Evidence,
  zone: DomainName,
  index: ExchangeIndex,
): SharedFacts {
  const registration = lookup.kind === 'answer' ? lookup.registration : null;
  const { baseline } = evidence;
  const sightings = hosts.flatMap((host) => baseline?.delegations[delegationKey(zone, host)] ?? []);
  return {
    domain,
    registration,
    before: baseline?.registrations[domain] ?? null,
    expectedHolder,
    zoneUpdatedAt: registrationOf(evidence, zone)?.updatedAt ?? null,
    // The earliest of several hosts: the domain stood in the delegation from then on.
    delegatedSince: sightings.sort()[0] ?? null,
    parentSerialDay: parentSerialDay(evidence, zone, domain, index),
    parking: parkingOf(nameServers),
  };
}

/** The registration of exactly this zone: only that one's last change says something about its delegation. */
function registrationOf(evidence: Evidence, zone: DomainName): Registration | undefined {
  const found = evidence.registrations.find((one) => one.domain === zone);
  return found?.lookup.kind === 'answer' ? found.lookup.registration : undefined;
}

/** YYYYMMDDnn, RFC 1912 section 2.2; null for a registry's zone, a serial that is no date, or one of the future. */
function parentSerialDay(
  evidence: Evidence,
  zone: DomainName,
  domain: DomainName,
  index: ExchangeIndex,
): string | null {
  const parent = evidence.zones.find((one) => one.zone === zone)?.parent;
  if (parent == null || isRegistryName(parent) || isAtOrBelow(parent, domain)) return null;
  for (const { key, question } of evidence.exchanges) {
    if (question.name !== parent || question.type !== 'SOA') continue;
    const reply = index.reply(key);
    const soa = reply?.authoritative === true ? reply.answers.find((rr) => rr.type === 'SOA') : undefined;
    if (soa?.type !== 'SOA') continue;
    const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})\d{2}$/.exec(String(soa.serial)) ?? [];
    const text = `${year}-${month}-${day}`;
    const today = dayInJapan(evidence.collectedAt);
    if (Number(year) < FIRST_YEAR || Number.isNaN(Date.parse(text)) || daysBetween(text, today) < 0)
      return null;
    return text;
  }
  return null;
}

/** No zone is older than the DNS on the Internet in Japan; a smaller number is a counter that happens to have ten digits. */
const FIRST_YEAR = 1990;
