import type { AddressView, ProbeAnswer } from '../../src/derive/observed-servers.js';
import type { DnsMessage, Question } from '../../src/dns/message.js';
import { type DomainName, domainName } from '../../src/dns/name.js';
import { RCODE } from '../../src/dns/rcode.js';
import { classifyResponse } from '../../src/dns/response-kind.js';
import type { RecordOf, ResourceRecord } from '../../src/dns/rr.js';
import { encodeMessage } from '../../src/dns/wire.js';
import type { ProbePurpose } from '../../src/model/evidence.js';
import {
  type AskOptions,
  type Attempt,
  type DnsExchange,
  exchangeKey,
  type FailureKind,
} from '../../src/model/exchange.js';
import { messageOf } from '../dns/samples.js';

const AT = '2026-11-22T03:00:00.000Z';

/** One question and its reply, or the failure that came instead. */
export function exchangeOf(
  address: string,
  question: Question,
  reply: Partial<DnsMessage> | FailureKind,
  options: Partial<AskOptions> = {},
): DnsExchange {
  const server = { address, port: 53 };
  const asked = { recursionDesired: false, dnssecOk: true, overTcp: false, ...options };
  const octets =
    typeof reply === 'string' ? null : encodeMessage(messageOf({ ...reply, questions: [question] }));
  const outcome: Attempt['outcome'] =
    octets === null ? { kind: reply as FailureKind } : { kind: 'reply', octets: octets.length };
  return {
    key: exchangeKey(server, question, asked),
    server,
    question,
    options: asked,
    attempts: [attempt(outcome, { transport: asked.overTcp ? 'tcp' : 'udp' })],
    reply: octets === null ? null : Buffer.from(octets).toString('base64'),
  };
}

export function attempt(outcome: Attempt['outcome'], parts: Partial<Attempt> = {}): Attempt {
  return { transport: 'udp', edns: true, at: AT, elapsedMs: 1, outcome, ...parts };
}

/** What one address of a server of `zone` answered to one question. */
function answered(
  zone: DomainName,
  exchange: DnsExchange,
  reply: Partial<DnsMessage> | undefined,
): ProbeAnswer {
  if (reply === undefined) return { exchange, message: undefined, response: undefined, records: [] };
  const message = messageOf({ ...reply, questions: [exchange.question] });
  const response = classifyResponse(message, exchange.question, zone);
  const records = response.kind === 'answer' && response.authoritative ? response.records : [];
  return { exchange, message, response, records };
}

type Reply = Partial<DnsMessage> | FailureKind;

/** The answers of one address, by purpose; a failure stands for the question that brought no reply. */
export function answersOf(
  zone: DomainName,
  address: string,
  replies: { readonly [P in ProbePurpose]?: Reply },
): AddressView['answers'] {
  const entries = Object.entries(replies).map(([purpose, reply]) => {
    const [question, options] = ASKED[purpose as ProbePurpose](zone);
    const exchange = exchangeOf(address, question, reply, options);
    return [purpose, answered(zone, exchange, typeof reply === 'string' ? undefined : reply)] as const;
  });
  return Object.fromEntries(entries);
}

/** What a healthy server says to everything it is asked, but for the NS records. */
export function healthyReplies(zone: DomainName): { readonly [P in ProbePurpose]?: Reply } {
  const nothing = { authoritative: true, authorities: [soaRecord(zone)] };
  return {
    soa: { authoritative: true, answers: [soaRecord(zone)] },
    'soa-tcp': { authoritative: true, answers: [soaRecord(zone)] },
    mx: nothing,
    a: nothing,
    txt: nothing,
    www: nothing,
    control: { rcode: RCODE.REFUSED },
    axfr: { rcode: RCODE.REFUSED },
    'edns-version': {
      rcode: RCODE.BADVERS,
      edns: { version: 0, udpSize: 1232, dnssecOk: false, options: [] },
    },
  };
}

/** An SOA record that every check likes. */
export function soaRecord(zone: DomainName, parts: Partial<RecordOf<'SOA'>> = {}): ResourceRecord {
  return {
    name: zone,
    class: 1,
    ttl: 3600,
    type: 'SOA',
    mname: domainName(`ns1.${zone}`),
    rname: domainName(`hostmaster.${zone}`),
    serial: 2026112201,
    refresh: 3600,
    retry: 900,
    expire: 1_209_600,
    minimum: 900,
    ...parts,
  };
}

type Asked = (zone: DomainName) => readonly [Question, Partial<AskOptions>];

const CONTROL = domainName('control.example');
const plain =
  (type: Question['type'], options: Partial<AskOptions> = {}): Asked =>
  (name) => [{ name, type }, options];
const control: Asked = () => [{ name: CONTROL, type: 'A' }, {}];

const ASKED: Readonly<Record<ProbePurpose, Asked>> = {
  soa: plain('SOA'),
  ns: plain('NS'),
  'soa-tcp': plain('SOA', { overTcp: true }),
  mx: plain('MX'),
  a: plain('A'),
  txt: plain('TXT'),
  'edns-option': plain('TXT', { ednsTest: 'option' }),
  www: (zone) => [{ name: domainName(`www.${zone}`), type: 'A' }, {}],
  dnskey: plain('DNSKEY'),
  denial: plain('A'),
  nsec: plain('NSEC', { dnssecOk: true }),
  control,
  'control-2': control,
  'control-3': control,
  recursion: () => [{ name: CONTROL, type: 'A' }, { recursionDesired: true }],
  'own-host': control,
  axfr: plain('AXFR', { overTcp: true }),
  'edns-version': plain('SOA', { ednsTest: 'version' }),
  'edns-only': plain('SOA', { ednsTest: 'only' }),
  'ns-tcp': plain('NS', { overTcp: true }),
};
