import { calendarDate, readInstant } from '../dates.js';

/** `2026/04/01` as `2026-04-01`, null for an empty value, undefined for anything else. A calendar date in Japan. */
export function readJprsDate(text: string): string | null | undefined {
  if (text === '') return null;
  const parts = /^(\d{4})\/(\d{2})\/(\d{2})$/.exec(text);
  if (parts === null) return undefined;
  return calendarDate(Number(parts[1]), Number(parts[2]), Number(parts[3])) ?? undefined;
}

/** `2026/04/01 01:05:12 (JST)` as an instant in UTC; undefined for anything else. JST is UTC+9 all year. */
export function readJstInstant(text: string): string | undefined {
  const parts = /^(\d{4}\/\d{2}\/\d{2}) (\d{2}:\d{2}:\d{2}) \(JST\)$/.exec(text);
  const date = readJprsDate(parts?.[1] ?? '');
  return readInstant(`${date}T${parts?.[2]}+09:00`) ?? undefined;
}
