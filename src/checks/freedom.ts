import type { Confidence } from '../model/severity.js';
import { fill, message, type Text } from '../model/text.js';
import {
  bothWitnessesText,
  dnsWitnessText,
  registryWitness,
  registryWitnessText,
  type Witnessed,
} from './witnesses.js';

/**
 * Whether a domain is registered, by the rule of two witnesses: both say it is not, confirmed; one, probable; a registry
 * that did not answer is no witness. `open`: it cannot be told, and why.
 */
export type Freedom =
  | { readonly kind: 'taken' }
  | { readonly kind: 'free'; readonly confidence: Confidence; readonly witnesses: Text }
  | { readonly kind: 'open'; readonly reason: Text };

export function freedomOf(domain: Witnessed): Freedom {
  const dns = domain.existence.kind;
  switch (registryWitness(domain.evidence.lookup)) {
    case 'registered':
      return { kind: 'taken' };
    case 'unregistered':
      if (dns === 'delegated') return { kind: 'open', reason: fill(CONTRADICTION, clauses(domain)) };
      return {
        kind: 'free',
        confidence: dns === 'nonexistent' ? 'confirmed' : 'probable',
        witnesses: bothWitnessesText(domain),
      };
    case 'no-service':
      if (dns === 'delegated') return { kind: 'taken' };
      if (dns === 'nonexistent')
        return { kind: 'free', confidence: 'probable', witnesses: dnsWitnessText(domain) };
      return { kind: 'open', reason: fill(OPEN_QUESTION, clauses(domain)) };
    case 'no-answer':
      if (dns === 'delegated') return { kind: 'taken' };
      // Also what a suspended name looks like, or one without name servers: only the registry could tell.
      if (dns === 'nonexistent' || dns === 'single-witness')
        return { kind: 'open', reason: fill(MAYBE, clauses(domain)) };
      return { kind: 'open', reason: fill(OPEN_QUESTION, clauses(domain)) };
  }
}

const CONTRADICTION = message(
  '{domain}: the witnesses contradict each other: {registry}, but {dns}',
  '{domain}：レジストリの回答とDNSの応答が矛盾しています。{registry}。一方、{dns}',
);
const MAYBE = message(
  '{domain}: {dns}; it may be unregistered or suspended, and the registry did not tell ({registry})',
  '{domain}：{dns}。未登録または停止中の可能性がありますが、レジストリの回答を得られません（{registry}）',
);
const OPEN_QUESTION = message('{domain}: {dns}; {registry}', '{domain}：{dns}。{registry}');

function clauses(domain: Witnessed) {
  return {
    domain: domain.domain,
    dns: dnsWitnessText(domain),
    registry: registryWitnessText(domain.evidence.lookup),
  };
}
