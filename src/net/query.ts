import type { Question } from '../dns/message.js';
import { RCODE } from '../dns/rcode.js';
import { encodeQuery } from '../dns/wire.js';
import type { AskOptions } from '../model/exchange.js';
import type { RandomOctets } from './random-octets.js';

/** Octets we take over UDP: what passes any path without fragments (DNS Flag Day 2020, RFC 9715). */
const UDP_SIZE = 1232;

/** A version of EDNS that does not exist. RFC 6891 defines version 0 and no other. */
const UNKNOWN_VERSION = 1;

/** A query as it goes out: random id, RD as told, and, where `mixCase`, random case in its name. */
export function makeQuery(
  question: Question,
  options: AskOptions,
  edns: boolean,
  mixCase: boolean,
  random: RandomOctets,
): Uint8Array {
  const [high = 0, low = 0] = random(2);
  const query = encodeQuery({
    id: (high << 8) | low,
    question,
    recursionDesired: options.recursionDesired,
    edns: edns
      ? {
          udpSize: UDP_SIZE,
          dnssecOk: options.dnssecOk,
          version: options.ednsTest === 'version' ? UNKNOWN_VERSION : 0,
          unknownOption: options.ednsTest === 'option',
        }
      : null,
  });
  if (mixCase) mixNameCase(query, random);
  return query;
}

const HEADER_OCTETS = 12;

/** Random case in the question's name: a few more bits that a forger must guess (draft-vixie-dnsext-dns0x20). */
function mixNameCase(query: Uint8Array, random: RandomOctets): void {
  const coins = random(query.length);
  for (let at = HEADER_OCTETS; query[at] !== 0; at += (query[at] as number) + 1) {
    for (let i = at + 1; i <= at + (query[at] as number); i++) {
      const octet = query[i] as number;
      if (isLetter(octet) && ((coins[i] as number) & 1) === 1) query[i] = octet ^ 0x20;
    }
  }
}

/** Is it the reply to our query? Right id, QR set, and the question as asked, to the letter's case. */
export function matchReply(query: Uint8Array, reply: Uint8Array): 'ours' | 'other-case' | 'not-ours' {
  if (reply.length < HEADER_OCTETS || reply[0] !== query[0] || reply[1] !== query[1]) return 'not-ours';
  if (((reply[2] as number) & 0x80) === 0) return 'not-ours';
  const questions = ((reply[4] as number) << 8) | (reply[5] as number);
  // Some servers leave the question out of an error. An answer or a denial without it could be one to any question.
  if (questions === 0) {
    const rcode = (reply[3] as number) & 0x0f;
    return rcode === RCODE.NOERROR || rcode === RCODE.NXDOMAIN ? 'not-ours' : 'ours';
  }
  const end = questionEnd(query);
  if (reply.length < end) return 'not-ours';
  let sameCase = true;
  for (let i = HEADER_OCTETS; i < end; i++) {
    const asked = query[i] as number;
    const came = reply[i] as number;
    if (asked === came) continue;
    if (!isLetter(asked) || asked !== (came ^ 0x20)) return 'not-ours';
    sameCase = false;
  }
  return sameCase ? 'ours' : 'other-case';
}

function isLetter(octet: number): boolean {
  return (octet >= 0x61 && octet <= 0x7a) || (octet >= 0x41 && octet <= 0x5a);
}

function questionEnd(query: Uint8Array): number {
  let at = HEADER_OCTETS;
  while (query[at] !== 0) at += (query[at] as number) + 1;
  return at + 5;
}
