/** A signal that Ctrl-C, or a machine that shuts down, aborts. A second Ctrl-C ends the process at once. */
export function onInterrupt(): { readonly signal: AbortSignal; readonly stop: () => void } {
  const controller = new AbortController();
  const abort = () => {
    controller.abort();
    // Not at once: the spinner's listener comes after ours, and ends the process where it finds itself alone.
    setImmediate(stop);
  };
  const stop = () => {
    process.removeListener('SIGINT', abort);
    process.removeListener('SIGTERM', abort);
  };
  process.on('SIGINT', abort);
  process.on('SIGTERM', abort);
  return { signal: controller.signal, stop };
}
