import { nameCase } from '../../../src/checks/nameserver/name-case.js';
import { attempt } from '../exchange-builder.js';
import { outcomeTable } from '../outcome-table.js';
import { attempted } from '../serving.js';
import { addressAt, INSIDE_ADDRESS, inside, outside, view } from '../view-builder.js';

const subject = { nameServer: 'ns1.city.example.lg.jp' };
const healthy = addressAt(INSIDE_ADDRESS);
const changed = attempt({ kind: 'mismatched', detail: 'the name came back in other case' });
const stray = attempt({ kind: 'mismatched', detail: 'stray reply' });
const right = attempt({ kind: 'reply', octets: 40 });
const at = (address: typeof healthy) => view({ servers: [outside(), inside({ addresses: [address] })] });

outcomeTable(nameCase, [
  { name: 'as asked', view: view(), outcome: 'pass' },
  {
    name: 'in other case, every time',
    view: at(attempted(healthy, [changed, right])),
    outcome: 'fail',
    findings: [{ message: 'changed', severity: 'info', confidence: 'confirmed', subject }],
  },
  { name: 'in other case once', view: at(attempted(healthy, [changed, right], ['mx'])), outcome: 'pass' },
  { name: 'stray replies', view: at(attempted(healthy, [stray, right])), outcome: 'pass' },
  {
    name: 'a server that cannot be judged',
    view: at(addressAt(INSIDE_ADDRESS, 'unclear')),
    outcome: 'cannot-tell',
    unknowns: [subject],
  },
]);
