import { dependencyExpired } from '../../../src/checks/hijack/dependency-expired.js';
import { domainName } from '../../../src/dns/name.js';
import { outcomeTable } from '../outcome-table.js';
import { registered, unanswered } from '../view-builder.js';
import { CUT_SHORT, dependency, depends } from './dependency-samples.js';

const subject = { registeredDomain: 'example.com' };
const dying = registered({ state: 'pending-delete', rules: 'gtld', expiresAt: null });

outcomeTable(dependencyExpired, [
  { name: 'a name without dependencies passes', view: depends(), outcome: 'pass' },
  { name: 'an active domain passes', view: depends(dependency()), outcome: 'pass' },
  {
    name: 'free next week, one step away',
    view: depends(dependency({ lookup: dying, hijackableFrom: '2026-11-27' })),
    outcome: 'fail',
    findings: [{ message: 'imminent', severity: 'high', confidence: 'confirmed', subject, exposure: 0.25 }],
  },
  {
    name: 'free next week, further away',
    view: depends(dependency({ lookup: dying, hijackableFrom: '2026-11-27' }, { hops: 2 })),
    outcome: 'fail',
    findings: [{ message: 'ending', severity: 'medium', subject }],
  },
  {
    name: 'free in 31 days',
    view: depends(dependency({ lookup: dying, hijackableFrom: '2026-12-23' })),
    outcome: 'fail',
    findings: [{ message: 'ending', severity: 'medium', subject }],
  },
  {
    name: 'free in 30 days',
    view: depends(dependency({ lookup: dying, hijackableFrom: '2026-12-22' })),
    outcome: 'fail',
    findings: [{ message: 'imminent', severity: 'high', subject }],
  },
  {
    name: 'free next week, for those who qualify',
    view: depends(
      dependency({
        domain: domainName('example.co.jp'),
        lookup: registered({ state: 'deleted', until: '2026-11-26', rules: 'jp-organizational' }),
        hijackableFrom: '2026-11-27',
      }),
    ),
    outcome: 'fail',
    findings: [{ message: 'ending', severity: 'medium', subject: { registeredDomain: 'example.co.jp' } }],
  },
  {
    name: 'nobody knows when',
    view: depends(dependency({ lookup: registered({ state: 'hold', rules: 'gtld', expiresAt: null }) })),
    outcome: 'fail',
    findings: [{ message: 'ending', severity: 'medium', subject }],
  },
  {
    name: 'a limited registry tells nothing',
    view: depends(dependency({ lookup: unanswered('rate-limited') })),
    outcome: 'cannot-tell',
    unknowns: [subject],
  },
  CUT_SHORT,
]);
