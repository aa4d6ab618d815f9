import { dependencyUnregistered } from '../../../src/checks/hijack/dependency-unregistered.js';
import { domainName } from '../../../src/dns/name.js';
import { outcomeTable } from '../outcome-table.js';
import { registered, unanswered } from '../view-builder.js';
import { CUT_SHORT, dependency, depends } from './dependency-samples.js';

const subject = { registeredDomain: 'example.com' };
const gone = {
  existence: { kind: 'nonexistent', witnesses: 2 },
  lookup: registered({ state: 'unregistered' }),
} as const;

outcomeTable(dependencyUnregistered, [
  { name: 'a name without dependencies passes', view: depends(), outcome: 'pass' },
  { name: 'a registered domain passes', view: depends(dependency()), outcome: 'pass' },
  {
    name: 'a free domain one step away',
    view: depends(dependency(gone)),
    outcome: 'fail',
    findings: [{ message: 'open', severity: 'high', confidence: 'confirmed', subject, exposure: 0.25 }],
  },
  {
    name: 'a free domain that only some can register',
    view: depends(dependency({ ...gone, domain: domainName('example.co.jp') })),
    outcome: 'fail',
    findings: [
      { message: 'qualified-only', severity: 'medium', subject: { registeredDomain: 'example.co.jp' } },
    ],
  },
  {
    name: 'a free domain further away',
    view: depends(dependency(gone, { hops: 2 })),
    outcome: 'fail',
    findings: [{ message: 'further', severity: 'medium', subject }],
  },
  {
    name: 'a denial in DNS and a limited registry leave it open',
    view: depends(dependency({ existence: gone.existence, lookup: unanswered('rate-limited') })),
    outcome: 'cannot-tell',
    unknowns: [subject],
  },
  CUT_SHORT,
]);
