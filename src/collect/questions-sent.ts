/**
 * Ends when the questions that can go out by now are gone: with the next turn of the event loop. What is done then
 * delays none of them, and may be done while their answers are on their way.
 */
export function questionsSent(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
