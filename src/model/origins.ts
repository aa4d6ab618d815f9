/**
 * The networks that announce addresses on the Internet: AS numbers by address, ascending. An empty list means that it was
 * looked for and not found, never that nobody announces the address.
 */
export type Origins = Readonly<Record<string, readonly number[]>>;

/** Finds the origins of one address in a table; empty where the table has none. */
export type OriginLookup = (address: string) => readonly number[];

/** As people write them: `AS64500, AS64501`. */
export function asNumbersText(origins: readonly number[]): string {
  return origins.map((origin) => `AS${origin}`).join(', ');
}
