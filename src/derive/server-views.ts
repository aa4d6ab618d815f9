import { familyOf } from '../dns/ip-address.js';
import { type DomainName, isAtOrBelow, isBelow } from '../dns/name.js';
import { isRegistryName } from '../dns/public-suffix.js';
import { RCODE, rcodeName } from '../dns/rcode.js';
import { classifyResponse, type Glue } from '../dns/response-kind.js';
import type {
  AddressLookup,
  Evidence,
  HostEvidence,
  NetworkConditions,
  ProbePurpose,
  ServerProbe,
} from '../model/evidence.js';
import { type DnsExchange, isOurOwnFailure } from '../model/exchange.js';
import { hostAddresses } from '../model/outside-hosts.js';
import type { AddressState } from '../model/report.js';
import { fill, type Text } from '../model/text.js';
import type { ExchangeIndex } from './exchange-index.js';
import type { AddressView, ParentView, ProbeAnswer, ServerView } from './observed-servers.js';
import { DOUBTS, doubtful, inAnyLanguage, OBSERVED, silenceText } from './observed-text.js';

/** Every name server that the parent or the child lists, as it shows itself. */
export function deriveServers(
  evidence: Evidence,
  zone: DomainName,
  parent: DomainName,
  parentViews: readonly ParentView[],
  index: ExchangeIndex,
): ServerView[] {
  const probes = evidence.probes.map((probe) => ({ probe, view: addressView(probe, zone, evidence, index) }));
  const referrals = parentViews.flatMap(({ seen }) => (seen.kind === 'referral' ? [seen] : []));
  const walked = evidence.zones.find((one) => one.zone === zone);
  const inParent = new Set([
    ...referrals.flatMap(({ nameServers }) => nameServers),
    ...(referrals.length === 0 && walked?.referral != null ? walked.nameServers : []),
  ]);
  const inChild = new Set(probes.flatMap(({ view }) => childNameServers(view)));
  const past = new Set(
    evidence.limits.flatMap(({ limit, subject }) => (limit === 'MAX_NS_HOSTS' ? [subject] : [])),
  );
  const beyond = (host: DomainName) => (past.has(host) ? BEYOND : null);
  const glue = uniqueGlue(referrals.flatMap((referral) => referral.glue));
  return [...new Set([...inParent, ...inChild])].sort().map((host) => {
    const resolution = evidence.hosts.find((one) => one.host === host);
    return {
      host,
      inParent: inParent.has(host),
      inChild: inChild.has(host),
      relation: relationOf(host, zone, parent),
      registeredDomain: isAtOrBelow(host, zone) ? null : (resolution?.registeredDomain ?? null),
      glue: glue.filter((one) => one.host === host),
      a: resolution?.a ?? beyond(host),
      aaaa: resolution?.aaaa ?? beyond(host),
      addresses: authoritative(
        probes.filter(({ probe }) => probe.host === host).map(({ view }) => view),
        resolution,
        isAtOrBelow(host, zone),
      ),
    };
  });
}

/** The NS set that one address gives with authority; empty where it gives none. */
export function childNameServers(view: AddressView): DomainName[] {
  return (view.answers.ns?.records ?? []).flatMap((rr) => (rr.type === 'NS' ? [rr.target] : []));
}

/** The resolution of a host that is one too many for us. */
const BEYOND: AddressLookup = {
  exchanges: [],
  aliases: [],
  outcome: { kind: 'failed', failure: { kind: 'limit', limit: 'MAX_NS_HOSTS' } },
};

/** RFC 9499 section 7. Below a registry's zone nobody is a sibling: those are other people's names. */
function relationOf(host: DomainName, zone: DomainName, parent: DomainName): ServerView['relation'] {
  if (isAtOrBelow(host, zone)) return 'in-domain';
  return isBelow(host, parent) && !isRegistryName(parent) ? 'sibling' : 'out-of-bailiwick';
}

/**
 * A host's own addresses count; its glue where those are not known. In the zone itself one of its servers told them, and
 * may have lied: there glue that leads to a server of the zone counts as well, as it does for resolvers.
 */
function authoritative(
  views: readonly AddressView[],
  resolution: HostEvidence | undefined,
  isInDomain: boolean,
): AddressView[] {
  const own = resolution === undefined ? [] : hostAddresses(resolution).addresses;
  if (own.length === 0) return [...views];
  return views.filter(({ address, state }) => own.includes(address) || (isInDomain && state === 'answers'));
}

function addressView(
  probe: ServerProbe,
  zone: DomainName,
  evidence: Evidence,
  index: ExchangeIndex,
): AddressView {
  const { address } = probe.server;
  const answers: { [P in ProbePurpose]?: ProbeAnswer } = {};
  for (const [purpose, key] of Object.entries(probe.exchanges)) {
    const exchange = index.exchange(key);
    if (exchange === undefined) continue;
    const message = index.reply(key);
    const response = message === undefined ? undefined : classifyResponse(message, exchange.question, zone);
    const records = response?.kind === 'answer' && response.authoritative ? response.records : [];
    answers[purpose as ProbePurpose] = { exchange, message, response, records };
  }
  const soa = answers.soa;
  if (soa === undefined) return { address, state: 'not-asked', observed: inAnyLanguage(''), answers };
  return {
    address,
    ...(soa.message === undefined
      ? silence(soa.exchange, doubtOfOurs(address, evidence.network, index))
      : verdict(soa)),
    answers,
  };
}

type State = { readonly state: AddressState; readonly observed: Text };

/** What a reply to the SOA question says about the server. */
function verdict({ message, response }: ProbeAnswer): State {
  if (message === undefined || response === undefined)
    return { state: 'unclear', observed: OBSERVED['no-reply'] };
  if (message.truncated) return { state: 'unclear', observed: OBSERVED.truncated };
  const aa = message.authoritative ? ' aa' : '';
  switch (response.kind) {
    case 'answer':
      if (response.authoritative) return { state: 'answers', observed: inAnyLanguage('aa') };
      return { state: 'not-authoritative', observed: OBSERVED['without-aa'] };
    case 'alias':
      return { state: 'not-authoritative', observed: inAnyLanguage('CNAME') };
    case 'referral':
    case 'upward-referral':
      return {
        state: 'not-authoritative',
        observed: fill(OBSERVED.referral, { to: response.kind === 'referral' ? response.cut : response.to }),
      };
    case 'no-name':
      return { state: 'not-authoritative', observed: inAnyLanguage(`NXDOMAIN${aa}`) };
    case 'no-data':
      return { state: 'not-authoritative', observed: fill(OBSERVED['no-soa'], { aa }) };
    case 'unusable':
      return { state: 'not-authoritative', observed: OBSERVED['empty-without-aa'] };
    case 'error':
      return {
        state: NOT_SERVED.has(response.rcode) ? 'not-authoritative' : 'unclear',
        observed: inAnyLanguage(rcodeName(response.rcode)),
      };
  }
}

/** Response codes that say "not my zone". Others (FORMERR, NOTIMP ...) say that we were not understood. */
const NOT_SERVED = new Set<number>([RCODE.REFUSED, RCODE.SERVFAIL, RCODE.NOTAUTH, RCODE.NXDOMAIN]);

/** Why silence may be our own network's, and no server's. */
function doubtOfOurs(
  address: string,
  { ipv6Proven, afterSilence }: NetworkConditions,
  index: ExchangeIndex,
): Text | undefined {
  if (familyOf(address) === 6 && !ipv6Proven) return DOUBTS.ipv6;
  const again = index.exchange(afterSilence);
  if (again === undefined || again.reply !== null) return undefined;
  return fill(DOUBTS['silent-too'], { address: again.server.address });
}

/** Why there is no reply: silence on every way, or something that leaves it open. */
function silence({ attempts }: DnsExchange, doubt: Text | undefined): State {
  const kinds = attempts.map(({ outcome }) => outcome.kind);
  const observed = silenceText(attempts);
  const tried = (transport: 'udp' | 'tcp') =>
    attempts.some(
      ({ transport: used, outcome }) =>
        used === transport &&
        (outcome.kind === 'timeout' || outcome.kind === 'refused' || outcome.kind === 'closed'),
    );
  if (kinds.every((kind) => kind === 'special-use' || kind === 'no-route'))
    return { state: 'not-asked', observed };
  const open = kinds.some(
    (kind) => kind === 'malformed' || kind === 'mismatched' || (kind !== 'reply' && isOurOwnFailure(kind)),
  );
  if (open || kinds.includes('reply') || !tried('udp') || !tried('tcp'))
    return { state: 'unclear', observed };
  if (doubt !== undefined) return { state: 'unclear', observed: doubtful(observed, doubt) };
  return { state: 'unresponsive', observed };
}

function uniqueGlue(glue: readonly Glue[]): Glue[] {
  const byKey = new Map(glue.map((one) => [`${one.host} ${one.family} ${one.address}`, one]));
  return [...byKey.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}
