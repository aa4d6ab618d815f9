import type { DnsMessage, Question } from './message.js';
import { type DomainName, isAtOrBelow, isBelow } from './name.js';
import { RCODE } from './rcode.js';
import { CLASS_IN, type ResourceRecord } from './rr.js';

/** An address that a referral carries for a name server. */
export type Glue = { readonly host: DomainName; readonly address: string; readonly family: 4 | 6 };

/**
 * What one reply means to somebody who asked a server of `zone`. One pure classifier for both wings.
 * - `answer`: records of the asked type for the asked name (behind an alias: `alias` is the last name of the chain).
 * - `alias`: a CNAME chain that leaves without the asked type.
 * - `referral`: down, to `cut`, a zone between `zone` and the asked name.
 * - `upward-referral`: to the zone itself or above it, as servers without the zone do.
 * - `no-data`, `no-name`: an authoritative denial; `soa` is the owner of the SOA that comes with it, the zone that denies.
 * - `error`: any other response code.
 * - `unusable`: NOERROR that says nothing: neither authoritative, nor a referral, nor an answer; or cut off.
 */
export type ResponseKind =
  | {
      readonly kind: 'answer';
      readonly authoritative: boolean;
      readonly records: readonly ResourceRecord[];
      readonly aliases: readonly DomainName[];
    }
  | { readonly kind: 'alias'; readonly authoritative: boolean; readonly aliases: readonly DomainName[] }
  | {
      readonly kind: 'referral';
      readonly cut: DomainName;
      readonly nameServers: readonly DomainName[];
      readonly glue: readonly Glue[];
    }
  | { readonly kind: 'upward-referral'; readonly to: DomainName }
  | { readonly kind: 'no-data'; readonly soa: DomainName | undefined }
  | {
      readonly kind: 'no-name';
      readonly soa: DomainName | undefined;
      readonly aliases: readonly DomainName[];
    }
  | { readonly kind: 'error'; readonly rcode: number }
  | { readonly kind: 'unusable' };

/** CNAME records followed inside one reply. BIND stops at 11 restarts. */
const MAX_ALIASES = 11;

export function classifyResponse(reply: DnsMessage, question: Question, zone: DomainName): ResponseKind {
  const message = withoutOtherClasses(reply);
  if (message.rcode !== RCODE.NOERROR && message.rcode !== RCODE.NXDOMAIN) {
    return { kind: 'error', rcode: message.rcode };
  }
  const { aliases, last } = followAliases(message.answers, question);
  const records = message.answers.filter((rr) => rr.name === last && rr.type === question.type);
  const authoritative = message.authoritative;
  // What a truncated reply leaves out is not known to be missing (RFC 2181 section 9): neither a whole set, nor a denial.
  const isWhole = !message.truncated;
  if (records.length > 0) {
    return isWhole ? { kind: 'answer', authoritative, records, aliases } : { kind: 'unusable' };
  }

  const soa = message.authorities.find((rr) => rr.type === 'SOA' && isAtOrBelow(last, rr.name))?.name;
  if (message.rcode === RCODE.NXDOMAIN) {
    // Without AA an NXDOMAIN is hearsay: a recursive server's, or a broken one's.
    return authoritative ? { kind: 'no-name', soa, aliases } : { kind: 'error', rcode: message.rcode };
  }
  if (aliases.length > 0) {
    return isWhole ? { kind: 'alias', authoritative, aliases } : { kind: 'unusable' };
  }
  if (soa !== undefined && authoritative) return { kind: 'no-data', soa };

  const referral = readReferral(message, question, zone);
  if (referral !== undefined) return referral;
  // An authoritative NOERROR without any record is a denial too, only without its SOA (RFC 2308 section 2.2, type 3).
  return authoritative && isWhole ? { kind: 'no-data', soa } : { kind: 'unusable' };
}

/** Records of another class than IN are no answer to a question in IN. */
function withoutOtherClasses(message: DnsMessage): DnsMessage {
  const isInternet = (rr: ResourceRecord) => rr.class === CLASS_IN;
  if ([message.answers, message.authorities, message.additionals].every((rrs) => rrs.every(isInternet))) {
    return message;
  }
  return {
    ...message,
    answers: message.answers.filter(isInternet),
    authorities: message.authorities.filter(isInternet),
    additionals: message.additionals.filter(isInternet),
  };
}

function followAliases(answers: readonly ResourceRecord[], question: Question) {
  const aliases: DomainName[] = [];
  let last = question.name;
  if (question.type === 'CNAME') return { aliases, last };
  while (aliases.length < MAX_ALIASES) {
    const alias = answers.find((rr) => rr.type === 'CNAME' && rr.name === last);
    if (alias?.type !== 'CNAME' || aliases.includes(alias.target)) break;
    aliases.push(alias.target);
    last = alias.target;
  }
  return { aliases, last };
}

function readReferral(message: DnsMessage, question: Question, zone: DomainName): ResponseKind | undefined {
  const ns = message.authorities.filter((rr) => rr.type === 'NS' && isAtOrBelow(question.name, rr.name));
  const cut = ns[0]?.name;
  if (cut === undefined) return undefined;
  if (!isBelow(cut, zone)) return message.authoritative ? undefined : { kind: 'upward-referral', to: cut };
  const nameServers = ns.flatMap((rr) => (rr.type === 'NS' && rr.name === cut ? [rr.target] : []));
  return {
    kind: 'referral',
    cut,
    nameServers: [...new Set(nameServers)],
    glue: readGlue(message, nameServers, zone),
  };
}

/**
 * The addresses that a server of `zone` gives along with NS records. Only names at or below that zone can be glue: an
 * address for anything else is not its to give (cache poisoning; RFC 2181 section 5.4.1, RFC 9471).
 */
export function readGlue(message: DnsMessage, nameServers: readonly DomainName[], zone: DomainName): Glue[] {
  const glue: Glue[] = [];
  for (const rr of message.additionals) {
    if (rr.type !== 'A' && rr.type !== 'AAAA') continue;
    if (!nameServers.includes(rr.name) || !isAtOrBelow(rr.name, zone)) continue;
    if (glue.some((known) => known.host === rr.name && known.address === rr.address)) continue;
    glue.push({ host: rr.name, address: rr.address, family: rr.type === 'A' ? 4 : 6 });
  }
  return glue;
}
