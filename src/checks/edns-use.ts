import type { AddressView } from '../derive/observed-servers.js';
import type { DnsExchange } from '../model/exchange.js';

/** How a server took one question with EDNS over UDP, where it answered the same question without. */
export type EdnsTrouble = 'rejects' | 'breaks' | 'drops';

/** Questions that must show the same trouble: one alone may be a lost datagram or a passing SERVFAIL. */
const WITNESSES = 2;

/**
 * What is wrong with EDNS at one address. `fine`: it answered a question that carried EDNS. A trouble: nothing with EDNS
 * worked over UDP, early or late, and at least two questions were answered only without. `unclear`: neither. Firewalls
 * drop EDNS over UDP alone, so an answer over TCP counts only where there is no trouble.
 */
export function ednsUse({ answers }: AddressView): 'fine' | 'unclear' | EdnsTrouble {
  const exchanges = Object.values(answers)
    .map(({ exchange }) => exchange)
    .filter(({ options }) => options.ednsTest === undefined || options.ednsTest === 'only');
  const working = exchanges.filter(worksWithEdns);
  if (working.some(beganOverUdp)) return 'fine';
  // Asked when the others were through: without it a moment of heavy loss would look the same.
  const troubles =
    answers['edns-only'] === undefined ? [] : exchanges.flatMap((exchange) => troubleOf(exchange) ?? []);
  if (troubles.length >= WITNESSES) return troubles[0] ?? 'unclear';
  return working.length > 0 ? 'fine' : 'unclear';
}

/** The reply that was accepted in the end came to a question with EDNS. */
function worksWithEdns({ attempts }: DnsExchange): boolean {
  const accepted = attempts.filter(({ outcome }) => outcome.kind === 'reply').at(-1);
  if (accepted === undefined || !accepted.edns || accepted.outcome.kind !== 'reply') return false;
  return accepted.outcome.note === undefined || accepted.outcome.note === 'truncated';
}

/** Something came over UDP, if only that the answer does not fit. */
function beganOverUdp({ attempts }: DnsExchange): boolean {
  return attempts.some(({ transport, outcome }) => transport === 'udp' && outcome.kind === 'reply');
}

/** Undefined where it was not answered without EDNS either: then EDNS is not to blame. */
function troubleOf({ attempts, reply }: DnsExchange): EdnsTrouble | undefined {
  if (reply === null) return undefined;
  const plain = attempts.some(
    ({ edns, outcome }) => !edns && outcome.kind === 'reply' && outcome.note === undefined,
  );
  const first = attempts[0];
  if (!plain || first === undefined || !first.edns || first.transport !== 'udp') return undefined;
  if (first.outcome.kind === 'timeout') return 'drops';
  if (first.outcome.kind !== 'reply') return undefined;
  return first.outcome.note === 'servfail' ? 'breaks' : 'rejects';
}
