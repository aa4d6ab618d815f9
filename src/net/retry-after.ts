import type { IncomingHttpHeaders } from 'node:http';

/**
 * Seconds a server asks us to stay away; null where it does not say. A date is counted from the reply's own `Date`,
 * so that no clock of ours is needed. Source: RFC 9110 section 10.2.3.
 */
export function readRetryAfter(headers: IncomingHttpHeaders): number | null {
  const text = headers['retry-after']?.trim() ?? '';
  if (/^\d{1,9}$/.test(text)) return Number(text);
  const seconds = Math.ceil((Date.parse(text) - Date.parse(headers.date ?? '')) / 1000);
  return Number.isNaN(seconds) ? null : Math.max(0, seconds);
}
