import type { DomainReport } from '../model/report.js';
import type { Text } from '../model/text.js';
import { counted } from './text/words.js';

/** Accepted findings are not shown, but nobody shall think that they are gone. Undefined where there are none. */
export function acceptedText(domains: readonly DomainReport[]): Text | undefined {
  const count = domains.reduce((sum, { ignored }) => sum + (ignored?.length ?? 0), 0);
  if (count === 0) return undefined;
  return {
    en: `Accepted for a time, and not counted: ${counted(count, 'finding', 'findings')}`,
    ja: `期限付きで受け入れ、件数に含めない検出: ${count}件`,
  };
}
