import { glueMissing } from '../../../src/checks/delegation/glue-missing.js';
import { outcomeTable } from '../outcome-table.js';
import { glue, INSIDE, OUTSIDE, parent, referral, view } from '../view-builder.js';

const subject = { nameServer: 'ns1.city.example.lg.jp' };
const missing = { message: 'missing', severity: 'high', confidence: 'confirmed', subject } as const;

outcomeTable(glueMissing, [
  { name: 'a host inside with glue, and one outside without, pass', view: view(), outcome: 'pass' },
  {
    name: 'IPv6 glue is glue',
    view: view({ parentViews: [referral({ glue: [glue(INSIDE, '2001:db8::1')] })] }),
    outcome: 'pass',
  },
  {
    name: 'no glue',
    view: view({ parentViews: [referral({ glue: [] })] }),
    outcome: 'fail',
    findings: [missing],
  },
  {
    name: 'one server of the parent leaves it out',
    view: view({ parentViews: [referral(), referral({ host: 'b.dns.jp', glue: [] })] }),
    outcome: 'fail',
    findings: [missing],
  },
  {
    name: 'the zone’s own name as a name server needs glue too',
    view: view({ parentViews: [referral({ nameServers: ['city.example.lg.jp'], glue: [] })] }),
    outcome: 'fail',
    findings: [{ ...missing, subject: { nameServer: 'city.example.lg.jp' } }],
  },
  {
    name: 'a name that only ends like the zone is outside',
    view: view({ parentViews: [referral({ nameServers: [OUTSIDE, 'ns.xcity.example.lg.jp'], glue: [] })] }),
    outcome: 'pass',
  },
  {
    name: 'the parent is silent',
    view: view({ parentViews: [parent('no-reply')] }),
    outcome: 'cannot-tell',
    unknowns: [{ nameServer: 'a.dns.jp' }],
  },
  {
    name: 'the parent’s servers answer from the zone',
    view: view({ parentViews: [parent('child-answer')] }),
    outcome: 'not-applicable',
  },
]);
