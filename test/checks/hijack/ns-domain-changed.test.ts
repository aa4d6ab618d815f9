import { nsDomainChanged } from '../../../src/checks/hijack/ns-domain-changed.js';
import type { Baseline } from '../../../src/model/baseline.js';
import { outcomeTable } from '../outcome-table.js';
import { nsDomain, quiet, unanswered, view } from '../view-builder.js';
import { FIRES } from './chronology-samples.js';

const subject = { nameServer: 'ns.example.jp', registeredDomain: 'example.jp' };
const baseline: Baseline = {
  takenFrom: 'last-year.json',
  registrations: { 'example.jp': { state: 'active', createdAt: null, seenAt: '2025-11-01T00:00:00Z' } },
  delegations: {},
};
const limited = [nsDomain({ lookup: unanswered('rate-limited') })];

outcomeTable(nsDomainChanged, [
  { name: 'a domain with a quiet past passes', view: view(), outcome: 'pass' },
  {
    name: 'another holder, with another registrar or other servers',
    view: view({ domains: [nsDomain({ chronology: quiet('suspect', { M2: FIRES }) })] }),
    outcome: 'fail',
    findings: [{ message: 'holder', severity: 'medium', confidence: 'possible', subject, exposure: 0.5 }],
  },
  {
    name: 'another holder than the configuration names',
    view: view({ domains: [nsDomain({ chronology: quiet('suspect', { M6: FIRES }) })] }),
    outcome: 'fail',
    findings: [{ message: 'unexpected', severity: 'medium', confidence: 'possible', subject }],
  },
  {
    name: 'two moderate signs',
    view: view({ domains: [nsDomain({ chronology: quiet('suspect', { M1: FIRES, M4: FIRES }) })] }),
    outcome: 'fail',
    findings: [{ message: 'signs', severity: 'medium', confidence: 'possible', subject }],
  },
  {
    name: 'what was registered anew is another check’s',
    view: view({ domains: [nsDomain({ chronology: quiet('third-party', { S2: FIRES, M2: FIRES }) })] }),
    outcome: 'pass',
  },
  { name: 'without an earlier audit nothing is compared', view: view({ domains: limited }), outcome: 'pass' },
  {
    name: 'with an expected holder, a limited registry leaves it open',
    view: view({ domains: [nsDomain({ lookup: unanswered('rate-limited'), expectedHolder: 'Example' })] }),
    outcome: 'cannot-tell',
    unknowns: [{ registeredDomain: 'example.jp' }],
  },
  { name: 'with one, and the registry’s answer', view: view({ evidence: { baseline } }), outcome: 'pass' },
  {
    name: 'with one, a limited registry leaves it open',
    view: view({ domains: limited, evidence: { baseline } }),
    outcome: 'cannot-tell',
    unknowns: [{ registeredDomain: 'example.jp' }],
  },
]);
