import { remoteLine } from '../../model/remote-text.js';

/** Characters kept of one text. Our own explanations are longer than any remote line. */
const MAX_CHARACTERS = 2000;

/**
 * A report, or any value, with every text in it safe for a terminal. The model cleans what comes from the network, yet a
 * report may also be read from a file that somebody else wrote, so all of it is cleaned again, in one place.
 */
export function safeText<T>(value: T): T {
  return safe(value) as T;
}

function safe(value: unknown): unknown {
  if (typeof value === 'string') return remoteLine(value, MAX_CHARACTERS);
  if (Array.isArray(value)) return value.map(safe);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, safe(item)]));
}
