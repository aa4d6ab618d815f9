import type { ServerView } from './audit-view.js';

/**
 * The share of independent resolutions that reach one of the hosts chosen by `isSuspect`, 0 to 1. A resolver picks a
 * server of the NS set it holds, evenly: the parent's set at first, the child's once it has asked it. The worse of the
 * two counts.
 */
export function exposureOf(
  servers: readonly ServerView[],
  isSuspect: (server: ServerView) => boolean,
): number {
  const share = (set: readonly ServerView[]) =>
    set.length === 0 ? 0 : set.filter(isSuspect).length / set.length;
  return Math.max(share(servers.filter((one) => one.inParent)), share(servers.filter((one) => one.inChild)));
}
