import { describe, expect, it, onTestFinished } from 'vitest';
import { generateNation } from '../../fixtures/nation/nation.js';
import { type RunningNation, runNation } from '../../fixtures/nation/run-nation.js';
import { auditAll } from '../../src/cli/audit-run.js';
import { createCollector } from '../../src/collect/collector.js';
import { domainName } from '../../src/dns/name.js';
import type { DomainReport } from '../../src/model/report.js';

const SMALL = { names: 12, seed: 7, silentShare: 0 };

/** Below the range that systems hand out to clients, apart from the ports of worlds. */
const PORTS = { from: 30_000, to: 32_000 };

/** Milliseconds of patience with silence: enough for loopback on a busy machine. */
const SHORT_MS = 250;

async function startNation(silentShare = 0): Promise<RunningNation> {
  for (let port = PORTS.from; port < PORTS.to; port += 7) {
    try {
      const nation = await runNation({ ...SMALL, silentShare, port, delayMs: 0 });
      onTestFinished(nation.close);
      return nation;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    }
  }
  throw new Error('no port is free');
}

/** The rows of the nation's names, by name, audited in this order. */
async function audit(nation: RunningNation, names: readonly string[], concurrency: number, timeoutMs = 2000) {
  const collector = createCollector({
    settings: { ...nation.settings, timeoutMs },
    version: '0.0.0',
    now: () => new Date('2026-11-22T03:00:00Z'),
  });
  const rows: DomainReport[] = [];
  const targets = names.map((name) => ({ input: name, domain: domainName(name) }));
  await auditAll(targets, collector, {
    concurrency,
    weighing: { severities: {}, minSeverity: 'low', minConfidence: 'possible' },
    signal: new AbortController().signal,
    onFinished: ({ row }) => rows.push(row),
  });
  return rows.sort((a, b) => (a.domain < b.domain ? -1 : 1));
}

describe('a generated nation', () => {
  it('is the same for the same seed, in three operating patterns', () => {
    const nation = generateNation(SMALL);
    expect(generateNation(SMALL)).toEqual(nation);
    expect(generateNation({ ...SMALL, seed: 8 }).names).not.toEqual(nation.names);
  });

  it('is healthy, and costs few questions a name, each shared thing asked once', async () => {
    const nation = await startNation();
    const rows = await audit(nation, nation.names, 4);
    expect(rows.map(({ status, findings }) => ({ status, findings }))).toEqual(
      rows.map(() => ({ status: 'clean', findings: [] })),
    );
    expect(new Set(rows.map(({ pattern }) => pattern))).toEqual(new Set(['in-house', 'hosted', 'mixed']));

    const { dns, registries } = nation.counts();
    const sum = (counts: Readonly<Record<string, number>> = {}) =>
      Object.values(counts).reduce((all, one) => all + one, 0);
    const root = sum(dns['a.root.example']) + sum(dns['b.root.example']);
    expect(root).toBeLessThan(10);
    // A provider's host is resolved once, whoever needs it.
    const hostQuestions = sum(dns['ns1.example-p1.ne.jp']);
    expect(hostQuestions).toBeGreaterThan(0);
    expect(Object.values(dns).reduce((all, one) => all + sum(one), 0) / SMALL.names).toBeLessThan(40);
    const domains = new Set(rows.flatMap(({ registrations }) => registrations.map(({ domain }) => domain)));
    expect(registries.whois + registries.rdap).toBe(domains.size);
  });

  it('asks little for one name more', async () => {
    const nation = await startNation();
    const [first = '', ...others] = nation.names;
    const collector = createCollector({ settings: nation.settings, version: '0.0.0', now: () => new Date() });
    const never = new AbortController().signal;
    await collector.collect({ input: first, domain: domainName(first) }, never);
    nation.resetCounts();
    const alike = others[2] ?? '';
    await collector.collect({ input: alike, domain: domainName(alike) }, never);
    const { dns } = nation.counts();
    expect(dns['a.root.example']).toBeUndefined();
    expect(dns['b.root.example']).toBeUndefined();
  });

  it('gives the same rows in any order, silent servers included', async () => {
    const nation = await startNation(0.3);
    const rows = await audit(nation, nation.names, 1, SHORT_MS);
    expect(rows.some(({ status }) => status === 'findings')).toBe(true);
    const shuffled = [...nation.names].reverse();
    expect(JSON.stringify(await audit(nation, shuffled, 6, SHORT_MS))).toBe(JSON.stringify(rows));
  });
});
