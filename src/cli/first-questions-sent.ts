/**
 * Ends when the questions that can go out by now are gone: with the next turn of the event loop. What is loaded then
 * delays nobody, since the answers are on their way meanwhile.
 */
export function firstQuestionsSent(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
