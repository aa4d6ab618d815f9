import { expect, it } from 'vitest';
import { drawCorpus } from '../../fixtures/corpus/corpus.js';
import { domainName } from '../../src/dns/name.js';
import { auditCorpus } from '../corpus/audit-corpus.js';
import { createDiceResolver, dice, type Side } from './dice-resolver.js';

const RUNS = 1000;
/** Findings whose exposure is that of a registered domain, near or far. */
const ABOUT_DOMAINS = /^hijack\/(ns-domain|dependency)-(unregistered|expired|reregistered)$/;
const KINDS = /^(dependency-|unregistered-|reregistered-)/;

it('what a finding says of a corpus is what a resolver meets there', async () => {
  const corpus = drawCorpus(20261123, 0.2);
  const labels = corpus.labels.filter(({ kind }) => KINDS.test(kind));
  const rows = await auditCorpus(corpus, labels);
  const meetsSuspect = createDiceResolver(corpus.internet, dice(20261123));
  const seen = rows.flatMap(({ domain, findings }) =>
    findings
      .filter(({ id }) => ABOUT_DOMAINS.test(id))
      .map(({ id, subject, exposure }) => ({
        domain,
        id,
        suspect: subject.registeredDomain ?? '',
        exposure,
      })),
  );
  expect(seen.some(({ id }) => id.startsWith('hijack/dependency-'))).toBe(true);
  expect(new Set(seen.map(({ exposure }) => exposure)).size).toBeGreaterThan(3);
  for (const { domain, id, suspect, exposure } of seen) {
    const [name, target] = [domainName(domain), domainName(suspect)];
    const metFrom = (side: Side) =>
      Array.from({ length: RUNS }, () => meetsSuspect(name, target, side)).filter(Boolean).length;
    const met = Math.max(metFrom('parent'), metFrom('child'));
    const share = exposure ?? Number.NaN;
    const error = 5 * Math.sqrt((share * (1 - share)) / RUNS) + 12 / RUNS;
    expect(
      Math.abs(met / RUNS - share),
      `${domain} ${id} ${suspect}: ${share}, met ${met / RUNS}`,
    ).toBeLessThan(error);
  }
});
