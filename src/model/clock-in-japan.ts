/** Milliseconds. Japan has no daylight saving time. */
const AHEAD_OF_UTC = 9 * 3_600_000;

/** An instant (ISO 8601) whose UTC fields read as the clock in Japan. */
export function clockInJapan(instant: string): Date {
  return new Date(Date.parse(instant) + AHEAD_OF_UTC);
}

/** The day in Japan at an instant, `YYYY-MM-DD`. */
export function dayInJapan(instant: string): string {
  return clockInJapan(instant).toISOString().slice(0, 10);
}
