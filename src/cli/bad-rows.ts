import { fill, message } from '../model/text.js';
import type { Finished } from './state/journal.js';
import type { BadTarget } from './targets.js';

const UNREADABLE = message('not a domain name: {why}', 'ドメイン名として読み取れません（{why}）');

/** The row of an input that is no name: nobody could look, and it is counted as such. `at` is when the run began. */
export function badRow({ text, reason, inputs }: BadTarget, at: string): Finished {
  const reasonText = fill(UNREADABLE, { why: reason });
  return {
    row: {
      domain: text,
      ...(inputs === undefined ? {} : { inputs }),
      status: 'incomplete',
      risk: 'unknown',
      exposure: 0,
      kind: 'other',
      pattern: null,
      zone: null,
      parentZone: null,
      collectedAt: at,
      nameServers: [],
      registrations: [],
      findings: [],
      unknowns: [{ check: 'input/unreadable', reason: reasonText.en, reasonText, subject: {} }],
    },
    share: { collectedAt: at, finishedAt: at, dnsQueries: 0, lookups: [] },
  };
}
