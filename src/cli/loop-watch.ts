/** Milliseconds between two looks: longer than a busy turn of the loop, shorter than most round trips. */
const LOOK_MS = 25;
/** Share of its time that a loop with nothing to spare is at work. */
const BUSY_SHARE = 0.9;

/** Tells now and then whether this process waited lately (`true`) or had its hands full. Returns how to stop. */
export type LoopWatch = (onLook: (idle: boolean) => void) => () => void;

/** Watches Node's event loop. */
export const watchEventLoop: LoopWatch = (onLook) => {
  let before = performance.eventLoopUtilization();
  const timer = setInterval(() => {
    const now = performance.eventLoopUtilization();
    const { utilization } = performance.eventLoopUtilization(now, before);
    before = now;
    onLook(utilization < BUSY_SHARE);
  }, LOOK_MS);
  return () => clearInterval(timer);
};
