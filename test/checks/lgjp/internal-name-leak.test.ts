import { internalNameLeak } from '../../../src/checks/lgjp/internal-name-leak.js';
import { domainName } from '../../../src/dns/name.js';
import type { RecordData, ResourceRecord } from '../../../src/dns/rr.js';
import type { AddressLookup, HostEvidence, ProbePurpose } from '../../../src/model/evidence.js';
import { outcomeTable } from '../outcome-table.js';
import { serving, without } from '../serving.js';
import {
  addressAt,
  addresses,
  denied,
  INSIDE_ADDRESS,
  inside,
  NO_ANSWER,
  view,
  ZONE,
} from '../view-builder.js';

const leak = [
  { message: 'leak', severity: 'medium', confidence: 'confirmed', subject: { zone: ZONE } },
] as const;
const record = (name: string, data: RecordData): ResourceRecord => ({
  name: domainName(name),
  class: 1,
  ttl: 60,
  ...data,
});
const withAnswer = (purpose: ProbePurpose, ...answers: readonly ResourceRecord[]) =>
  view({ servers: [inside({ addresses: [serving({ [purpose]: { authoritative: true, answers } })] })] });
const resolved = (host: string, lookups: Partial<Pick<HostEvidence, 'a' | 'aaaa'>>): HostEvidence => ({
  host: domainName(host),
  zones: [ZONE],
  registeredDomain: null,
  a: denied('no-data'),
  aaaa: denied('no-data'),
  ...lookups,
});
const mailAt = (address: string) =>
  view({ evidence: { mailHosts: [resolved(`mail.${ZONE}`, { a: addresses(address) })] } });
const apexAt = (aaaa: AddressLookup, servers = [inside()]) =>
  view({ servers, evidence: { apex: resolved(ZONE, { aaaa }) } });
const UNANSWERED: AddressLookup = {
  outcome: { kind: 'failed', failure: NO_ANSWER },
  aliases: [],
  exchanges: [],
};

outcomeTable(internalNameLeak, [
  { name: 'nothing internal', view: view(), outcome: 'pass' },
  {
    name: 'a private address at www',
    view: withAnswer('www', record(`www.${ZONE}`, { type: 'A', address: '10.1.2.3' })),
    outcome: 'fail',
    findings: leak,
  },
  {
    name: 'a unique local address',
    view: apexAt(addresses('fd00::1')),
    outcome: 'fail',
    findings: leak,
  },
  {
    name: 'an alias into LGWAN',
    view: withAnswer(
      'www',
      record(`www.${ZONE}`, { type: 'CNAME', target: domainName('www.city.asp.lgwan.jp') }),
    ),
    outcome: 'fail',
    findings: leak,
  },
  {
    name: 'a mail host inside the government’s network',
    view: withAnswer(
      'mx',
      record(ZONE, { type: 'MX', preference: 10, exchange: domainName('mx.example.admix.go.jp') }),
    ),
    outcome: 'fail',
    findings: leak,
  },
  { name: 'a mail host at a private address', view: mailAt('192.168.0.25'), outcome: 'fail', findings: leak },
  { name: 'a mail host at a public address', view: mailAt('192.0.2.25'), outcome: 'pass' },
  {
    name: 'a name that only ends alike',
    view: withAnswer(
      'mx',
      record(ZONE, { type: 'MX', preference: 10, exchange: domainName('mx.notlgwan.jp') }),
    ),
    outcome: 'pass',
  },
  {
    name: 'an address for examples leaks nothing',
    view: withAnswer('a', record(ZONE, { type: 'A', address: '203.0.113.1' })),
    outcome: 'pass',
  },
  { name: 'a global address', view: apexAt(addresses('2001:db8::80')), outcome: 'pass' },
  {
    name: 'AAAA that nobody answers',
    view: apexAt(UNANSWERED),
    outcome: 'cannot-tell',
    unknowns: [{ zone: ZONE }],
  },
  {
    name: 'a zone that no server serves',
    view: apexAt(UNANSWERED, [inside({ addresses: [addressAt(INSIDE_ADDRESS, 'not-authoritative')] })]),
    outcome: 'pass',
  },
  {
    name: 'a question without an answer',
    view: view({ servers: [inside({ addresses: [without(addressAt(INSIDE_ADDRESS), 'www')] })] }),
    outcome: 'cannot-tell',
    unknowns: [{ nameServer: 'ns1.city.example.lg.jp' }],
  },
]);
