import type { NsDomainView } from '../derive/audit-view.js';
import type { AddressView, ParentView, ServerView } from '../derive/observed-servers.js';
import type { DnsMessage, Question } from '../dns/message.js';
import { fqdn } from '../dns/name.js';
import { rcodeName } from '../dns/rcode.js';
import type { ResourceRecord } from '../dns/rr.js';
import type { Evidence, ProbePurpose, ServerQuestion } from '../model/evidence.js';
import type { DnsExchange, ExchangeKey } from '../model/exchange.js';
import type { ProofItem, ProofOption } from '../model/finding.js';
import type { RegistryLookup } from '../model/registration.js';
import { replyOf } from '../model/reply.js';

/** Records named in one proof line. A whole NS set fits (13 at the root), a hostile reply does not. */
const MAX_RECORDS = 13;

const DNS_PORT = 53;

/** Questions to named servers, e.g. `a.dns.jp (192.0.2.1)`. Those never put (no address) prove nothing. */
export function proofOfQuestions(evidence: Evidence, questions: readonly ServerQuestion[]): ProofItem[] {
  return questions.flatMap(({ host, exchange }) => {
    const found = evidence.exchanges.find(({ key }) => key === exchange);
    return found === undefined ? [] : [proofOfExchange(found, host)];
  });
}

/** Exchanges by key, e.g. the decisive ones of a host's resolution; each once. */
export function proofOfKeys(evidence: Evidence, keys: readonly ExchangeKey[]): ProofItem[] {
  return evidence.exchanges
    .filter(({ key }) => keys.includes(key))
    .map((exchange) => proofOfExchange(exchange));
}

/** One exchange as a person can repeat it with `dig`. `observed` is the reply's code and what it holds, or why none came. */
export function proofOfExchange(exchange: DnsExchange, host?: string): ProofItem {
  const { server, question, attempts, reply } = exchange;
  const last = attempts.at(-1);
  const address = server.port === DNS_PORT ? server.address : `${server.address}#${server.port}`;
  const how = optionsOf(exchange);
  return {
    kind: 'dns',
    server: host === undefined ? address : `${host} (${address})`,
    question: `${fqdn(question.name)} ${question.type}`,
    ...(how.length === 0 ? {} : { how }),
    observed: reply === null ? (last?.outcome.kind ?? 'not asked') : observedIn(exchange),
    at: last?.at ?? '',
  };
}

/** How the question was put when the reply came: a server may have answered only over TCP, or only without EDNS. */
function optionsOf({ options, attempts, reply }: DnsExchange): ProofOption[] {
  const accepted = reply === null ? undefined : attempts.findLast(({ outcome }) => outcome.kind === 'reply');
  // After a truncated reply everybody asks again over TCP, dig too.
  const wasTruncated = attempts.some(
    ({ outcome }) => outcome.kind === 'reply' && outcome.note === 'truncated',
  );
  const overTcp = options.overTcp || (accepted?.transport === 'tcp' && !wasTruncated);
  const recursion = options.recursionDesired ? (['rd'] as const) : [];
  if (accepted?.edns === false) return [...(overTcp ? (['tcp'] as const) : []), 'noedns', ...recursion];
  return [
    ...(overTcp ? (['tcp'] as const) : []),
    ...recursion,
    ...(options.dnssecOk ? (['do'] as const) : []),
    ...(options.ednsTest === undefined ? [] : ([`edns-${options.ednsTest}`] as const)),
  ];
}

/** What servers of the parent zone answered, with the glue they gave. */
export function proofOfReferrals(referrals: readonly Pick<ParentView, 'host' | 'exchange'>[]): ProofItem[] {
  return referrals.flatMap(({ host, exchange }) =>
    exchange === null ? [] : [proofOfExchange(exchange, host)],
  );
}

/** What the addresses of a name server answered to one kind of question. */
export function proofOfProbes(
  server: Pick<ServerView, 'host'>,
  addresses: readonly AddressView[],
  purpose: ProbePurpose,
): ProofItem[] {
  return addresses.flatMap(({ answers }) => {
    const answer = answers[purpose];
    return answer === undefined ? [] : [proofOfExchange(answer.exchange, server.host)];
  });
}

/** What a registry said of a domain, or why it said nothing; none where no server was asked. */
export function proofOfLookup(
  lookup: RegistryLookup,
  domain = lookup.kind === 'answer' ? lookup.registration.domain : undefined,
): ProofItem[] {
  const { protocol, source, at } = lookup;
  if (protocol === null || source === null) return [];
  const observed = lookup.kind === 'answer' ? lookup.observed : lookup.reason;
  const question = domain === undefined ? {} : { question: domain };
  return [{ kind: protocol, server: source, ...question, observed, at }];
}

/** Both witnesses of a registered domain: the registry's zone and the registry. */
export function proofOfDomain(evidence: Evidence, domain: Pick<NsDomainView, 'evidence'>): ProofItem[] {
  return [
    ...proofOfQuestions(evidence, domain.evidence.existence),
    ...proofOfLookup(domain.evidence.lookup, domain.evidence.domain),
  ];
}

function observedIn(exchange: DnsExchange): string {
  const message = replyOf(exchange);
  return message === undefined ? 'malformed' : describe(message, exchange.question);
}

function describe(message: DnsMessage, question: Question): string {
  const head = `${rcodeName(message.rcode)}${message.authoritative ? ' aa' : ''}`;
  const answers = message.answers.filter(({ type }) => type === question.type || type === 'CNAME');
  if (answers.length > 0) return `${head}: ${list(answers)}`;
  const ns = message.authorities.filter(({ type }) => type === 'NS');
  if (ns.length === 0) return head;
  const glue = message.additionals.filter(({ type }) => type === 'A' || type === 'AAAA');
  const referral = `${head}, referral: ${list(ns)}`;
  return glue.length === 0 ? referral : `${referral}; glue: ${list(glue)}`;
}

function list(records: readonly ResourceRecord[]): string {
  const values = records.map(valueIn);
  // Servers turn an RRset's order round and round (BIND); a chain of aliases has an order of its own.
  const ordered = records.some(({ type }) => type === 'CNAME') ? values : values.sort();
  return [...ordered.slice(0, MAX_RECORDS), ...(records.length > MAX_RECORDS ? ['…'] : [])].join(', ');
}

function valueIn(record: ResourceRecord): string {
  switch (record.type) {
    case 'A':
    case 'AAAA':
      return `${record.name} ${record.address}`;
    case 'NS':
      return record.target;
    case 'CNAME':
      return `CNAME ${record.target}`;
    case 'SOA':
      return `${record.mname} ${record.rname} ${record.serial}`;
    case 'MX':
      return `${record.preference} ${record.exchange}`;
    default:
      return record.type;
  }
}
