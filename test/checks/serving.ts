import type { AddressView } from '../../src/derive/observed-servers.js';
import type { DnsMessage } from '../../src/dns/message.js';
import type { ProbePurpose } from '../../src/model/evidence.js';
import type { Attempt, FailureKind } from '../../src/model/exchange.js';
import { answersOf } from './exchange-builder.js';
import { addressAt, INSIDE_ADDRESS, ZONE } from './view-builder.js';

type Replies = { readonly [P in ProbePurpose]?: Partial<DnsMessage> | FailureKind };

/** An address that serves the zone well, but for the answers given here. */
export function serving(replies: Replies, address: string = INSIDE_ADDRESS): AddressView {
  const usual = addressAt(address);
  return { ...usual, answers: { ...usual.answers, ...answersOf(ZONE, address, replies) } };
}

/** The same address without some of its answers. */
export function without(address: AddressView, ...purposes: readonly ProbePurpose[]): AddressView {
  const kept = Object.entries(address.answers).filter(
    ([purpose]) => !purposes.some((left) => left === purpose),
  );
  return { ...address, answers: Object.fromEntries(kept) };
}

/** The same address with other attempts at one question, or at all of them. */
export function attempted(
  address: AddressView,
  attempts: readonly Attempt[],
  purposes: readonly ProbePurpose[] = Object.keys(address.answers) as ProbePurpose[],
): AddressView {
  const entries = Object.entries(address.answers).map(([purpose, answer]) =>
    purposes.some((one) => one === purpose)
      ? [purpose, { ...answer, exchange: { ...answer.exchange, attempts } }]
      : [purpose, answer],
  );
  return { ...address, answers: Object.fromEntries(entries) };
}
