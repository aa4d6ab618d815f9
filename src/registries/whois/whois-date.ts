import { calendarDate, readInstant } from '../dates.js';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * A date as registries write it, where it can be read in one way only: an instant with its zone becomes ISO 8601 in
 * UTC; a day (`2026-04-01`, `2026. 04. 01.`, `01-Apr-2026`), also with a time of an unnamed zone, becomes `YYYY-MM-DD`.
 * `03-04-2026` could be two days and is null, as is anything else. What follows the first date is another line's.
 */
export function readWhoisDate(text: string): string | null {
  const instant = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:?\d\d)/i.exec(text)?.[0];
  if (instant !== undefined) return readInstant(instant);
  const yearFirst = /^(\d{4})[-/.] ?(\d{1,2})[-/.] ?(\d{1,2})(?!\d)/.exec(text);
  if (yearFirst !== null)
    return calendarDate(Number(yearFirst[1]), Number(yearFirst[2]), Number(yearFirst[3]));
  const named = /^(\d{1,2})[- ]([a-z]{3})[a-z]*[- ](\d{4})(?!\d)/i.exec(text);
  if (named === null) return null;
  return calendarDate(
    Number(named[3]),
    MONTHS.indexOf((named[2] as string).toLowerCase()) + 1,
    Number(named[1]),
  );
}
