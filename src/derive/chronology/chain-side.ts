import type { DnssecView, ServerSignatures } from '../dnssec/dnssec-view.js';
import { type Flaw, isOutOfTime } from '../dnssec/verdict.js';
import type { DomainFacts } from './facts.js';

/** Flaws of somebody who does not have the zone's keys. An expired signature by the right key is a secondary that lags. */
const WITHOUT_KEYS: readonly Flaw['kind'][] = [
  'unsigned',
  'no-dnskey',
  'no-match',
  'no-key',
  'wrong-signature',
  'wrong-signer',
];

/**
 * Whether servers stand outside the zone's DNSSEC chain while the others validate. Of the others, one must validate and
 * those that do not must at least hold the keys or be silent: a dead server is no reason to look away. Null for a zone
 * without DS, where one side gave nothing to judge, or where others stand outside too: then the zone is broken, not stolen.
 */
export function chainSideOf(
  { digests, servers }: Pick<DnssecView, 'digests' | 'servers'>,
  isInside: (host: ServerSignatures['host']) => boolean,
): DomainFacts['dnssec'] {
  if (digests.length === 0) return null;
  const inside = servers.filter(({ host }) => isInside(host)).map(standing);
  const others = servers.filter(({ host }) => !isInside(host)).map(standing);
  if (!others.includes('valid') || others.includes('without-keys')) return null;
  if (inside.includes('without-keys')) return 'outside-chain';
  return inside.length > 0 && inside.every((one) => one === 'valid' || one === 'lags')
    ? 'within-chain'
    : null;
}

/** One server against the DS set. */
function standing({ verdict, answers }: ServerSignatures): 'valid' | 'lags' | 'without-keys' | 'unclear' {
  if (verdict.state === 'bogus') return ofFlaw(verdict.link.flaw);
  if (verdict.state !== 'secure') return 'unclear';
  const flaws = answers.flatMap((one) => (one.verdict?.state === 'bogus' ? [one.verdict.flaw] : []));
  const [worst] = flaws
    .map(ofFlaw)
    .sort((a, b) => Number(b === 'without-keys') - Number(a === 'without-keys'));
  if (worst !== undefined) return worst;
  return answers.every((one) => one.verdict?.state === 'secure') ? 'valid' : 'unclear';
}

function ofFlaw(flaw: Flaw): 'lags' | 'without-keys' | 'unclear' {
  if (WITHOUT_KEYS.includes(flaw.kind)) return 'without-keys';
  return isOutOfTime(flaw) ? 'lags' : 'unclear';
}
