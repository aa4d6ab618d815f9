import type { AddressView, ProbeAnswer, ServerView } from '../derive/observed-servers.js';
import type { DnsMessage } from '../dns/message.js';
import type { ProbePurpose } from '../model/evidence.js';
import type { ProofItem, Unknown } from '../model/finding.js';
import { fill, message } from '../model/text.js';
import { addressesIn, unseenOf } from './address-states.js';
import type { DelegatedView } from './check.js';
import { proofOfExchange } from './proof.js';

/** What one address that serves the zone answered to one of the questions put to all of them. */
export type ZoneAnswer = {
  readonly server: ServerView;
  readonly address: AddressView;
  readonly answer: ProbeAnswer;
  readonly reply: DnsMessage;
};

/** The addresses that answer for the zone with authority, each with its server. */
function servingAddresses({
  delegation,
}: DelegatedView): { readonly server: ServerView; readonly address: AddressView }[] {
  return delegation.servers.flatMap((server) =>
    addressesIn(server, 'answers').map((address) => ({ server, address })),
  );
}

/** What the addresses that serve the zone answered; those whose reply to this question tells nothing are left out. */
export function answersTo(view: DelegatedView, purpose: ProbePurpose): ZoneAnswer[] {
  return servingAddresses(view).flatMap(({ server, address }) =>
    isTelling(address.answers[purpose]) ? (zoneAnswer(server, address, purpose) ?? []) : [],
  );
}

/** An error, or a record without authority, says nothing of what the zone holds. */
function isTelling(answer: ProbeAnswer | undefined): boolean {
  const response = answer?.response;
  switch (response?.kind) {
    case 'answer':
    case 'alias':
      return response.authoritative;
    case 'no-data':
    case 'no-name':
    // The name is another zone's: this one holds nothing there.
    case 'referral':
      return true;
    case 'upward-referral':
    case 'error':
    case 'unusable':
    case undefined:
      return false;
  }
}

/** What one address answered to one question; undefined where no reply was accepted. */
export function zoneAnswer(
  server: ServerView,
  address: AddressView,
  purpose: ProbePurpose,
): ZoneAnswer | undefined {
  const answer = address.answers[purpose];
  return answer?.message === undefined ? undefined : { server, address, answer, reply: answer.message };
}

const SILENT = message(
  '{host} ({address}) gave no answer ({observed})',
  '{host}（{address}）から応答がありません（{observed}）',
);
const NO_REPLY = message(
  '{host} ({address}): no usable reply to the question for {asked}',
  '{host}（{address}）：{asked}の問い合わせに、判断できる応答がありません',
);

/**
 * What was not seen of one question put to all servers: silent servers, those that cannot be judged, and those that
 * serve the zone, yet left this question open. A server that does not serve the zone has nothing to say.
 */
export function unheard(view: DelegatedView, purpose: ProbePurpose, asked: string): Unknown[] {
  return view.delegation.servers.flatMap((server) => [
    ...silentAddresses(server),
    ...unansweredBy(view, server, purpose, asked),
  ]);
}

/** The addresses of a server that gave no answer at all. */
export function silentAddresses(server: ServerView): Unknown[] {
  const { host } = server;
  return addressesIn(server, 'unresponsive').map(({ address, observed }) => ({
    reason: fill(SILENT, { host, address, observed }),
    subject: { nameServer: host },
  }));
}

/** As `unheard`, of one server that is alive: silence has a check of its own. */
function unansweredBy(
  view: DelegatedView,
  server: ServerView,
  purpose: ProbePurpose,
  asked: string,
): Unknown[] {
  return [
    ...addressesIn(server, 'answers')
      .filter(({ answers }) => !isTelling(answers[purpose]))
      .map(({ address }) => openQuestion(server, address, asked)),
    ...unseenOf(view, server),
  ];
}

/** An address that left a question open. */
export function openQuestion({ host }: ServerView, address: string, asked: string): Unknown {
  return { reason: fill(NO_REPLY, { host, address, asked }), subject: { nameServer: host } };
}

export function proofOfAnswers(answers: readonly ZoneAnswer[]): ProofItem[] {
  return answers.map(({ server, answer }) => proofOfExchange(answer.exchange, server.host));
}
