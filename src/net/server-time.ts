import type { IncomingHttpHeaders } from 'node:http';

/**
 * The server's clock as its reply tells, an ISO instant to the second; null where it does not. A reply out of a cache
 * keeps its old date, and `Age` says how old. Source: RFC 9110 section 6.6.1, RFC 9111 section 5.1.
 */
export function readServerTime({ date = '', age = '' }: IncomingHttpHeaders): string | null {
  const seconds = /^\d{1,9}$/.test(age) ? Number(age) : 0;
  const time = Date.parse(date) + seconds * 1000;
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}
