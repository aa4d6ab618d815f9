import { noTcp } from '../../../src/checks/nameserver/no-tcp.js';
import type { FailureKind } from '../../../src/model/exchange.js';
import { attempt, exchangeOf } from '../exchange-builder.js';
import { outcomeTable } from '../outcome-table.js';
import { attempted, serving, without } from '../serving.js';
import { inside, outside, view, ZONE } from '../view-builder.js';

const subject = { nameServer: 'ns1.city.example.lg.jp' };
const none = [{ message: 'none', severity: 'medium', confidence: 'confirmed', subject }] as const;
/** Somebody else answered over TCP, so our own network lets it out. */
const proven = [
  exchangeOf('203.0.113.9', { name: ZONE, type: 'NS' }, { authoritative: true }, { overTcp: true }),
];
const tried = (...kinds: readonly FailureKind[]) => {
  const deaf = without(serving({ 'soa-tcp': 'timeout', 'ns-tcp': 'timeout' }), 'axfr');
  const attempts = kinds.map((kind) => attempt({ kind }, { transport: 'tcp' }));
  return [outside(), inside({ addresses: [attempted(deaf, attempts, ['soa-tcp', 'ns-tcp'])] })];
};

/** Tries of a transfer, and of the SOA after it. */
const triedAfterTransfer = (transfer: FailureKind, soa: FailureKind) => {
  const deaf = serving({ axfr: transfer, 'soa-tcp': soa });
  const twice = (kind: FailureKind) => [0, 1].map(() => attempt({ kind }, { transport: 'tcp' }));
  const address = attempted(attempted(deaf, twice(transfer), ['axfr']), twice(soa), ['soa-tcp']);
  return [outside(), inside({ addresses: [address] })];
};

outcomeTable(noTcp, [
  { name: 'it answers over TCP', view: view(), outcome: 'pass' },
  {
    name: 'refused twice',
    view: view({ servers: tried('refused', 'refused') }),
    outcome: 'fail',
    findings: none,
  },
  {
    name: 'closed twice',
    view: view({ servers: tried('closed', 'closed') }),
    outcome: 'fail',
    findings: none,
  },
  {
    name: 'silent twice where TCP works',
    view: view({ evidence: { exchanges: proven }, servers: tried('timeout', 'timeout') }),
    outcome: 'fail',
    findings: none,
  },
  {
    name: 'silent twice where TCP was never seen to work',
    view: view({ servers: tried('timeout', 'timeout') }),
    outcome: 'cannot-tell',
    unknowns: [subject],
  },
  {
    name: 'silent at first, answered later',
    view: view({
      evidence: { exchanges: proven },
      servers: [
        outside(),
        inside({ addresses: [serving({ 'soa-tcp': 'timeout', 'ns-tcp': { authoritative: true } })] }),
      ],
    }),
    outcome: 'pass',
  },
  {
    name: 'one try only',
    view: view({ servers: tried('refused') }),
    outcome: 'cannot-tell',
    unknowns: [subject],
  },
  {
    name: 'silent to a transfer, and to the SOA after it',
    view: view({ evidence: { exchanges: proven }, servers: triedAfterTransfer('timeout', 'timeout') }),
    outcome: 'fail',
    findings: none,
  },
  {
    name: 'a transfer closed, and the SOA once refused',
    view: view({ evidence: { exchanges: proven }, servers: triedAfterTransfer('closed', 'refused') }),
    outcome: 'cannot-tell',
    unknowns: [subject],
  },
  {
    name: 'our own end of time',
    view: view({ evidence: { exchanges: proven }, servers: tried('timeout', 'aborted') }),
    outcome: 'cannot-tell',
    unknowns: [subject],
  },
]);
