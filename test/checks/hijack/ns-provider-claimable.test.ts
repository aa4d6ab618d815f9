import { nsProviderClaimable } from '../../../src/checks/hijack/ns-provider-claimable.js';
import type { AddressView, ProbeAnswer } from '../../../src/derive/observed-servers.js';
import { type DomainName, domainName } from '../../../src/dns/name.js';
import type { ResponseKind } from '../../../src/dns/response-kind.js';
import { outcomeTable } from '../outcome-table.js';
import {
  addressAt,
  addresses,
  exchangeOf,
  inside,
  OUTSIDE_ADDRESS,
  outside,
  view,
  ZONE,
} from '../view-builder.js';

const OPEN = domainName('ns1.digitalocean.com');
const OTHER_OPEN = domainName('ns2.digitalocean.com');
const PERHAPS = domainName('ns-1.awsdns-01.com');
const SECOND = domainName('ns-2.awsdns-02.net');
const CLOSED = domainName('dns1.easydns.com');

/** What a server says of its own name: with authority or without, and what. */
const SAYS = {
  'knows itself': [true, { kind: 'answer', authoritative: true, records: [], aliases: [] }],
  'has no data': [true, { kind: 'no-data', soa: undefined }],
  'denies itself': [true, { kind: 'no-name', soa: undefined, aliases: [] }],
  repeats: [false, { kind: 'answer', authoritative: false, records: [], aliases: [] }],
  refuses: [false, { kind: 'error', rcode: 5 }],
} satisfies Record<string, readonly [boolean, ResponseKind]>;

type Control = keyof typeof SAYS | 'silent' | 'not asked';

/** An address that answers for the zone with a code, and for its own name as told. */
function lame(
  host: DomainName,
  control: Control,
  response: ResponseKind = { kind: 'error', rcode: 5 },
): AddressView {
  const soa: ProbeAnswer = {
    exchange: exchangeOf(OUTSIDE_ADDRESS, { name: ZONE, type: 'SOA' }, { rcode: 5 }),
    message: undefined,
    response,
    records: [],
  };
  const question = { name: host, type: 'A' } as const;
  const [authoritative, said] = control in SAYS ? SAYS[control as keyof typeof SAYS] : [false, undefined];
  const own: ProbeAnswer = {
    exchange: exchangeOf(OUTSIDE_ADDRESS, question, control === 'silent' ? 'timeout' : {}),
    message: control === 'silent' ? undefined : ({ authoritative } as ProbeAnswer['message']),
    response: said,
    records: [],
  };
  return {
    ...addressAt(OUTSIDE_ADDRESS, 'not-authoritative'),
    answers: control === 'not asked' ? { soa } : { soa, 'own-host': own },
  };
}

const at = (host: DomainName, address: AddressView) =>
  outside({
    host,
    registeredDomain: domainName(host.split('.').slice(-2).join('.')),
    addresses: [address],
    a: addresses(address.address),
  });
const seen = (host: DomainName, address: AddressView, others = [inside()]) =>
  view({ servers: [at(host, address), ...others] });

outcomeTable(nsProviderClaimable, [
  { name: 'servers of nobody’s list pass', view: view(), outcome: 'pass' },
  {
    name: 'a provider that serves the zone passes',
    view: seen(OPEN, addressAt(OUTSIDE_ADDRESS)),
    outcome: 'pass',
  },
  {
    name: 'a provider whose server is silent',
    view: seen(OPEN, addressAt(OUTSIDE_ADDRESS, 'unresponsive')),
    outcome: 'cannot-tell',
    unknowns: [{ nameServer: OPEN }],
  },
  {
    name: 'an open provider without the zone, and no other server',
    view: seen(OPEN, lame(OPEN, 'knows itself'), []),
    outcome: 'fail',
    findings: [
      {
        message: 'open-all',
        severity: 'critical',
        confidence: 'probable',
        subject: { nameServer: OPEN, registeredDomain: 'digitalocean.com' },
        exposure: 1,
      },
    ],
  },
  {
    name: 'an open provider among servers that answer',
    view: seen(OPEN, lame(OPEN, 'knows itself')),
    outcome: 'fail',
    findings: [
      {
        message: 'open-some',
        severity: 'high',
        confidence: 'probable',
        subject: { nameServer: OPEN, registeredDomain: 'digitalocean.com' },
        exposure: 0.5,
      },
    ],
  },
  {
    name: 'one of its servers in the parent’s set alone and one in the child’s: each resolver holds one of the sets',
    view: view({
      servers: [
        { ...at(OPEN, lame(OPEN, 'knows itself')), inChild: false },
        { ...at(OTHER_OPEN, lame(OTHER_OPEN, 'knows itself')), inParent: false },
        inside(),
      ],
    }),
    outcome: 'fail',
    findings: [
      {
        message: 'open-some',
        severity: 'high',
        confidence: 'probable',
        subject: { registeredDomain: 'digitalocean.com' },
        exposure: 0.5,
      },
    ],
  },
  {
    name: 'a provider where it depends',
    view: seen(PERHAPS, lame(PERHAPS, 'knows itself', { kind: 'upward-referral', to: domainName('.') }), []),
    outcome: 'fail',
    findings: [
      {
        message: 'perhaps-all',
        severity: 'high',
        confidence: 'possible',
        subject: { nameServer: PERHAPS, registeredDomain: 'awsdns-01.com' },
      },
    ],
  },
  {
    name: 'the same among servers that answer',
    view: seen(PERHAPS, lame(PERHAPS, 'knows itself', { kind: 'error', rcode: 3 })),
    outcome: 'fail',
    findings: [
      {
        message: 'perhaps-some',
        severity: 'medium',
        confidence: 'possible',
        subject: { nameServer: PERHAPS, registeredDomain: 'awsdns-01.com' },
      },
    ],
  },
  {
    name: 'a provider with a domain for each of its servers is named by one of them',
    view: view({
      servers: [at(PERHAPS, lame(PERHAPS, 'knows itself')), at(SECOND, lame(SECOND, 'knows itself'))],
    }),
    outcome: 'fail',
    findings: [
      { message: 'perhaps-all', severity: 'high', confidence: 'possible', subject: { nameServer: PERHAPS } },
    ],
  },
  {
    name: 'two providers are two findings',
    view: view({
      servers: [at(PERHAPS, lame(PERHAPS, 'knows itself')), at(OPEN, lame(OPEN, 'knows itself'))],
    }),
    outcome: 'fail',
    findings: [
      {
        message: 'perhaps-all',
        severity: 'high',
        confidence: 'possible',
        subject: { nameServer: PERHAPS, registeredDomain: 'awsdns-01.com' },
        exposure: 0.5,
      },
      {
        message: 'open-all',
        severity: 'critical',
        confidence: 'probable',
        subject: { nameServer: OPEN, registeredDomain: 'digitalocean.com' },
        exposure: 0.5,
      },
    ],
  },
  {
    name: 'SERVFAIL is what some answer for a zone that they lost',
    view: seen(OPEN, lame(OPEN, 'knows itself', { kind: 'error', rcode: 2 }), []),
    outcome: 'fail',
    findings: [
      {
        message: 'open-all',
        severity: 'critical',
        confidence: 'probable',
        subject: { nameServer: OPEN, registeredDomain: 'digitalocean.com' },
      },
    ],
  },
  {
    name: 'a server that cannot read the question says nothing of the zone',
    view: seen(OPEN, lame(OPEN, 'knows itself', { kind: 'error', rcode: 1 }), []),
    outcome: 'pass',
  },
  {
    name: 'nor is a server that denies its own name, or only repeats what it heard, a working one',
    view: view({
      servers: [at(OPEN, lame(OPEN, 'denies itself')), at(OTHER_OPEN, lame(OTHER_OPEN, 'repeats'))],
    }),
    outcome: 'pass',
  },
  {
    name: 'a server that knows its name without an IPv4 address is a working one',
    view: seen(OPEN, lame(OPEN, 'has no data'), []),
    outcome: 'fail',
    findings: [
      {
        message: 'open-all',
        severity: 'critical',
        confidence: 'probable',
        subject: { nameServer: OPEN, registeredDomain: 'digitalocean.com' },
      },
    ],
  },
  {
    name: 'a provider said to prevent it is left to not-authoritative',
    view: seen(CLOSED, lame(CLOSED, 'knows itself'), []),
    outcome: 'pass',
  },
  {
    name: 'a server that refuses everything is no working one',
    view: seen(OPEN, lame(OPEN, 'refuses'), []),
    outcome: 'pass',
  },
  {
    name: 'nor is one that was not asked for its name',
    view: seen(OPEN, lame(OPEN, 'not asked'), []),
    outcome: 'pass',
  },
  {
    name: 'an answer without AA is not "no such zone"',
    view: seen(OPEN, lame(OPEN, 'knows itself', { kind: 'unusable' }), []),
    outcome: 'pass',
  },
  {
    name: 'silence on the control question leaves it open',
    view: seen(OPEN, lame(OPEN, 'silent'), []),
    outcome: 'cannot-tell',
    unknowns: [{ nameServer: OPEN }],
  },
]);
