import { nsSet } from '../../../src/checks/consistency/ns-set.js';
import { outcomeTable } from '../outcome-table.js';
import { serving, without } from '../serving.js';
import { addressAt, INSIDE, INSIDE_ADDRESS, inside, OUTSIDE, outside, view, ZONE } from '../view-builder.js';

const INNER = { nameServer: 'ns1.city.example.lg.jp' };
const withInside = (address: ReturnType<typeof addressAt>) =>
  view({ servers: [outside(), inside({ addresses: [address] })] });

outcomeTable(nsSet, [
  { name: 'the same set everywhere', view: view(), outcome: 'pass' },
  {
    name: 'the same set in another order',
    view: withInside(addressAt(INSIDE_ADDRESS, 'answers', [INSIDE, OUTSIDE])),
    outcome: 'pass',
  },
  {
    name: 'one server knows one host less',
    view: withInside(addressAt(INSIDE_ADDRESS, 'answers', [INSIDE])),
    outcome: 'fail',
    findings: [{ message: 'differs', severity: 'medium', confidence: 'confirmed', subject: { zone: ZONE } }],
  },
  {
    name: 'a server that gave no NS records',
    view: withInside(serving({ ns: { authoritative: true } })),
    outcome: 'cannot-tell',
    unknowns: [INNER],
  },
  {
    name: 'a question without a reply',
    view: withInside(without(addressAt(INSIDE_ADDRESS), 'ns')),
    outcome: 'cannot-tell',
    unknowns: [INNER],
  },
]);
