import type { DnsMessage } from '../../dns/message.js';
import type { DomainName } from '../../dns/name.js';
import type { RecordOf, ResourceRecord } from '../../dns/rr.js';
import type { ProbePurpose } from '../../model/evidence.js';
import type { AddressView, ProbeAnswer, ServerView } from '../observed-servers.js';
import { wasAskedForSignatures } from './asked-for-signatures.js';
import type { KeyDigest } from './delegation-signer.js';
import type { ServerSignatures, SignedAnswer } from './dnssec-view.js';
import { isAuthoritative } from './usable.js';
import { validateAnswer } from './validate-answer.js';
import { type KeysVerdict, keysIn, unusableKeysIn, validateKeys } from './validate-keys.js';
import type { RrsigRecord } from './verdict.js';
import type { Work } from './work.js';

type Denial = RecordOf<'NSEC' | 'NSEC3'>;

/** The questions whose answers are held against the keys. */
const SIGNED_PURPOSES: readonly ProbePurpose[] = ['soa', 'ns', 'mx', 'a', 'denial'];

/** Those whose answers show keys or denials besides. No resolver asks for NSEC, so servers may answer that as they like. */
const SHOWING_PURPOSES: readonly ProbePurpose[] = [...SIGNED_PURPOSES, 'dnskey', 'nsec'];

/** The zone's keys and signatures at every address that answers for it. */
export function observeServers(
  zone: DomainName,
  servers: readonly ServerView[],
  digests: readonly KeyDigest[],
  circumstances: { readonly now: number; readonly work: Work },
): ServerSignatures[] {
  return servers.flatMap(({ host, addresses }) =>
    addresses
      .filter(({ state }) => state === 'answers')
      .map(({ address, answers }): ServerSignatures => {
        const { dnskey } = answers;
        const reply = signedReply(dnskey);
        const verdict = validateKeys(zone, reply, digests, circumstances);
        return {
          host,
          address,
          exchange: dnskey?.exchange,
          keys: reply === undefined ? [] : keysIn(reply, zone),
          unusableKeys: reply === undefined ? [] : unusableKeysIn(reply, zone),
          verdict,
          answers: answersAt(zone, answers, verdict, circumstances),
          ...shownBy(zone, answers),
        };
      }),
  );
}

function answersAt(
  zone: DomainName,
  answers: AddressView['answers'],
  verdict: KeysVerdict,
  circumstances: { readonly now: number; readonly work: Work },
): SignedAnswer[] {
  if (verdict.state !== 'secure') return [];
  const signer = { zone, keys: verdict.keys, ...circumstances };
  return SIGNED_PURPOSES.flatMap((purpose) => {
    const answer = answers[purpose];
    if (answer === undefined) return [];
    const { exchange } = answer;
    const message = signedReply(answer);
    const verdict = isAuthoritative(message) ? validateAnswer(message, exchange.question, signer) : undefined;
    return [{ purpose, exchange, verdict }];
  });
}

function shownBy(zone: DomainName, answers: AddressView['answers']) {
  const replies = SHOWING_PURPOSES.map((purpose) => recordsOf(answers[purpose]));
  const shown = replies.flat();
  const denials = shown.filter(isDenial);
  const { nsec } = answers;
  return {
    signatures: shown.filter((rr): rr is RrsigRecord => rr.type === 'RRSIG' && rr.signer === zone),
    denials,
    apexDenials: Math.max(...replies.map(apexDenialsIn)),
    hidesDenials: denials.length === 0 && nsec !== undefined && !isAuthoritative(nsec.message),
  };
}

/** No other name of a zone has an SOA. */
function apexDenialsIn(records: readonly ResourceRecord[]): number {
  const ofApex = records.filter(isDenial).filter(({ types }) => types.includes('SOA'));
  return new Set(ofApex.map((rr) => `${rr.name} ${nextOf(rr)} ${rr.types.join()}`)).size;
}

function nextOf(rr: Denial): string {
  return rr.type === 'NSEC' ? rr.next : Buffer.from(rr.nextHashed).toString('hex');
}

function isDenial(rr: ResourceRecord): rr is Denial {
  return rr.type === 'NSEC' || rr.type === 'NSEC3';
}

/** The reply that was to carry signatures; undefined where none came. */
function signedReply(answer: ProbeAnswer | undefined): DnsMessage | undefined {
  return answer !== undefined && wasAskedForSignatures(answer.exchange) ? answer.message : undefined;
}

function recordsOf(answer: ProbeAnswer | undefined): readonly ResourceRecord[] {
  return [...(answer?.message?.answers ?? []), ...(answer?.message?.authorities ?? [])];
}
