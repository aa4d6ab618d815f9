import type { NationProcess } from '../fixtures/nation/nation-process.js';
import type { NationCounts } from '../fixtures/nation/run-nation.js';
import { type Measured, measure } from './client.js';

/** One audit of a nation by a fresh process, with what the servers saw of it. */
export type NationAudit = Measured & {
  readonly names: number;
  readonly counts: NationCounts;
  /** DNS questions that arrived, over UDP and TCP. */
  readonly questions: number;
  /** Registered domains there are: the names' own and the providers'. */
  readonly registered: number;
};

export async function auditNation(nation: NationProcess, concurrency: number): Promise<NationAudit> {
  await nation.takeCounts();
  const measured = await measure({
    kind: 'audit',
    names: nation.names,
    settings: nation.settings,
    concurrency,
  });
  const counts = await nation.takeCounts();
  return {
    ...measured,
    names: nation.names.length,
    counts,
    questions: questionsIn(counts),
    registered: nation.registered,
  };
}

/** All DNS questions, whoever was asked. */
export function questionsIn({ dns }: NationCounts): number {
  return Object.values(dns)
    .flatMap((ofServer) => Object.values(ofServer))
    .reduce((sum, count) => sum + count, 0);
}
