import type { DnsMessage } from '../../dns/message.js';
import { type DomainName, isAtOrBelow } from '../../dns/name.js';
import { CLASS_IN, type ResourceRecord } from '../../dns/rr.js';
import { encodeMessage } from '../../dns/wire.js';
import { outcomeOf } from '../../model/finding.js';
import { message } from '../../model/text.js';
import type { Check } from '../check.js';
import { finding } from '../finding.js';
import { proofOfReferrals } from '../proof.js';
import { type Referral, withReferrals } from '../referrals.js';
import { fileChange } from '../remedy/filing.js';
import { askForFewerServers } from '../remedy/operator.js';

/** Octets of a message over UDP without EDNS. RFC 1035 section 2.3.4. */
const PLAIN_UDP_OCTETS = 512;

/** Name servers measured: twice as many as fit with the shortest records, so that a hostile NS set costs nothing. */
const MAX_MEASURED = 64;

/** Seconds; any value takes four octets. */
const TTL = 86_400;

const messages = {
  large: message(
    'The delegation of {zone} takes at least {octets} octets with the addresses it needs. Without EDNS only 512 fit into a UDP answer.',
    '{zone}の委任応答は、必要なグルーを含めて{octets}オクテット以上になります。EDNSを使わないUDPの応答に収まるのは512オクテットまでです。',
  ),
};

/** The referral with the glue it cannot do without is larger than 512 octets. */
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
  references: ['RFC 1035 section 2.3.4', 'RFC 9471 section 3', 'RFC 6891 section 6.2'],
  messages,
  needs: 'delegation',
  run: (view) =>
    withReferrals(view, (referrals) => {
      const { zone } = view.delegation;
      const sizes = referrals.map((referral) => ({ referral, octets: octetsOf(zone, referral) }));
      const large = sizes.filter(({ octets }) => octets > PLAIN_UDP_OCTETS);
      if (large.length === 0) return { kind: 'pass' };
      const octets = Math.max(...large.map((size) => size.octets));
      const details = {
        subject: { zone },
        confidence: 'confirmed' as const,
        remediation: [askForFewerServers(zone), ...fileChange(view)],
        evidence: proofOfReferrals(large.map(({ referral }) => referral)),
        exposure: null,
      };
      return outcomeOf([finding(messages, 'large', { zone, octets }, details)], []);
    }),
};

/** The size of the smallest useful referral: the question, the NS set, and the addresses of in-domain servers. */
function octetsOf(zone: DomainName, { nameServers, glue }: Referral): number {
  const measured = nameServers.slice(0, MAX_MEASURED);
  const needed = glue.filter(({ host }) => isAtOrBelow(host, zone) && measured.includes(host));
  const head = { class: CLASS_IN, ttl: TTL };
  const referral: DnsMessage = {
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
    questions: [{ name: zone, type: 'A' }],
    answers: [],
    authorities: measured.map((target): ResourceRecord => ({ ...head, name: zone, type: 'NS', target })),
    additionals: needed.map(
      ({ host, address, family }): ResourceRecord => ({
        ...head,
        name: host,
        type: family === 4 ? 'A' : 'AAAA',
        address,
      }),
    ),
    edns: undefined,
    problems: [],
  };
  return encodeMessage(referral).length;
}
