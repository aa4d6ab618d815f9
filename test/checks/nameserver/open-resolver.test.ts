import { openResolver } from '../../../src/checks/nameserver/open-resolver.js';
import type { DnsMessage } from '../../../src/dns/message.js';
import { domainName, ROOT } from '../../../src/dns/name.js';
import { RCODE } from '../../../src/dns/rcode.js';
import { soaRecord } from '../exchange-builder.js';
import { outcomeTable } from '../outcome-table.js';
import { serving, without } from '../serving.js';
import { addressAt, INSIDE_ADDRESS, inside, outside, view } from '../view-builder.js';

const subject = { nameServer: 'ns1.city.example.lg.jp' };
const offers = { rcode: RCODE.REFUSED, recursionAvailable: true };
const recursing = (recursion: Partial<DnsMessage>) =>
  view({
    servers: [
      outside(),
      inside({
        addresses: [serving({ control: offers, recursion: { recursionAvailable: true, ...recursion } })],
      }),
    ],
  });
const found = {
  name: domainName('control.example'),
  class: 1,
  ttl: 60,
  type: 'A',
  address: '203.0.113.9',
} as const;
const foreign = { ...soaRecord(domainName('example')), name: ROOT };
const open = [{ message: 'open', severity: 'medium', confidence: 'confirmed', subject }] as const;

outcomeTable(openResolver, [
  { name: 'recursion is not on offer', view: view(), outcome: 'pass' },
  { name: 'it found an address', view: recursing({ answers: [found] }), outcome: 'fail', findings: open },
  {
    name: 'it brought a denial from elsewhere',
    view: recursing({ rcode: RCODE.NXDOMAIN, authorities: [foreign] }),
    outcome: 'fail',
    findings: open,
  },
  { name: 'RA without an answer', view: recursing({ rcode: RCODE.REFUSED }), outcome: 'pass' },
  { name: 'a denial out of the blue', view: recursing({ rcode: RCODE.NXDOMAIN }), outcome: 'pass' },
  {
    name: 'authority for everything is another check’s',
    view: recursing({ authoritative: true, answers: [found] }),
    outcome: 'pass',
  },
  {
    name: 'recursion on offer, and the question unanswered',
    view: view({ servers: [inside({ addresses: [serving({ control: offers })] })] }),
    outcome: 'cannot-tell',
    unknowns: [subject],
  },
  {
    name: 'no answer to the control question',
    view: view({ servers: [inside({ addresses: [without(addressAt(INSIDE_ADDRESS), 'control')] })] }),
    outcome: 'cannot-tell',
    unknowns: [subject],
  },
]);
