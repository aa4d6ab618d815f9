import { absent } from '../../../src/checks/delegation/absent.js';
import { domainName } from '../../../src/dns/name.js';
import { outcomeTable } from '../outcome-table.js';
import { view, viewWithout } from '../view-builder.js';

const subject = { zone: 'city.example.lg.jp' };

outcomeTable(absent, [
  { name: 'a delegated name passes', view: view(), outcome: 'pass' },
  {
    name: 'the registry’s zone does not have the name',
    view: viewWithout({ kind: 'absent', enclosing: domainName('jp'), exchanges: [] }),
    outcome: 'fail',
    findings: [{ message: 'absent', severity: 'high', confidence: 'confirmed', subject, exposure: null }],
  },
  {
    name: 'nor has the zone of somebody else',
    view: viewWithout({ kind: 'absent', enclosing: domainName('example.lg.jp'), exchanges: [] }),
    outcome: 'fail',
    findings: [{ message: 'absent', severity: 'high', subject }],
  },
  {
    name: 'the way broke off before anybody could say',
    view: viewWithout({
      kind: 'unreached',
      deepest: domainName('jp'),
      failure: { kind: 'no-answer', zone: domainName('jp'), failures: ['timeout'] },
      exchanges: [],
    }),
    outcome: 'cannot-tell',
    unknowns: [subject],
  },
]);
