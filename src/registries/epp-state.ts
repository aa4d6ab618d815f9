import type { RegistrationState } from '../model/registration.js';
import { remoteLine } from '../model/remote-text.js';

/**
 * The state of a registration from its status words, in EPP's spelling (`clientHold`) or RDAP's (`client hold`).
 * What takes a name out of the DNS wins, the part of the life cycle that cannot be undone last: a name in its
 * redemption period carries `pending delete` as well. Words that change nothing here are listed; any other word, or
 * none at all, leaves the state unknown. Source: RFC 5731 section 2.3, RFC 3915 section 3.1, RFC 8056 section 2.
 */
export function stateFromEpp(statusWords: readonly string[]): RegistrationState {
  const words = statusWords.map(normalize);
  const decisive = DECISIVE.find(([word]) => words.includes(word));
  if (decisive !== undefined) return { state: decisive[1] };
  if (words.length === 0) return { state: 'unknown', raw: '(no status)' };
  const strange = statusWords.filter((_, i) => !isHarmless(words[i] as string));
  if (strange.length > 0) return { state: 'unknown', raw: remoteLine(strange.join(', ')) };
  return { state: words.includes('auto renew period') ? 'auto-renew-grace' : 'active' };
}

const DECISIVE = [
  ['redemption period', 'redemption'],
  ['pending restore', 'redemption'],
  ['pending delete', 'pending-delete'],
  ['client hold', 'hold'],
  ['server hold', 'hold'],
  ['reserved', 'reserved'],
] as const;

/** Registered, whatever else is forbidden or on its way. `inactive` is registered without name servers. */
const HARMLESS = new Set([
  'active',
  'ok',
  'inactive',
  'linked',
  'associated',
  'validated',
  'locked',
  'proxy',
  'private',
  'obscured',
  'add period',
  'auto renew period',
  'renew period',
  'transfer period',
  'pending renew',
  'pending transfer',
  'pending update',
]);

function isHarmless(word: string): boolean {
  return HARMLESS.has(word) || /^((client|server) )?\w+ prohibited$/.test(word);
}

/** `clientHold` and `CLIENT_HOLD` as `client hold`. */
function normalize(word: string): string {
  return word
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[\s_-]+/g, ' ')
    .trim()
    .toLowerCase();
}
