import { daysBetween } from '../derive/calendar.js';
import { clockInJapan } from '../model/clock-in-japan.js';

/**
 * The day that a registry's date or instant falls on: a calendar date stays, an ISO instant becomes its day in Japan.
 * Undefined for what a four-digit year cannot hold: registries give years like 294247.
 */
export function expiryDay(value: string): string | undefined {
  const date = isCalendarDate(value) ? new Date(value) : clockInJapan(value);
  const year = date.getUTCFullYear();
  return year >= 0 && year <= 9999 ? date.toISOString().slice(0, 10) : undefined;
}

/** True where a date is over (it lasts to its end) or an instant has passed; false for what is neither. */
export function isPast(value: string, today: string, now: string): boolean {
  return isCalendarDate(value) ? daysBetween(today, value) < 0 : Date.parse(value) < Date.parse(now);
}

function isCalendarDate(value: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(value);
}
