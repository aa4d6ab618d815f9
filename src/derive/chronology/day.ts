import { dayInJapan } from '../../model/clock-in-japan.js';
import { daysBetween } from '../calendar.js';

/** Days by which two records of the same moment may differ: registries write in different time zones. */
const SAME_MOMENT_DAYS = 1;

/** The day of a registry's date or instant; null for what has no four-digit year (294247 is seen). */
export function dayOf(value: string | null | undefined): string | null {
  if (value == null || !/^\d{4}-\d{2}-\d{2}/.test(value) || Number.isNaN(Date.parse(value))) return null;
  return value.length === 10 ? value : dayInJapan(value);
}

/** True where `day` is later than `than` by more than the slack, in days. */
export function isLater(day: string, than: string, slack = SAME_MOMENT_DAYS): boolean {
  return daysBetween(than, day) > slack;
}
