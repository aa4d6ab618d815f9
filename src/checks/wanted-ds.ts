import type { WantedDs } from '../derive/dnssec/wanted-ds.js';
import type { Outcome, ProofItem, Unknown } from '../model/finding.js';
import { fill, message } from '../model/text.js';
import type { DelegatedView } from './check.js';
import { proofOfExchange } from './proof.js';
import { unseenKeys, unseenText } from './signed-zone.js';

const NOT_ASKED = message(
  'the CDS and CDNSKEY records of {zone} were not looked at: no server gave keys that hold',
  '有効な鍵を返した権威DNSサーバーがないため、{zone}のCDS・CDNSKEYレコードは確認していません',
);

/**
 * Hands what a zone wants as its DS to a check. Where its keys do not hold, other checks speak; where they were not
 * seen, nobody can tell.
 */
export function withWantedDs(view: DelegatedView, check: (wanted: WantedDs) => Outcome): Outcome {
  const { dnssec, zone } = view.delegation;
  if (dnssec.wantedDs !== undefined) return check(dnssec.wantedDs);
  const unseen = unseenKeys(view);
  if (dnssec.digests.length > 0 && unseen.length > 0) return { kind: 'cannot-tell', unknowns: unseen };
  return { kind: 'not-applicable', reason: fill(NOT_ASKED, { zone }) };
}

/** The questions that are open. */
export function unseenWishes({ answers }: WantedDs): Unknown[] {
  return answers.flatMap(({ host, address, open }) => {
    if (open === undefined) return [];
    return [{ reason: unseenText(host, address ?? '-', open), subject: { nameServer: host } }];
  });
}

export function proofOfWishes({ answers }: WantedDs): ProofItem[] {
  return answers.map(({ host, exchange }) => proofOfExchange(exchange, host));
}
