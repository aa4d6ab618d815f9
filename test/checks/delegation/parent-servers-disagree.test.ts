import { parentServersDisagree } from '../../../src/checks/delegation/parent-servers-disagree.js';
import { outcomeTable } from '../outcome-table.js';
import { INSIDE, OUTSIDE, parent, referral, view } from '../view-builder.js';

const subject = { zone: 'city.example.lg.jp' };
const second = 'b.dns.jp';

outcomeTable(parentServersDisagree, [
  { name: 'all servers of the parent delegate alike', view: view(), outcome: 'pass' },
  {
    name: 'the order of the NS records is no difference',
    view: view({ parentViews: [referral(), referral({ host: second, nameServers: [INSIDE, OUTSIDE] })] }),
    outcome: 'pass',
  },
  {
    name: 'a silent server is another check’s',
    view: view({ parentViews: [referral(), parent('no-reply', second)] }),
    outcome: 'pass',
  },
  {
    name: 'one server denies what the other delegates',
    view: view({ parentViews: [referral(), parent('denial', second)] }),
    outcome: 'fail',
    findings: [{ message: 'denies', severity: 'medium', confidence: 'confirmed', subject, exposure: null }],
  },
  {
    name: 'one server denies what the other serves itself',
    view: view({ parentViews: [parent('child-answer'), parent('denial', second)] }),
    outcome: 'fail',
    findings: [{ message: 'denies', severity: 'medium', confidence: 'confirmed', subject }],
  },
  {
    name: 'two servers delegate to different name servers',
    view: view({ parentViews: [referral(), referral({ host: second, nameServers: [INSIDE] })] }),
    outcome: 'fail',
    findings: [{ message: 'differs', severity: 'medium', confidence: 'confirmed', subject, exposure: null }],
  },
  {
    name: 'one of three denies, and the others differ: one finding, as both would have the same fingerprint',
    view: view({
      parentViews: [
        referral(),
        referral({ host: second, nameServers: [INSIDE] }),
        parent('denial', 'c.dns.jp'),
      ],
    }),
    outcome: 'fail',
    findings: [{ message: 'denies', severity: 'medium', subject }],
  },
  {
    name: 'no server of the parent answered',
    view: view({ parentViews: [parent('no-reply')] }),
    outcome: 'cannot-tell',
    unknowns: [{ nameServer: 'a.dns.jp' }],
  },
  {
    name: 'the parent’s servers answer from the zone itself',
    view: view({ parentViews: [parent('child-answer')] }),
    outcome: 'not-applicable',
  },
]);
