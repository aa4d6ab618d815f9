import type { Question } from '../dns/message.js';
import { type DomainName, domainName, isAtOrBelow, labelsOf, nameFromLabels, ROOT } from '../dns/name.js';
import { classifyResponse, type ResponseKind } from '../dns/response-kind.js';
import type { ProbePurpose, ServerProbe } from '../model/evidence.js';
import type { AskOptions, DnsExchange, Endpoint, ExchangeKey } from '../model/exchange.js';
import { createRandomOctets } from '../net/random-octets.js';
import { replyOf, type Scope } from './scope.js';

/** The questions to one address, and the exchanges that answer them. */
export type Probed = { readonly probe: ServerProbe; readonly exchanges: readonly DnsExchange[] };

type Plan = { readonly question: Question; readonly options?: Partial<AskOptions> };

/**
 * Asks one address of the delegation. The SOA comes first: a server that is silent, or does not serve the zone, is not
 * asked for the zone's content, save what leads further and is asked ahead (`delegation.ts`). Everything else goes out at once,
 * paced by the transport.
 */
export async function probeServer(
  host: DomainName,
  server: Endpoint,
  zone: DomainName,
  wants: { readonly dnskey: boolean; readonly controlName: DomainName },
  scope: Scope,
): Promise<Probed> {
  const soa = await scope.ask(server, { name: zone, type: 'SOA' }, { dnssecOk: wants.dnskey });
  const done: [ProbePurpose, DnsExchange][] = [['soa', soa]];
  if (givesRecords(soa, zone)) {
    const plans = Object.entries(planFor(zone, soa, wants)) as [ProbePurpose, Plan][];
    const answered = await Promise.all(
      plans.map(async ([purpose, plan]): Promise<[ProbePurpose, DnsExchange]> => {
        return [purpose, await scope.ask(server, plan.question, plan.options)];
      }),
    );
    done.push(...answered);
    const control = answered.find(([purpose]) => purpose === 'control')?.[1];
    // Authority over a name that nobody registered.
    if (control !== undefined && givesRecords(control, ROOT)) {
      for (const purpose of ['control-2', 'control-3'] as const)
        done.push([purpose, await scope.ask(server, { name: controlName(), type: 'A' })]);
    }
    done.push(...(await askFurther(server, zone, soa, answered, scope)));
    const text = answered.find(([purpose]) => purpose === 'edns-option')?.[1];
    if (text !== undefined) {
      // Answered as without the option: then that answer serves for the plain question too.
      const isPassedOver =
        replyOf(text)?.edns !== undefined && (givesRecords(text, zone) || deniesRecords(text, zone));
      const plain = isPassedOver ? text : await scope.ask(server, text.question);
      done.push(['txt', plain]);
    }
    // RA says that recursion is on offer; only then is it worth a question with RD.
    if (control !== undefined && replyOf(control)?.recursionAvailable === true) {
      const question: Question = { name: wants.controlName, type: 'A' };
      done.push(['recursion', await scope.ask(server, question, { recursionDesired: true })]);
    }
  } else if (soa.reply !== null && !isAtOrBelow(host, zone)) {
    // A server that lives and knows its own name, yet not the zone, is one where the zone could be set up.
    done.push(['own-host', await scope.ask(server, { name: host, type: 'A' })]);
  }
  return probed(host, server, done);
}

/** Asks one address of a zone whose keys came to light late what a zone with a DS is asked, and for NSEC: each with DO. */
export async function probeSignatures(
  host: DomainName,
  server: Endpoint,
  zone: DomainName,
  scope: Scope,
): Promise<Probed> {
  const plans: { [P in ProbePurpose]?: Plan } = {
    soa: { question: { name: zone, type: 'SOA' } },
    ns: { question: { name: zone, type: 'NS' } },
    mx: { question: { name: zone, type: 'MX' } },
    a: { question: { name: zone, type: 'A' } },
    // How the zone denies at its apex, in one record: the NSEC itself, or the NSEC3 that denies it.
    nsec: { question: { name: zone, type: 'NSEC' } },
    ...keyPlans(zone, controlName()),
  };
  const done = (Object.entries(plans) as [ProbePurpose, Plan][]).map(
    async ([purpose, { question }]): Promise<[ProbePurpose, DnsExchange]> => {
      return [purpose, await scope.ask(server, question, { dnssecOk: true })];
    },
  );
  return probed(host, server, await Promise.all(done));
}

function probed(host: DomainName, server: Endpoint, done: readonly [ProbePurpose, DnsExchange][]): Probed {
  const exchanges = Object.fromEntries(done.map(([purpose, { key }]) => [purpose, key])) as Record<
    string,
    ExchangeKey
  >;
  return { probe: { host, server, exchanges }, exchanges: done.map(([, exchange]) => exchange) };
}

/** What is asked again, or in another way, now that the many questions are through: TCP and EDNS that seemed to fail. */
async function askFurther(
  server: Endpoint,
  zone: DomainName,
  soa: DnsExchange,
  answered: readonly [ProbePurpose, DnsExchange][],
  scope: Scope,
): Promise<[ProbePurpose, DnsExchange][]> {
  const ask = async (purpose: ProbePurpose, type: 'SOA' | 'NS', options: Partial<AskOptions>) =>
    [purpose, await scope.ask(server, { name: zone, type }, options)] as [ProbePurpose, DnsExchange];
  const transfer = answered.find(([purpose]) => purpose === 'axfr')?.[1];
  const overTcp = async () => {
    // Any reply to the transfer shows that TCP works; that none came may be due to the transfer.
    if (transfer === undefined || transfer.reply !== null) return [];
    const again = await ask('soa-tcp', 'SOA', { overTcp: true });
    if (again[1].reply !== null || isSilent(transfer)) return [again];
    return [again, await ask('ns-tcp', 'NS', { overTcp: true })];
  };
  const withEdns = async () => (fellBack(soa) ? [await ask('edns-only', 'SOA', { ednsTest: 'only' })] : []);
  return (await Promise.all([overTcp(), withEdns()])).flat();
}

/** The first question, with EDNS over UDP, brought nothing, or EDNS was turned down. */
function fellBack({ attempts }: DnsExchange): boolean {
  return attempts[0]?.outcome.kind === 'timeout' || attempts.some(({ edns }) => !edns);
}

/** Unlike a connection that is closed, silence has nothing to do with what was asked. */
function isSilent({ attempts }: DnsExchange): boolean {
  return attempts.every(({ outcome }) => outcome.kind === 'timeout');
}

function planFor(
  zone: DomainName,
  soa: DnsExchange,
  wants: { readonly dnskey: boolean; readonly controlName: DomainName },
) {
  // A zone with a DS is asked as a validating resolver asks: the signatures come along without a question of their own.
  const signed = { dnssecOk: wants.dnskey };
  const plans: { [P in ProbePurpose]?: Plan } = {
    ns: { question: { name: zone, type: 'NS' }, options: signed },
    axfr: { question: { name: zone, type: 'AXFR' }, options: { overTcp: true } },
    mx: { question: { name: zone, type: 'MX' }, options: signed },
    a: { question: { name: zone, type: 'A' }, options: signed },
    control: { question: { name: wants.controlName, type: 'A' } },
  };
  const www = nameFromLabels([Buffer.from('www'), ...labelsOf(zone)]);
  if (typeof www === 'string') plans.www = { question: { name: www, type: 'A' } };
  const text: Question = { name: zone, type: 'TXT' };
  if (fellBack(soa)) plans.txt = { question: text };
  else {
    plans['edns-version'] = { question: { name: zone, type: 'SOA' }, options: { ednsTest: 'version' } };
    plans['edns-option'] = { question: text, options: { ednsTest: 'option' } };
  }
  return wants.dnskey ? { ...plans, ...keyPlans(zone, wants.controlName) } : plans;
}

/** What is asked only of a signed zone: its keys, and a name that does not exist. */
function keyPlans(zone: DomainName, control: DomainName): { [P in ProbePurpose]?: Plan } {
  const options = { dnssecOk: true };
  const label = Buffer.from(labelsOf(control)[0] as Uint8Array);
  const missing = nameFromLabels([label, ...labelsOf(zone)]);
  return {
    dnskey: { question: { name: zone, type: 'DNSKEY' }, options },
    ...(typeof missing === 'string' ? { denial: { question: { name: missing, type: 'A' }, options } } : {}),
  };
}

/** Records, with authority: what a server of `zone` has for any question of it. */
function givesRecords(exchange: DnsExchange, zone: DomainName): boolean {
  const response = responseOf(exchange, zone);
  return response?.kind === 'answer' && response.authoritative;
}

/** A denial by the zone itself: nothing of it could be due to how the question was put. */
function deniesRecords(exchange: DnsExchange, zone: DomainName): boolean {
  const response = responseOf(exchange, zone);
  return response?.kind === 'no-data' && response.soa === zone;
}

function responseOf(exchange: DnsExchange, zone: DomainName): ResponseKind | undefined {
  const message = replyOf(exchange);
  return message === undefined ? undefined : classifyResponse(message, exchange.question, zone);
}

const random = createRandomOctets();

/** A name that no server of an honest zone has anything to say about. Random, so that nobody prepares for it. */
export function controlName(): DomainName {
  return domainName(`${Buffer.from(random(6)).toString('hex')}.example`);
}
