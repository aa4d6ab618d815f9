import { clockInJapan } from '../model/clock-in-japan.js';
import { remoteLine } from '../model/remote-text.js';

/**
 * Times as people in Japan read them. A calendar date (`YYYY-MM-DD`) is the registry's own and stays as it is; an ISO
 * instant becomes Japan Standard Time. What is neither stays as it came, cut short.
 */

/** Characters kept of what is no time; a readable one has at most 24. */
const MAX_UNREAD_CHARACTERS = 24;

/** `2026-11-22` */
export function jstDate(value: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : (inJapan(value)?.date ?? asItCame(value));
}

/** `23:05:17` */
export function jstTime(instant: string): string {
  return inJapan(instant)?.time ?? asItCame(instant);
}

/** `2026-11-22 23:05` */
export function jstMinute(instant: string): string {
  const local = inJapan(instant);
  return local === undefined ? asItCame(instant) : `${local.date} ${local.time.slice(0, 5)}`;
}

function asItCame(value: string): string {
  return remoteLine(value, MAX_UNREAD_CHARACTERS);
}

function inJapan(instant: string): { readonly date: string; readonly time: string } | undefined {
  // `Date.parse` guesses at other forms, and by the time zone of the machine.
  if (!/^[+\d-]+T[\d:.]+(Z|[+-]\d{2}:\d{2})$/.test(instant)) return undefined;
  const local = clockInJapan(instant);
  // Registries give years like 294247, which a Date cannot hold or prints with a sign.
  if (Number.isNaN(local.getTime()) || local.getUTCFullYear() > 9999) return undefined;
  const text = local.toISOString();
  return { date: text.slice(0, 10), time: text.slice(11, 19) };
}
