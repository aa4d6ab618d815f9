/** Something is wrong with what a person gave us: one line that names what and where; exit 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The message of whatever was thrown, in one line. */
export function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.split('\n')[0] ?? text;
}
