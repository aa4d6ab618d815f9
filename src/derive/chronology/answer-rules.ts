import { BLIND, fires, type Rule, silent } from './rule.js';

/** S4: other SOA, NS and mail than every server outside the domain, from a server that answers for anything. */
export const rogueAnswers: Rule = ({ split, isPromiscuous, domain }) => {
  if (split === null || isPromiscuous === null) return BLIND;
  const isAll = split.kind !== 'none' && split.fields.length === 3;
  return isAll && isPromiscuous ? fires('SOA, NS, MX', domain) : silent();
};

/** S5: outside the zone's DNSSEC chain, while the others validate. */
export const outsideChain: Rule = ({ dnssec, domain }) => {
  if (dnssec === null) return BLIND;
  return dnssec === 'outside-chain' ? fires('DNSSEC', domain) : silent();
};

/** M4: the answers part exactly along the domain's boundary. Equal answers prove nothing: a thief may serve a copy. */
export const dividedAnswers: Rule = ({ split, domain }) => {
  if (split === null) return BLIND;
  return split.kind === 'along' ? fires(split.fields.join(', ').toUpperCase(), domain) : silent();
};
