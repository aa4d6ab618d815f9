import { expect, it } from 'vitest';
import { dependencyReregistered } from '../../../src/checks/hijack/dependency-reregistered.js';
import type { Baseline } from '../../../src/model/baseline.js';
import { findingsOf, outcomeFor, outcomeTable } from '../outcome-table.js';
import { nsDomain, quiet, registered, unanswered, view } from '../view-builder.js';
import { FIRES } from './chronology-samples.js';
import { CUT_SHORT, dependency, depends } from './dependency-samples.js';

const subject = { registeredDomain: 'example.com' };
const baseline: Baseline = {
  takenFrom: 'last month',
  registrations: {
    'example.com': { state: 'active', createdAt: '2012-01-01', seenAt: '2026-10-22T00:00:00Z' },
  },
  delegations: {},
};
/** A registration of the zone that names the domain, and the domain's own. */
const besides = (vendor: ReturnType<typeof registered>, own: ReturnType<typeof registered>) =>
  view({
    dependencies: [dependency({ lookup: own })],
    evidence: { registrations: [nsDomain({ lookup: vendor }).evidence] },
  });
const anew = quiet('owner-unknown', { S2: FIRES });

outcomeTable(dependencyReregistered, [
  { name: 'a quiet past passes', view: depends(dependency()), outcome: 'pass' },
  {
    name: 'a holder who came back passes',
    view: depends(dependency({ chronology: quiet('same-holder', { S1: FIRES }) })),
    outcome: 'pass',
  },
  {
    name: 'by a third party',
    view: depends(dependency({ chronology: quiet('third-party', { S1: FIRES, S2: FIRES }) })),
    outcome: 'fail',
    findings: [{ message: 'third-party', severity: 'high', confidence: 'probable', subject, exposure: 0.25 }],
  },
  {
    name: 'with rogue answers for the zone that names it',
    view: depends(dependency({ chronology: quiet('hijacked', { S1: FIRES, S5: FIRES }) })),
    outcome: 'fail',
    findings: [{ message: 'third-party', severity: 'high', confidence: 'probable', subject }],
  },
  {
    name: 'two steps away',
    view: depends(dependency({ chronology: anew }, { hops: 2 })),
    outcome: 'fail',
    findings: [{ message: 'further', severity: 'medium', confidence: 'probable', subject }],
  },
  {
    name: 'a registry that does not tell, where there is nothing to compare with',
    view: depends(dependency({ lookup: unanswered('timeout') })),
    outcome: 'pass',
  },
  {
    name: 'a registry that does not tell, after an audit that saw the domain',
    view: view({ dependencies: [dependency({ lookup: unanswered('timeout') })], evidence: { baseline } }),
    outcome: 'cannot-tell',
    unknowns: [subject],
  },
  {
    name: 'a registry that does not tell, where the zone that names it has a date to compare with',
    view: besides(registered({ updatedAt: '2026-04-01T00:05:12Z' }), unanswered('timeout')),
    outcome: 'cannot-tell',
    unknowns: [subject],
  },
  {
    name: 'a registry that keeps the last change of the zone that names it to itself',
    view: besides(unanswered('rate-limited'), registered()),
    outcome: 'cannot-tell',
    unknowns: [subject],
  },
  {
    name: 'by whom is not known',
    view: depends(dependency({ chronology: anew })),
    outcome: 'fail',
    findings: [{ message: 'owner-unknown', severity: 'medium', confidence: 'probable', subject }],
  },
  {
    name: 'further away',
    view: depends(dependency({ chronology: anew }, { hops: 3 })),
    outcome: 'fail',
    findings: [{ message: 'further', severity: 'medium', confidence: 'probable', subject }],
  },
  CUT_SHORT,
]);

it('shows the dates of both registrations that are compared', () => {
  const vendor = nsDomain({ lookup: registered({ updatedAt: '2026-04-01T00:05:12Z' }) }).evidence;
  const domain = dependency({ chronology: anew, lookup: registered({ createdAt: '2026-11-02' }) });
  const seen = view({ dependencies: [domain], evidence: { registrations: [vendor] } });
  const [finding] = findingsOf(outcomeFor(dependencyReregistered, seen));
  expect(finding?.evidence.map(({ question, observed }) => [question, observed])).toEqual([
    ['example.com', expect.stringContaining('created: 2026-11-02')],
    ['example.jp', expect.stringContaining('updated: 2026-04-01')],
  ]);
});
