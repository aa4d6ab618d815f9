import type { ServerView } from './observed-servers.js';

/**
 * The share of independent resolutions that choose one of these name servers of the audited zone, 0 to 1, without what
 * lies behind them. A resolver picks evenly from the NS set it holds: the parent's at first, the child's once it has
 * asked it. The worse of the two counts.
 */
export function serverShare(
  servers: readonly ServerView[],
  isMeant: (server: ServerView) => boolean,
): number {
  const share = (set: readonly ServerView[]) =>
    set.length === 0 ? 0 : set.filter(isMeant).length / set.length;
  return Math.max(share(servers.filter((one) => one.inParent)), share(servers.filter((one) => one.inChild)));
}
