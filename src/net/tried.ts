import type { DnsMessage } from '../dns/message.js';
import { RCODE } from '../dns/rcode.js';
import { decodeMessage } from '../dns/wire.js';
import type { Attempt } from '../model/exchange.js';

/** A reply that is ours and can be read. */
export type Accepted = { readonly octets: Buffer; readonly message: DnsMessage };

/** One attempt as recorded, and the reply it brought. */
export type Tried = {
  readonly attempt: Attempt;
  readonly accepted?: Accepted;
  readonly caseChanged?: boolean;
};

/** Ends an attempt with a reply that is ours, if it can be read. */
export function finishWithReply(
  octets: Buffer,
  finish: (outcome: Attempt['outcome'], accepted?: Accepted) => Tried,
): Tried {
  const message = decodeMessage(octets);
  if ('kind' in message) return finish({ kind: 'malformed', detail: message.reason });
  // A reply with records that nobody can read is not a basis for a verdict, whatever else it says.
  const problem = message.problems[0];
  if (problem !== undefined) return finish({ kind: 'malformed', detail: problem });
  const note = noteOf(message);
  return finish(
    { kind: 'reply', octets: octets.length, ...(note === undefined ? {} : { note }) },
    { octets, message },
  );
}

function noteOf(message: DnsMessage) {
  if (message.truncated) return 'truncated' as const;
  if (message.rcode === RCODE.FORMERR) return 'formerr' as const;
  if (message.rcode === RCODE.BADVERS) return 'badvers' as const;
  return message.rcode === RCODE.SERVFAIL ? ('servfail' as const) : undefined;
}

/** The server does not understand EDNS, or not ours. RFC 6891 section 7. */
export function wantsNoEdns(tried: Tried): boolean {
  const rcode = tried.accepted?.message.rcode;
  return tried.attempt.edns && (rcode === RCODE.FORMERR || rcode === RCODE.BADVERS || rcode === RCODE.NOTIMP);
}

/** Nothing came, which may have been chance. */
export function mayTryAgain(tried: Tried): boolean {
  const { kind } = tried.attempt.outcome;
  return kind === 'timeout' || kind === 'refused' || kind === 'closed';
}
