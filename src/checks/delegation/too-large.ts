import { type DnsMessage, HEADER_OCTETS } from '../../dns/message.js';
import {
  type DomainName,
  isAtOrBelow,
  labelsOf,
  MAX_LABEL_OCTETS,
  MAX_NAME_OCTETS,
  nameFromLabels,
} from '../../dns/name.js';
import type { Glue } from '../../dns/response-kind.js';
import { CLASS_IN, type ResourceRecord } from '../../dns/rr.js';
import { encodeMessage } from '../../dns/wire.js';
import { type Outcome, outcomeOf } from '../../model/finding.js';
import { message } from '../../model/text.js';
import type { Check, DelegatedView } from '../check.js';
import { finding } from '../finding.js';
import { proofOfReferrals } from '../proof.js';
import { type Referral, withReferrals } from '../referrals.js';
import { fileChange } from '../remedy/filing.js';
import { askForFewerServers } from '../remedy/operator.js';
import { FAMILIES } from '../servers.js';

/** Octets of a message over UDP without EDNS. RFC 1035 section 2.3.4. */
const PLAIN_UDP_OCTETS = 512;

/** Name servers and addresses measured: twice as many as fit with the shortest records, so that a hostile referral costs nothing. */
const MAX_MEASURED = 64;

/** Seconds; any value takes four octets. */
const TTL = 86_400;

const messages = {
  large: message(
    'The delegation of {zone} takes at least {octets} octets with the addresses it needs. Without EDNS only 512 fit into a UDP answer.',
    '{zone}の委任応答は、必要なグルーを含めて{octets}オクテット以上になります。EDNSを使わないUDPの応答に収まるのは512オクテットまでです。',
  ),
  'long-question': message(
    'In answer to the longest possible question, the delegation of {zone} takes {octets} octets even with as few addresses as possible. Without EDNS only 512 fit into a UDP answer.',
    '最も長い名前への問い合わせに対して、{zone}の委任応答は、グルーを最小限にしても{octets}オクテットになります。EDNSを使わないUDPの応答に収まるのは512オクテットまでです。',
  ),
};

/**
 * The referral with the glue of its in-domain servers is larger than 512 octets; or the least that IANA asks to fit is,
 * which is the answer to a question of full length with one address of each family.
 */
export const tooLarge: Check = {
  id: 'delegation/too-large',
  title: message('The delegation does not fit into 512 octets', '委任応答が512オクテットに収まりません'),
  why: message(
    'Resolvers without EDNS get it cut short and must ask again over TCP, which some networks block.',
    'EDNSを使わないキャッシュDNSサーバーには途中で切れた応答が届き、TCPで再度問い合わせる必要があります。TCPを通さないネットワークもあります。',
  ),
  remedy: message(
    'Use fewer name servers, or shorter host names with a common ending.',
    '権威DNSサーバーの台数を減らすか、末尾が共通の短いホスト名にしてください。',
  ),
  references: [
    'RFC 1035 section 2.3.4',
    'RFC 9471 section 3',
    'RFC 6891 section 6.2',
    'https://www.iana.org/help/nameserver-requirements',
  ],
  messages,
  needs: 'delegation',
  run: (view) =>
    withReferrals(view, (referrals) => {
      const { zone } = view.delegation;
      if (referrals.every((referral) => atMost(zone, referral) <= PLAIN_UDP_OCTETS)) return { kind: 'pass' };
      const whole = referrals.map((referral) => measured(referral, zone, zone, neededGlue(zone, referral)));
      const least = referrals.map((referral) =>
        measured(referral, zone, longestBelow(zone), oneOfEach(zone, referral)),
      );
      const large = whole.filter(isLarge);
      if (large.length > 0) return report(view, 'large', large);
      const long = least.filter(isLarge);
      return long.length > 0 ? report(view, 'long-question', long) : { kind: 'pass' };
    }),
};

/** What a referral takes at the most, in answer to the longest question: nearly all are far from the limit. */
function atMost(zone: DomainName, referral: Referral): number {
  const hosts = referral.nameServers.reduce((octets, { length }) => octets + RECORD_OCTETS + length + 2, 0);
  const glue = neededGlue(zone, referral).length * (RECORD_OCTETS + IPV6_OCTETS);
  return HEADER_OCTETS + MAX_NAME_OCTETS + TYPE_AND_CLASS_OCTETS + hosts + glue;
}

/** A record without its data: a pointer to its owner, type, class, TTL and the length of the data. */
const RECORD_OCTETS = 12;
const TYPE_AND_CLASS_OCTETS = 4;
const IPV6_OCTETS = 16;

type Measured = { readonly referral: Referral; readonly octets: number };

function isLarge({ octets }: Measured): boolean {
  return octets > PLAIN_UDP_OCTETS;
}

function report(view: DelegatedView, key: keyof typeof messages, large: readonly Measured[]): Outcome {
  const { zone } = view.delegation;
  const octets = Math.max(...large.map((size) => size.octets));
  const details = {
    subject: { zone },
    confidence: 'confirmed' as const,
    remediation: [askForFewerServers(zone), ...fileChange(view)],
    evidence: proofOfReferrals(large.map(({ referral }) => referral)),
    exposure: null,
  };
  return outcomeOf([finding(messages, key, { zone, octets }, details)], []);
}

/** RFC 9471 section 3: the addresses of all in-domain servers belong to the referral. */
function neededGlue(zone: DomainName, { nameServers, glue }: Referral): Glue[] {
  return glue.filter(({ host }) => isAtOrBelow(host, zone) && nameServers.includes(host));
}

/** None where a server outside the zone can be reached without glue. */
function oneOfEach(zone: DomainName, referral: Referral): Glue[] {
  if (!referral.nameServers.every((host) => isAtOrBelow(host, zone))) return [];
  const needed = neededGlue(zone, referral);
  return FAMILIES.flatMap((family) => needed.find((one) => one.family === family) ?? []);
}

/** A name below the zone of as many octets as a name can have. */
function longestBelow(zone: DomainName): DomainName {
  const labels = labelsOf(zone);
  let left = MAX_NAME_OCTETS - labels.reduce((octets, label) => octets + 1 + label.length, 1);
  while (left > 1) {
    const octets = Math.min(left - 1, MAX_LABEL_OCTETS);
    labels.unshift(new Uint8Array(octets).fill(X));
    left -= octets + 1;
  }
  return nameFromLabels(labels) as DomainName;
}

/** The letter x. */
const X = 0x78;

/** A referral to the zone in answer to a question for `asked`, with this glue. */
function measured(referral: Referral, zone: DomainName, asked: DomainName, glue: readonly Glue[]): Measured {
  const head = { class: CLASS_IN, ttl: TTL };
  const nameServers = referral.nameServers.slice(0, MAX_MEASURED);
  const authorities = nameServers.map(
    (target): ResourceRecord => ({ ...head, name: zone, type: 'NS', target }),
  );
  const additionals = glue.slice(0, MAX_MEASURED).map(
    ({ host, address, family }): ResourceRecord => ({
      ...head,
      name: host,
      type: family === 4 ? 'A' : 'AAAA',
      address,
    }),
  );
  const message: DnsMessage = {
    id: 0,
    isResponse: true,
    opcode: 0,
    authoritative: false,
    truncated: false,
    recursionDesired: false,
    recursionAvailable: false,
    authenticData: false,
    checkingDisabled: false,
    rcode: 0,
    questions: [{ name: asked, type: 'A' }],
    answers: [],
    authorities,
    additionals,
    edns: undefined,
    problems: [],
  };
  return { referral, octets: encodeMessage(message).length };
}
