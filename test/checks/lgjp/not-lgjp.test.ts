import { notLgjp } from '../../../src/checks/lgjp/not-lgjp.js';
import { domainName } from '../../../src/dns/name.js';
import type { TargetKind } from '../../../src/model/target.js';
import { outcomeTable } from '../outcome-table.js';
import { NO_ANSWER, view, viewWithout } from '../view-builder.js';

const named = (name: string, kind: TargetKind) => ({ ...view(), target: domainName(name), kind });
const finds = (message: string, zone: string) =>
  [{ message, severity: 'info', confidence: 'confirmed', subject: { zone } }] as const;

outcomeTable(notLgjp, [
  { name: 'a local-government name', view: view(), outcome: 'pass' },
  { name: 'a name below it', view: named('www.city.example.lg.jp', 'local-government'), outcome: 'pass' },
  {
    name: 'a regional name',
    view: named('city.example.tokyo.jp', 'regional'),
    outcome: 'fail',
    findings: finds('regional', 'city.example.tokyo.jp'),
  },
  {
    name: 'a general name',
    view: named('example-city.jp', 'other'),
    outcome: 'fail',
    findings: finds('other', 'example-city.jp'),
  },
  {
    name: 'a name that was not reached',
    view: viewWithout({ kind: 'unreached', deepest: domainName('jp'), failure: NO_ANSWER, exchanges: [] }),
    outcome: 'cannot-tell',
    unknowns: [{ zone: 'city.example.lg.jp' }],
  },
]);
