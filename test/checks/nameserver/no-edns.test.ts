import { noEdns } from '../../../src/checks/nameserver/no-edns.js';
import type { Attempt } from '../../../src/model/exchange.js';
import { attempt } from '../exchange-builder.js';
import { outcomeTable } from '../outcome-table.js';
import { attempted, serving, without } from '../serving.js';
import { inside, outside, view } from '../view-builder.js';

const subject = { nameServer: 'ns1.city.example.lg.jp' };
const healthy = serving({ 'edns-only': { authoritative: true } });
const PURPOSES = Object.keys(healthy.answers) as (keyof typeof healthy.answers)[];
const plain = attempt({ kind: 'reply', octets: 40 }, { edns: false });
const replied = (note: 'formerr' | 'badvers' | 'servfail') => attempt({ kind: 'reply', octets: 40, note });
const overTcp = attempt({ kind: 'reply', octets: 40 }, { transport: 'tcp' });
const lost = attempt({ kind: 'timeout' });
const at = (address: typeof healthy) => view({ servers: [outside(), inside({ addresses: [address] })] });
const all = (...attempts: readonly Attempt[]) => at(attempted(healthy, attempts));
const finds = (message: string) => [{ message, severity: 'low', confidence: 'confirmed', subject }] as const;

outcomeTable(noEdns, [
  { name: 'EDNS works', view: view(), outcome: 'pass' },
  {
    name: 'FORMERR, and plain works',
    view: all(replied('formerr'), plain),
    outcome: 'fail',
    findings: finds('rejects'),
  },
  {
    name: 'BADVERS, and plain works',
    view: all(replied('badvers'), plain),
    outcome: 'fail',
    findings: finds('rejects'),
  },
  {
    name: 'SERVFAIL, and plain works',
    view: all(replied('servfail'), plain),
    outcome: 'fail',
    findings: finds('breaks'),
  },
  { name: 'silence, and plain works', view: all(lost, plain), outcome: 'fail', findings: finds('drops') },
  {
    name: 'silence over UDP, and plain works; over TCP EDNS works',
    view: at(attempted(attempted(healthy, [lost, plain]), [overTcp], ['soa-tcp', 'axfr'])),
    outcome: 'fail',
    findings: finds('drops'),
  },
  { name: 'only TCP works, with EDNS', view: all(lost, overTcp), outcome: 'pass' },
  {
    name: 'silence to everything at first, and none later',
    view: at(
      attempted(
        healthy,
        [lost, plain],
        PURPOSES.filter((purpose) => purpose !== 'edns-only'),
      ),
    ),
    outcome: 'pass',
  },
  {
    name: 'silence to everything at first, not asked later',
    view: at(without(attempted(healthy, [lost, plain]), 'edns-only')),
    outcome: 'cannot-tell',
    unknowns: [subject],
  },
  {
    name: 'one lost datagram among questions that worked',
    view: at(attempted(healthy, [lost, plain], ['soa'])),
    outcome: 'pass',
  },
  {
    name: 'EDNS is not to blame where plain fails too',
    view: all(lost, attempt({ kind: 'timeout' }, { edns: false })),
    outcome: 'cannot-tell',
    unknowns: [subject],
  },
]);
