// Loaded before the clock starts, like all the rest.
import '../src/assess/assess.js';
import { auditAll } from '../src/cli/audit-run.js';
import { createCollector } from '../src/collect/collector.js';
import { domainName } from '../src/dns/name.js';
import type { Measured, Work } from './client.js';
import { askBare } from './floor.js';

/** The process that is measured: does one piece of work, reports and ends. */
process.once('message', async (work: Work) => {
  const cpuBefore = process.cpuUsage();
  const start = performance.now();
  const statuses = await perform(work);
  const wall = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(cpuBefore);
  const measured: Measured = {
    wall,
    cpu: (user + system) / 1e6,
    peakMiB: process.resourceUsage().maxRSS / 1024,
    statuses,
  };
  process.send?.(measured, () => process.disconnect());
});

async function perform(work: Work): Promise<Record<string, number>> {
  if (work.kind === 'floor') {
    await askBare(work);
    return {};
  }
  const collector = createCollector({ settings: work.settings, version: '0.0.0', now: () => new Date() });
  const targets = work.names.map((name) => ({ input: name, domain: domainName(name) }));
  const statuses: Record<string, number> = {};
  await auditAll(targets, collector, {
    concurrency: work.concurrency,
    weighing: { severities: {}, minSeverity: 'low', minConfidence: 'possible' },
    signal: new AbortController().signal,
    onFinished: ({ row }) => {
      statuses[row.status] = (statuses[row.status] ?? 0) + 1;
    },
  });
  return statuses;
}
