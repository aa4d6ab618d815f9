/** Years that a registration can have: the first .com is of 1985; some registries print 9999 or 294247 for "never". */
const FIRST_YEAR = 1985;
const LAST_YEAR = 2200;

/** An instant of RFC 3339 as ISO 8601 in UTC; null for anything else and for years that no registration has. */
export function readInstant(text: string): string | null {
  if (!/^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:?\d\d)$/.test(text)) return null;
  const instant = new Date(text);
  if (Number.isNaN(instant.getTime())) return null;
  return isPlausibleYear(instant.getUTCFullYear()) ? instant.toISOString() : null;
}

/** `YYYY-MM-DD` where there is such a day in a plausible year, else null. `month` counts from 1. */
export function calendarDate(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists && isPlausibleYear(year) ? date.toISOString().slice(0, 10) : null;
}

function isPlausibleYear(year: number): boolean {
  return year >= FIRST_YEAR && year <= LAST_YEAR;
}
