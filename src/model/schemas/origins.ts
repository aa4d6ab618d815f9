import { count, type JsonSchema, list, table } from './build.js';

/** AS numbers, 32 bits each. RFC 6793. */
export const asNumbersSchema: JsonSchema = list(
  'Origins',
  'The AS numbers that announce the address, ascending.',
  { ...count('AS number', 'A network’s number.'), maximum: 0xffff_ffff },
);

/** Origins by address. */
export function originsSchema(title: string, description: string): JsonSchema {
  return table(title, description, asNumbersSchema);
}
