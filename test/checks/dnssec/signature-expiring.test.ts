import { signatureExpiring } from '../../../src/checks/dnssec/signature-expiring.js';
import type { DomainName } from '../../../src/dns/name.js';
import { labelsOf, nameFromLabels } from '../../../src/dns/name.js';
import type { RecordOf } from '../../../src/dns/rr.js';
import { serverAt, signature, signed, silentServer, unsignedZone, waitingZone } from '../dnssec-builder.js';
import { outcomeTable } from '../outcome-table.js';
import { INSIDE, INSIDE_ADDRESS, ZONE } from '../view-builder.js';

const next = nameFromLabels([Uint8Array.of(0), ...labelsOf(ZONE)]) as DomainName;
const online: RecordOf<'NSEC'> = { name: ZONE, class: 1, ttl: 60, type: 'NSEC', next, types: ['NSEC'] };
const withSignatures = (...signatures: ReturnType<typeof signature>[]) =>
  signed({ servers: [serverAt(INSIDE, INSIDE_ADDRESS, { signatures })] });
const soon = { message: 'soon', severity: 'medium', subject: { zone: ZONE } } as const;

outcomeTable(signatureExpiring, [
  { name: 'weeks left', view: signed(), outcome: 'pass' },
  { name: 'no DS', view: unsignedZone(), outcome: 'not-applicable' },
  {
    name: 'two days left',
    view: withSignatures(signature(), { ...signature(-28, 2), typeCovered: 'NS' }),
    outcome: 'fail',
    findings: [soon],
  },
  {
    name: 'two days left of one signature, weeks of another over the same records',
    view: withSignatures(signature(), signature(-28, 2)),
    outcome: 'pass',
  },
  {
    name: 'the other is by another algorithm, which not every resolver goes by',
    view: withSignatures(signature(-3, 25, 13), signature(-28, 2)),
    outcome: 'fail',
    findings: [soon],
  },
  {
    name: 'the other is by a key that the zone does not have',
    view: withSignatures({ ...signature(), keyTag: 1 }, signature(-28, 2)),
    outcome: 'fail',
    findings: [soon],
  },
  {
    name: 'three days left, to the second',
    view: withSignatures(signature(-28, 3)),
    outcome: 'fail',
    findings: [soon],
  },
  { name: 'a second more', view: withSignatures(signature(-28, 3 + 1 / 86_400)), outcome: 'pass' },
  { name: 'expired already', view: withSignatures(signature(-28, -1)), outcome: 'pass' },
  {
    name: 'signed as it goes out, a day left',
    view: signed({
      servers: [serverAt(INSIDE, INSIDE_ADDRESS, { signatures: [signature(-1, 1)], denials: [online] })],
    }),
    outcome: 'pass',
  },
  {
    name: 'signed as it goes out, an hour left',
    view: signed({
      servers: [serverAt(INSIDE, INSIDE_ADDRESS, { signatures: [signature(-1, 1 / 24)], denials: [online] })],
    }),
    outcome: 'fail',
    findings: [soon],
  },
  {
    name: 'two days left, without a DS',
    view: waitingZone({ servers: [serverAt(INSIDE, INSIDE_ADDRESS, { signatures: [signature(-28, 2)] })] }),
    outcome: 'fail',
    findings: [{ message: 'soon-without-ds', severity: 'info', subject: { zone: ZONE } }],
  },
  { name: 'weeks left, without a DS', view: waitingZone(), outcome: 'pass' },
  {
    name: 'valid for a year',
    view: withSignatures(signature(), signature(-1, 365)),
    outcome: 'fail',
    findings: [{ message: 'long', severity: 'info', subject: { zone: ZONE } }],
  },
  {
    name: 'silence',
    view: signed({ servers: [silentServer(INSIDE, INSIDE_ADDRESS)] }),
    outcome: 'cannot-tell',
    unknowns: [{ nameServer: INSIDE }],
  },
]);
