import type { DomainName } from '../../dns/name.js';
import type { ProbePurpose, ServerProbe } from '../../model/evidence.js';
import type { ExchangeIndex } from '../exchange-index.js';
import type { AddressView, ProbeAnswer, ServerView } from '../observed-servers.js';
import { digestOf, type KeyDigest } from './delegation-signer.js';
import type { ServerSignatures } from './dnssec-view.js';
import { observeServers } from './server-signatures.js';
import { keysIn } from './validate-keys.js';
import type { Work } from './work.js';

/**
 * The servers of a zone that has keys and no DS, held against the DS that it could have: of any of the keys that its
 * servers give. What does not hold then would not hold under any DS. Empty where nobody was asked for signatures.
 */
export function observeWaiting(
  zone: DomainName,
  servers: readonly ServerView[],
  signing: readonly ServerProbe[],
  circumstances: { readonly now: number; readonly work: Work },
  index: ExchangeIndex,
): ServerSignatures[] {
  const asked = servers.map((server) => ({
    ...server,
    addresses: server.addresses.flatMap((view) => withSignatures(server.host, view, signing, index)),
  }));
  return observeServers(zone, asked, possibleDigests(zone, asked), circumstances);
}

/** An address with the answers to the questions with DO in place of those without. */
function withSignatures(
  host: DomainName,
  view: AddressView,
  signing: readonly ServerProbe[],
  index: ExchangeIndex,
): AddressView[] {
  const probe = signing.find((one) => one.host === host && one.server.address === view.address);
  if (probe === undefined) return [];
  const answers: { [P in ProbePurpose]?: ProbeAnswer } = {};
  for (const [purpose, key] of Object.entries(probe.exchanges)) {
    const exchange = index.exchange(key);
    if (exchange === undefined) continue;
    const answer = { exchange, message: index.reply(key), response: undefined, records: [] };
    answers[purpose as ProbePurpose] = answer;
  }
  return [{ ...view, answers }];
}

const SHA256 = 2;

function possibleDigests(zone: DomainName, servers: readonly ServerView[]): KeyDigest[] {
  const replies = servers.flatMap(({ addresses }) =>
    addresses.flatMap(({ answers }) => answers.dnskey?.message ?? []),
  );
  const keys = replies.flatMap((reply) => keysIn(reply, zone));
  const digests = keys.map(({ keyTag, algorithm, ...key }): KeyDigest => {
    const digest = digestOf(zone, { ...key, keyTag, algorithm }, SHA256) as Uint8Array;
    return { keyTag, algorithm, digestType: SHA256, digest };
  });
  return [...new Map(digests.map((one) => [Buffer.from(one.digest).toString('hex'), one])).values()];
}
