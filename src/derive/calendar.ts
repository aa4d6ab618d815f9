/** A calendar day, `YYYY-MM-DD`. Days of JP names are days in Japan. */

const DAY_MS = 86_400_000;

/** `days` later, or earlier where negative. Takes a day or an instant in UTC. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day.slice(0, 10)) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The first day of the month that is `months` after the day's own. */
export function firstOfMonth(day: string, months: number): string {
  const year = Number(day.slice(0, 4));
  const month = Number(day.slice(5, 7)) - 1 + months;
  return new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10);
}

/** Whole days from one day to another; negative where `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to.slice(0, 10)) - Date.parse(from.slice(0, 10))) / DAY_MS);
}
