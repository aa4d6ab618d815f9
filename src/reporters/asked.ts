import type { ProofItem } from '../model/finding.js';

/** Who was asked what, in one line: `example.jp. SOA @ns1.jp (192.0.2.1)`, `WHOIS example.jp @whois.jprs.jp`. */
export function askedOf(item: ProofItem): string {
  if (item.kind === 'dns') return `${item.question} @${item.server}`;
  const { kind, question, server } = item;
  // Results of older versions do not tell the name.
  return question === undefined
    ? `${kind.toUpperCase()} ${server}`
    : `${kind.toUpperCase()} ${question} @${server}`;
}
