import { ednsOption } from '../../../src/checks/nameserver/edns-option.js';
import type { AddressView } from '../../../src/derive/observed-servers.js';
import { type DnsMessage, UNKNOWN_EDNS_OPTION } from '../../../src/dns/message.js';
import { RCODE } from '../../../src/dns/rcode.js';
import type { FailureKind } from '../../../src/model/exchange.js';
import { outcomeTable } from '../outcome-table.js';
import { serving } from '../serving.js';
import { addressAt, INSIDE_ADDRESS, inside, outside, view, ZONE } from '../view-builder.js';

const subject = { nameServer: 'ns1.city.example.lg.jp' };
const at = (address: AddressView) => view({ servers: [outside(), inside({ addresses: [address] })] });
const trips = [{ message: 'trips', severity: 'info', confidence: 'confirmed', subject }] as const;
const options = [{ code: UNKNOWN_EDNS_OPTION, octets: new Uint8Array() }];
const answers = [
  { name: ZONE, class: 1, ttl: 60, type: 'TXT' as const, strings: [Buffer.from('v=spf1 -all')] },
];
const edns = { version: 0, udpSize: 1232, dnssecOk: false, options: [] };
const asUsual = { authoritative: true, answers, edns };
/** What comes of the question with the option, beside a usual answer without it. */
const withOption = (tested: Partial<DnsMessage> | FailureKind) =>
  at(serving({ txt: asUsual, 'edns-option': tested }));

outcomeTable(ednsOption, [
  { name: 'the option is passed over', view: withOption(asUsual), outcome: 'pass' },
  ...(
    [
      ['the option comes back', { ...asUsual, edns: { ...edns, options } }],
      ['an error', { rcode: RCODE.FORMERR }],
      ['a refusal', { rcode: RCODE.REFUSED, edns }],
      ['silence', 'timeout'],
      ['an answer without EDNS', { ...asUsual, edns: undefined }],
      ['an answer without authority', { ...asUsual, authoritative: false }],
      ['a denial', { authoritative: true, edns }],
    ] as const
  ).map(([name, tested]) => ({
    name: `${name} to the option only`,
    view: withOption(tested),
    outcome: 'fail' as const,
    findings: trips,
  })),
  { name: 'noise', view: withOption('malformed'), outcome: 'pass' },
  { name: 'time of ours that ran out', view: withOption('aborted'), outcome: 'pass' },
  {
    name: 'a refusal with and without it',
    view: at(serving({ txt: { rcode: RCODE.REFUSED, edns }, 'edns-option': { rcode: RCODE.REFUSED, edns } })),
    outcome: 'pass',
  },
  {
    name: 'a refusal where there is no record',
    view: at(serving({ txt: { authoritative: true, edns }, 'edns-option': { rcode: RCODE.REFUSED, edns } })),
    outcome: 'fail',
    findings: trips,
  },
  { name: 'no record with and without it', view: view(), outcome: 'pass' },
  {
    name: 'a server that cannot be judged',
    view: at(addressAt(INSIDE_ADDRESS, 'unclear')),
    outcome: 'cannot-tell',
    unknowns: [subject],
  },
]);
