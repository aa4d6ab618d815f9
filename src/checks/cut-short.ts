import type { Subject, Unknown } from '../model/finding.js';
import { fill } from '../model/text.js';
import type { DelegatedView } from './check.js';
import { LIMIT_REACHED } from './reasons.js';

/** What limits of ours kept us from seeing, as open questions: who runs a zone may want to hide something behind them. */
export function cutShort(
  { evidence }: DelegatedView,
  limits: readonly string[],
  kind: keyof Subject,
): Unknown[] {
  return evidence.limits
    .filter(({ limit }) => limits.includes(limit))
    .map(({ limit, subject }) => ({ reason: fill(LIMIT_REACHED, { limit }), subject: { [kind]: subject } }));
}
