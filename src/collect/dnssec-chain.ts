import type { Question } from '../dns/message.js';
import { type DomainName, isAtOrBelow, isBelow } from '../dns/name.js';
import { RCODE } from '../dns/rcode.js';
import type { ResourceRecord } from '../dns/rr.js';
import type { ChainLink } from '../model/evidence.js';
import type { DnsExchange } from '../model/exchange.js';
import type { TrustAnchor } from '../model/settings.js';
import { carriesDs } from './dnssec-ds.js';
import { addressOf } from './parent-views.js';
import type { Resolver } from './resolver.js';
import { type Cut, replyOf, type Scope } from './scope.js';
import { spread } from './server-order.js';

/** The questions about zones of others that a run has asked for the chain of trust, each once. */
type ChainMemory = Map<string, Promise<DnsExchange | undefined>>;

/** Servers of a zone that are asked until one answers. The zones above are in many hands, and well run. */
const MAX_SERVERS_ASKED = 3;

export type ChainTools = {
  readonly resolver: Resolver;
  readonly dnsPort: number;
  readonly memory: ChainMemory;
};

/**
 * Asks for the keys of the zones above an audited one and for their DS, from the deepest zone with a trust anchor down,
 * as far as the chain goes: below a zone without a DS nothing can be validated. `referrals` are what the parent's
 * servers said of the audited zone; who signs them is its parent indeed.
 */
export async function followChainDown(
  chain: readonly Cut[],
  anchors: readonly TrustAnchor[],
  referrals: readonly DnsExchange[],
  tools: ChainTools,
  scope: Scope,
): Promise<{ readonly links: readonly ChainLink[]; readonly exchanges: readonly DnsExchange[] }> {
  const links: ChainLink[] = [];
  const exchanges: DnsExchange[] = [];
  const ask = async (cut: Cut, question: Question) => {
    const exchange = await askOnce(cut, question, tools, scope);
    if (exchange !== undefined) exchanges.push(exchange);
    return exchange;
  };
  /** True where the chain goes on below the zone. */
  const addLink = async (cut: Cut, ds: DnsExchange | undefined): Promise<boolean> => {
    const isStart = links.length === 0;
    const goesOn = isStart || (ds !== undefined && carriesDs(ds, cut.zone));
    const dnskey = goesOn ? await ask(cut, { name: cut.zone, type: 'DNSKEY' }) : undefined;
    links.push({ zone: cut.zone, ds: ds?.key ?? null, dnskey: dnskey?.key ?? null });
    return dnskey !== undefined;
  };

  let goesOn = true;
  /** Adds the zone between two, where the signatures of a reply show one. */
  const addHidden = async (above: Cut, seen: readonly DnsExchange[], below: DomainName): Promise<Cut> => {
    const [hidden] = seen.flatMap((exchange) => zoneBetween(exchange, above.zone, below) ?? []);
    if (hidden === undefined) return above;
    const cut = { ...above, zone: hidden };
    goesOn = await addLink(cut, await ask(above, { name: hidden, type: 'DS' }));
    return cut;
  };

  const start = chain.findLastIndex(({ zone }) => anchors.some((anchor) => anchor.zone === zone));
  const [first, ...below] = start < 0 ? [] : chain.slice(start);
  if (first === undefined) return { links, exchanges };
  let above = first;
  goesOn = await addLink(first, undefined);
  // The last zone is the audited one: its DS comes with the referrals, its keys with the probes.
  for (const cut of below.slice(0, -1)) {
    if (!goesOn) break;
    const ds = await ask(above, { name: cut.zone, type: 'DS' });
    above = await addHidden(above, ds === undefined ? [] : [ds], cut.zone);
    if (!goesOn) break;
    goesOn = await addLink(cut, ds);
    above = cut;
  }
  const audited = below.at(-1);
  if (goesOn && audited !== undefined) {
    // Below a signed zone a referral without any signature comes from a zone in between, which its SOA record names.
    const isUnsigned = referrals.length > 0 && !referrals.some(carriesSignature);
    const denial = isUnsigned ? await ask(above, { name: audited.zone, type: 'DS' }) : undefined;
    await addHidden(above, denial === undefined ? referrals : [denial], audited.zone);
  }
  return { links, exchanges };
}

/** A zone that no referral showed, because the servers above serve it too: it signs, or denies, in its own name. */
function zoneBetween(exchange: DnsExchange, above: DomainName, below: DomainName): DomainName | undefined {
  const zones = recordsOf(exchange).flatMap((rr) =>
    rr.type === 'RRSIG' ? [rr.signer] : rr.type === 'SOA' ? [rr.name] : [],
  );
  return zones.find((zone) => isBelow(zone, above) && isBelow(below, zone));
}

function carriesSignature(exchange: DnsExchange): boolean {
  return recordsOf(exchange).some(({ type }) => type === 'RRSIG');
}

function recordsOf(exchange: DnsExchange): readonly ResourceRecord[] {
  const message = replyOf(exchange);
  return [...(message?.answers ?? []), ...(message?.authorities ?? [])];
}

/** One question to a zone's servers; shared with the run where the zone is not the audited name's own. */
async function askOnce(
  cut: Cut,
  question: Question,
  tools: ChainTools,
  scope: Scope,
): Promise<DnsExchange | undefined> {
  if (isAtOrBelow(question.name, scope.apex)) return askServers(cut, question, tools, scope);
  const key = `${question.name} ${question.type}`;
  const known = await tools.memory.get(key);
  if (known !== undefined) return known;
  const asking = askServers(cut, question, tools, scope);
  tools.memory.set(key, asking);
  const exchange = await asking;
  // Somebody else's deadline or bad luck is nobody else's answer.
  if (exchange === undefined && tools.memory.get(key) === asking) tools.memory.delete(key);
  return exchange;
}

async function askServers(
  cut: Cut,
  question: Question,
  { resolver, dnsPort }: ChainTools,
  scope: Scope,
): Promise<DnsExchange | undefined> {
  const hosts = spread([...new Set(cut.nameServers)].sort(), question.name) as DomainName[];
  for (const host of hosts.slice(0, MAX_SERVERS_ASKED)) {
    if (scope.signal.aborted) return undefined;
    const address = await addressOf(host, cut, resolver, scope);
    if (address === undefined) continue;
    const exchange = await scope.ask({ address, port: dnsPort }, question, { dnssecOk: true });
    const message = replyOf(exchange);
    const isUsable = message?.authoritative === true && !message.truncated;
    if (isUsable && (message.rcode === RCODE.NOERROR || message.rcode === RCODE.NXDOMAIN)) return exchange;
  }
  return undefined;
}
