import type { Finding } from '../model/finding.js';
import type { Message, Text, Values } from '../model/text.js';

type PlaceholdersOf<M> = M extends Message<infer P> ? P : never;

/**
 * Makes a finding of one of a check's messages. The compiler refuses a message that the check does not have, and
 * values that are not exactly the message's placeholders; that is all `_messages` is for.
 */
export function finding<M extends Readonly<Record<string, Text>>, K extends keyof M & string>(
  _messages: M,
  message: K,
  values: Values<PlaceholdersOf<M[K]>>,
  rest: Omit<Finding, 'message' | 'values'>,
): Finding {
  return { message, values, ...rest };
}
