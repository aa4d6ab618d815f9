import type { Corpus } from '../../fixtures/corpus/corpus.js';
import type { Label } from '../../fixtures/corpus/plot.js';
import { startWorld } from '../../fixtures/world/run-world.js';
import { assess } from '../../src/assess/assess.js';
import type { Weighing } from '../../src/assess/domain-report.js';
import { createCollector } from '../../src/collect/collector.js';
import { readOriginTable } from '../../src/collect/origins/origin-table.js';
import { domainName } from '../../src/dns/name.js';
import type { DomainReport } from '../../src/model/report.js';

/** Milliseconds of patience with an answer: ample on loopback even on a busy machine; few names are silent. */
const TIMEOUT_MS = 1500;
/** Names at a time. Above it, two cores are the limit and answers begin to come late. */
const AT_ONCE = 16;

const WEIGHING: Weighing = { severities: {}, minSeverity: 'info', minConfidence: 'possible' };

/** Audits the labelled names of a corpus in one run, as `check --list` does. Rows come back in the labels' order. */
export async function auditCorpus(
  corpus: Corpus,
  labels: readonly Label[],
): Promise<readonly DomainReport[]> {
  const running = await startWorld(corpus.internet, {
    timeoutMs: TIMEOUT_MS,
    registryTimeoutMs: 10 * TIMEOUT_MS,
  });
  try {
    const collector = createCollector({
      settings: running.settings,
      version: '0.0.0',
      now: running.now,
      baseline: corpus.baseline,
      originsOf: await originTable(corpus),
    });
    const rows: DomainReport[] = [];
    const queue = labels.entries();
    const worker = async () => {
      for (const [at, { audit }] of queue) {
        const target = { input: audit, domain: domainName(audit) };
        rows[at] = assess(await collector.collect(target, new AbortController().signal), WEIGHING);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    return rows;
  } finally {
    await running.stop();
  }
}

async function originTable({ originTable: text }: Corpus) {
  const table = await readOriginTable(
    (async function* () {
      yield text;
    })(),
  );
  if (typeof table !== 'function') throw new Error(`line ${table.line}: ${table.reason}`);
  return table;
}
