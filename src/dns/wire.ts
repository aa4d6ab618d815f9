import { type Dns2Header, type Dns2Question, type Dns2Resource, Packet } from './dns2-codec.js';
import { DNSSEC_OK, fromEdns, fromRecord, isOpt, toEdns, toRecord } from './dns2-record.js';
import {
  type DnsMessage,
  EDNS_OPTION_CODES,
  HEADER_OCTETS,
  type Question,
  UNKNOWN_EDNS_OPTION,
} from './message.js';
import { type DomainName, ROOT } from './name.js';
import { encodeName } from './name-codec.js';
import { type OctetReader, OctetWriter } from './octets.js';
import { CLASS_IN, type ResourceRecord, RR_TYPE_CODES, rrTypeCode, rrTypeFromCode } from './rr.js';

/** Octets a message: what the length field of DNS over TCP can say. RFC 1035 section 4.2.2. */
export const MAX_MESSAGE_OCTETS = 65_535;
/** Records (or questions) a section: a delegation has some dozens, more is only work for whoever reads it. */
export const MAX_RECORDS_PER_SECTION = 256;
/** Records an RRset (owner, class and type): what BIND allows by default, far above any honest delegation. */
export const MAX_RECORDS_PER_RRSET = 100;
/** Lines of `problems` a message, so that a hostile one cannot fill the evidence. */
export const MAX_PROBLEMS = 16;

/** Octets that are no DNS message for us. `reason` names the limit where one of ours was passed. */
export type MalformedMessage = { readonly kind: 'malformed'; readonly reason: string };

/**
 * Decodes what a server sent; never throws. A record that cannot be decoded is left out and noted in `problems`, and
 * so are trailing octets. Where even the start of the next record is lost, the rest of the message is left out.
 * Source: RFC 1035 section 4, RFC 6891 section 6.1.
 */
export function decodeMessage(octets: Uint8Array): DnsMessage | MalformedMessage {
  if (octets.length > MAX_MESSAGE_OCTETS) {
    return malformed(`${octets.length} octets: over MAX_MESSAGE_OCTETS (${MAX_MESSAGE_OCTETS})`);
  }
  if (octets.length < HEADER_OCTETS) return malformed(`${octets.length} octets: too few for a header`);
  const reader = new Packet.Reader(Buffer.from(octets.buffer, octets.byteOffset, octets.byteLength));
  const header = Packet.Header.parse(reader);
  const most = Math.max(header.qdcount, header.ancount, header.nscount, header.arcount);
  if (most > MAX_RECORDS_PER_SECTION) {
    return malformed(`${most} records: over MAX_RECORDS_PER_SECTION (${MAX_RECORDS_PER_SECTION})`);
  }

  const body = decodeBody(reader, header);
  const { problems } = body;
  const opt = body.additionals.find((resource) => isOpt(resource) && resource.name === ROOT);
  const answers = toRecords(body.answers, problems);
  const authorities = toRecords(body.authorities, problems);
  const additionals = toRecords(
    body.additionals.filter((resource) => resource !== opt),
    problems,
  );
  if ([answers, authorities, additionals].some(hasOversizeRrset)) {
    return malformed(`an RRset is over MAX_RECORDS_PER_RRSET (${MAX_RECORDS_PER_RRSET})`);
  }
  return {
    id: header.id,
    isResponse: header.qr === 1,
    opcode: header.opcode,
    authoritative: header.aa === 1,
    truncated: header.tc === 1,
    recursionDesired: header.rd === 1,
    recursionAvailable: header.ra === 1,
    authenticData: header.ad === 1,
    checkingDisabled: header.cd === 1,
    rcode: ((opt?.extendedRcode ?? 0) << 4) | header.rcode,
    questions: toQuestions(body.questions, problems),
    answers,
    authorities,
    additionals,
    edns: opt === undefined ? undefined : toEdns(opt),
    problems: shorten(problems),
  };
}

/**
 * Encodes a query, RD as given and all other flags 0. `udpSize` in octets; `nsid` asks who the server is (RFC 5001);
 * `version` and `unknownOption` are there to see what the server makes of them.
 * Written directly, without dns2: every question of a run goes through here.
 */
export function encodeQuery(query: {
  readonly id: number;
  readonly question: Question;
  readonly recursionDesired: boolean;
  readonly edns: {
    readonly udpSize: number;
    readonly dnssecOk: boolean;
    readonly nsid?: boolean;
    readonly version?: number;
    readonly unknownOption?: boolean;
  } | null;
}): Uint8Array {
  const { question, edns } = query;
  const writer = new OctetWriter();
  writer.write(query.id, 16);
  writer.write(query.recursionDesired ? RD_FLAG : 0, 16);
  for (const count of [1, 0, 0, edns === null ? 0 : 1]) writer.write(count, 16);
  encodeName(question.name, writer);
  writer.write(rrTypeCode(question.type), 16);
  writer.write(CLASS_IN, 16);
  if (edns !== null) {
    encodeName(ROOT, writer);
    writer.write(RR_TYPE_CODES.OPT, 16);
    writer.write(edns.udpSize, 16);
    writer.write(((edns.version ?? 0) << 16) | (edns.dnssecOk ? DNSSEC_OK : 0), 32);
    const options = [
      ...(edns.nsid ? [EDNS_OPTION_CODES.NSID] : []),
      ...(edns.unknownOption ? [UNKNOWN_EDNS_OPTION] : []),
    ];
    // An empty option is four octets: its code and a length of 0.
    writer.write(4 * options.length, 16);
    for (const code of options) {
      writer.write(code, 16);
      writer.write(0, 16);
    }
  }
  return new Uint8Array(writer.toBuffer());
}

/**
 * Encodes a whole message, names compressed, the OPT record last; `problems` is not looked at. Throws where `message`
 * does not fit the wire: such a message is our own bug.
 */
export function encodeMessage(message: DnsMessage): Uint8Array {
  if (message.rcode > 0xf && message.edns === undefined) {
    throw new RangeError(`response code ${message.rcode} needs an OPT record`);
  }
  const packet = new Packet();
  packet.header = {
    id: message.id,
    qr: Number(message.isResponse),
    opcode: message.opcode,
    aa: Number(message.authoritative),
    tc: Number(message.truncated),
    rd: Number(message.recursionDesired),
    ra: Number(message.recursionAvailable),
    ad: Number(message.authenticData),
    cd: Number(message.checkingDisabled),
    rcode: message.rcode & 0xf,
  };
  for (const { name, type } of message.questions) {
    packet.questions.push({ name, type: rrTypeCode(type), class: CLASS_IN });
  }
  packet.answers.push(...message.answers.map(fromRecord));
  packet.authorities.push(...message.authorities.map(fromRecord));
  packet.additionals.push(...message.additionals.map(fromRecord));
  if (message.edns !== undefined) packet.additionals.push(fromEdns(message.edns, message.rcode));
  const octets = packet.toBuffer();
  if (octets.length > MAX_MESSAGE_OCTETS) throw new RangeError(`a message of ${octets.length} octets`);
  return new Uint8Array(octets);
}

/** RD among the 16 flag bits of the header. RFC 1035 section 4.1.1. */
const RD_FLAG = 0x0100;
type Body = {
  questions: Dns2Question[];
  answers: Dns2Resource[];
  authorities: Dns2Resource[];
  additionals: Dns2Resource[];
  problems: string[];
};

/** `Packet.parse` would do, if it told where it stopped: trailing octets are a problem of their own. */
function decodeBody(reader: OctetReader, header: Dns2Header): Body {
  const problems: string[] = [];
  let isAligned = true;
  const decodeSection = <T>(count: number, title: string, decodeNext: (reader: OctetReader) => T): T[] => {
    const decoded: T[] = [];
    for (let index = 0; index < count && isAligned; index++) {
      const start = reader.position;
      try {
        decoded.push(decodeNext(reader));
      } catch (error) {
        // dns2 marks what failed inside the record data, where RDLENGTH still tells the start of the next record.
        isAligned = (error as { readonly recovered?: boolean }).recovered === true;
        problems.push(`${title} ${index} at octet ${start}: ${(error as Error).message}`);
      }
    }
    return decoded;
  };
  const body = {
    questions: decodeSection(header.qdcount, 'question', Packet.Question.parse),
    answers: decodeSection(header.ancount, 'answer', Packet.Resource.parse),
    authorities: decodeSection(header.nscount, 'authority', Packet.Resource.parse),
    additionals: decodeSection(header.arcount, 'additional', Packet.Resource.parse),
    problems,
  };
  const trailing = reader.remaining() / 8;
  if (isAligned && trailing > 0) problems.push(`${trailing} trailing octets`);
  return body;
}

function malformed(reason: string): MalformedMessage {
  return { kind: 'malformed', reason };
}

/** The OPT record is taken out before: at most one, owned by the root, in the additional section (RFC 6891 section 6.1.1). */
function toRecords(resources: readonly Dns2Resource[], problems: string[]): ResourceRecord[] {
  const records = resources.filter((resource) => !isOpt(resource)).map(toRecord);
  if (records.length < resources.length) problems.push('an OPT record is out of place');
  return records;
}

function toQuestions(questions: readonly Dns2Question[], problems: string[]): Question[] {
  const inClass = questions.filter((question) => question.class === CLASS_IN);
  if (inClass.length < questions.length) problems.push('a question is not in class IN');
  return inClass.map(({ name, type }) => ({ name: name as DomainName, type: rrTypeFromCode(type) }));
}

function hasOversizeRrset(records: readonly ResourceRecord[]): boolean {
  if (records.length <= MAX_RECORDS_PER_RRSET) return false;
  const sizes = new Map<string, number>();
  for (const { name, class: rrClass, type } of records) {
    const key = `${name} ${rrClass} ${type}`;
    const size = (sizes.get(key) ?? 0) + 1;
    if (size > MAX_RECORDS_PER_RRSET) return true;
    sizes.set(key, size);
  }
  return false;
}

function shorten(problems: readonly string[]): readonly string[] {
  if (problems.length <= MAX_PROBLEMS) return problems;
  const kept = problems.slice(0, MAX_PROBLEMS - 1);
  return [...kept, `${problems.length - kept.length} more problems`];
}
