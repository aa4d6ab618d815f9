import { registryNsMismatch } from '../../../src/checks/lgjp/registry-ns-mismatch.js';
import { domainName } from '../../../src/dns/name.js';
import type { RegistryLookup } from '../../../src/model/registration.js';
import { outcomeTable } from '../outcome-table.js';
import { INSIDE, nsDomain, OUTSIDE, parent, registered, unanswered, view, ZONE } from '../view-builder.js';

const subject = { zone: ZONE };
const onFile = (lookup: RegistryLookup) =>
  view({ evidence: { registrations: [nsDomain({ domain: ZONE, lookup }).evidence] } });
const differs = [{ message: 'differs', severity: 'low', confidence: 'confirmed', subject }] as const;
const elsewhere = domainName('ns.example.com');

outcomeTable(registryNsMismatch, [
  { name: 'the same hosts', view: view(), outcome: 'pass' },
  {
    name: 'in another order',
    view: onFile(registered({ nameServers: [INSIDE, OUTSIDE] })),
    outcome: 'pass',
  },
  {
    name: 'one host more at the registry',
    view: onFile(registered({ nameServers: [INSIDE, OUTSIDE, elsewhere] })),
    outcome: 'fail',
    findings: differs,
  },
  {
    name: 'one host less at the registry',
    view: onFile(registered({ nameServers: [INSIDE] })),
    outcome: 'fail',
    findings: differs,
  },
  {
    name: 'the registry gave no answer',
    view: onFile(unanswered('timeout')),
    outcome: 'cannot-tell',
    unknowns: [subject],
  },
  {
    name: 'it lists none',
    view: onFile(registered({ nameServers: [] })),
    outcome: 'cannot-tell',
    unknowns: [subject],
  },
  {
    name: 'not looked up',
    view: view({ evidence: { registrations: [] } }),
    outcome: 'cannot-tell',
    unknowns: [subject],
  },
  {
    name: 'a zone below somebody’s own',
    view: view({ parent: domainName('pref.example.lg.jp') }),
    outcome: 'not-applicable',
  },
  { name: 'another registry', view: view({ zone: domainName('example.com') }), outcome: 'not-applicable' },
  {
    name: 'the parent serves the child too',
    view: view({ parentViews: [parent('child-answer')] }),
    outcome: 'not-applicable',
  },
]);
