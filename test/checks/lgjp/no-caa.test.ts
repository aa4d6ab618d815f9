import { noCaa } from '../../../src/checks/lgjp/no-caa.js';
import { domainName } from '../../../src/dns/name.js';
import type { CaaStep } from '../../../src/model/evidence.js';
import { outcomeTable } from '../outcome-table.js';
import { view, ZONE } from '../view-builder.js';

const climbed = (...outcomes: readonly CaaStep['outcome'][]) => {
  const names = ['city.example.lg.jp', 'example.lg.jp', 'lg.jp', 'jp'];
  const caa = outcomes.map((outcome, index) => ({
    name: domainName(names[index] ?? '.'),
    outcome,
    exchange: null,
  }));
  return view({ evidence: { caa } });
};
const subject = { zone: ZONE };

outcomeTable(noCaa, [
  { name: 'at the name', view: climbed('found'), outcome: 'pass' },
  { name: 'above the name', view: climbed('none', 'none', 'found'), outcome: 'pass' },
  { name: 'above a name that could not be asked', view: climbed('failed', 'found'), outcome: 'pass' },
  {
    name: 'nowhere',
    view: climbed('none', 'none', 'none', 'none'),
    outcome: 'fail',
    findings: [{ message: 'none', severity: 'info', confidence: 'confirmed', subject }],
  },
  {
    name: 'a step without an answer',
    view: climbed('none', 'failed', 'none', 'none'),
    outcome: 'cannot-tell',
    unknowns: [subject],
  },
  { name: 'not looked for', view: climbed(), outcome: 'cannot-tell', unknowns: [subject] },
]);
