import type { Evidence } from '../model/evidence.js';

/** What a run's report needs to know of each name, beside its row: small, so that evidence can be let go. */
export type RunShare = {
  readonly collectedAt: string;
  readonly finishedAt: string;
  readonly dnsQueries: number;
  /** The registry look-ups used, `protocol domain`, and when they were asked; names of a run share them. */
  readonly lookups: readonly { readonly lookup: string; readonly at: string }[];
};

export function runShare(evidence: Evidence): RunShare {
  return {
    collectedAt: evidence.collectedAt,
    finishedAt: evidence.finishedAt,
    dnsQueries: evidence.queries.dns,
    lookups: evidence.registrations.flatMap(({ domain, lookup }) =>
      lookup.protocol === null ? [] : [{ lookup: `${lookup.protocol} ${domain}`, at: lookup.at }],
    ),
  };
}
