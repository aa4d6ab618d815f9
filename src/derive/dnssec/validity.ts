import type { RrsigRecord } from './verdict.js';

/** Whole seconds since 1970, from an ISO instant. */
export function secondsOf(instant: string): number {
  return Math.floor(Date.parse(instant) / 1000);
}

/**
 * Seconds from `from` to a time of a signature, negative where it lies before. Such times are numbers modulo 2^32 and are
 * compared by serial arithmetic. RFC 4034 section 3.1.5, RFC 1982 section 3.2.
 */
export function secondsUntil(time: number, from: number): number {
  return (time - from) | 0;
}

/** The instant that a time of a signature means, seen from `now` (seconds since 1970). */
export function instantOf(time: number, now: number): string {
  return new Date((now + secondsUntil(time, now)) * 1000).toISOString();
}

/**
 * Seconds by which a signature may be made after `now`: an audit goes on for a while after the instant it is judged by, and
 * clocks differ. `lgaudit doctor` allows a clock as much; resolvers allow from none (BIND) to an hour (Unbound).
 */
const AHEAD_SECONDS = 300;

/** Where `now` stands in a signature's time. Both ends belong to it. */
export function validityOf(
  { inception, expiration }: RrsigRecord,
  now: number,
): 'valid' | 'expired' | 'not-yet-valid' {
  if (secondsUntil(expiration, now) < 0) return 'expired';
  return secondsUntil(inception, now) > AHEAD_SECONDS ? 'not-yet-valid' : 'valid';
}
