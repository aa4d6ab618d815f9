import { answersDiverge } from '../../../src/checks/hijack/answers-diverge.js';
import type { AddressView } from '../../../src/derive/observed-servers.js';
import { domainName } from '../../../src/dns/name.js';
import { outcomeTable } from '../outcome-table.js';
import {
  addressAt,
  addresses,
  INSIDE_ADDRESS,
  inside,
  nsDomain,
  OUTSIDE_ADDRESS,
  outside,
  quiet,
  view,
  ZONE,
} from '../view-builder.js';
import { FIRES, saying } from './chronology-samples.js';

const OURS = ['ns1.city.example.lg.jp', 'ns1.city.example.lg.jp', 'mail.city.example.lg.jp'] as const;
const THEIRS = ['ns.example.jp', 'ns.example.jp', 'mail.example.jp'] as const;
const subject = { nameServer: 'ns.example.jp', registeredDomain: 'example.jp' };
const our = saying(INSIDE_ADDRESS, ...OURS);

const seen = (theirs: AddressView, ours: readonly AddressView[] = [our]) =>
  view({ servers: [outside({ addresses: [theirs] }), inside({ addresses: ours })] });

const vendor = (name: string, address: AddressView) =>
  outside({
    host: domainName(`ns.${name}`),
    registeredDomain: domainName(name),
    addresses: [address],
    a: addresses(address.address),
  });
type Signs = Parameters<typeof quiet>[1];
/** The zone as `example.com` serves it, at two addresses where told so, and as `example.jp` does. Each is divided from the other. */
const twoVendors = (signs: Signs = {}, ...more: readonly AddressView[]) =>
  view({
    servers: [
      vendor('example.com', saying('203.0.113.5', ...OURS)),
      ...more.map((address) => vendor('example.com', address)),
      vendor('example.jp', saying(OUTSIDE_ADDRESS, ...THEIRS)),
    ],
    domains: [
      {
        ...nsDomain({
          domain: domainName('example.com'),
          hosts: [domainName('ns.example.com')],
          chronology: quiet('quiet', { M4: FIRES }),
        }),
        exposure: 0.75,
      },
      nsDomain({ chronology: quiet('quiet', { M4: FIRES, ...signs }) }),
    ],
  });

outcomeTable(answersDiverge, [
  { name: 'the same answers pass', view: seen(saying(OUTSIDE_ADDRESS, ...OURS)), outcome: 'pass' },
  {
    name: 'two providers of one zone, each naming itself, pass',
    view: seen(saying(OUTSIDE_ADDRESS, THEIRS[0], THEIRS[1], OURS[2])),
    outcome: 'pass',
  },
  {
    name: 'mail alone is a secondary that lags',
    view: seen(saying(OUTSIDE_ADDRESS, OURS[0], OURS[1], THEIRS[2])),
    outcome: 'pass',
  },
  {
    name: 'the same answers, but outside the DNSSEC chain of all others',
    view: view({ domains: [nsDomain({ chronology: quiet('rogue', { S5: FIRES }) })] }),
    outcome: 'fail',
    findings: [
      { message: 'outside-chain', severity: 'high', confidence: 'probable', subject, exposure: 0.5 },
    ],
  },
  {
    name: 'other answers too, outside the chain: the answers say enough',
    view: view({
      servers: [outside({ addresses: [saying(OUTSIDE_ADDRESS, ...THEIRS)] }), inside({ addresses: [our] })],
      domains: [nsDomain({ chronology: quiet('rogue', { S5: FIRES, M4: FIRES }) })],
    }),
    outcome: 'fail',
    findings: [{ message: 'domain', severity: 'high', subject }],
  },
  {
    name: 'answers for any name, inside the chain, are another check’s',
    view: view({ domains: [nsDomain({ chronology: quiet('rogue', { S4: FIRES }) })] }),
    outcome: 'pass',
  },
  {
    name: 'outside the chain and registered anew is told with its past',
    view: view({ domains: [nsDomain({ chronology: quiet('hijacked', { S5: FIRES, S2: FIRES }) })] }),
    outcome: 'pass',
  },
  {
    name: 'a line that runs elsewhere is no boundary',
    view: seen(saying(OUTSIDE_ADDRESS, ...THEIRS), [our, saying('192.0.2.9', ...THEIRS)]),
    outcome: 'pass',
  },
  {
    name: 'without another side there is nothing to compare',
    view: seen(saying(OUTSIDE_ADDRESS, ...THEIRS), [addressAt(INSIDE_ADDRESS, 'unresponsive')]),
    outcome: 'pass',
  },
  {
    name: 'an outside domain against the zone’s own',
    view: seen(saying(OUTSIDE_ADDRESS, ...THEIRS)),
    outcome: 'fail',
    findings: [{ message: 'domain', severity: 'high', confidence: 'confirmed', subject, exposure: 0.5 }],
  },
  {
    name: 'of two outside domains, nobody knows',
    view: twoVendors(),
    outcome: 'fail',
    findings: [{ message: 'sides', severity: 'high', subject: { zone: ZONE }, exposure: 0.75 }],
  },
  {
    name: 'of two outside domains, the one with fewer servers',
    view: twoVendors({}, saying('203.0.113.6', ...OURS)),
    outcome: 'fail',
    findings: [{ message: 'domain', severity: 'high', subject }],
  },
  {
    name: 'of two outside domains, the one with another sign',
    view: twoVendors({ S2: FIRES }),
    outcome: 'fail',
    findings: [{ message: 'domain', severity: 'high', subject }],
  },
  {
    name: 'a server that cannot be judged leaves it open',
    view: seen(addressAt(OUTSIDE_ADDRESS, 'unclear')),
    outcome: 'cannot-tell',
    unknowns: [{ nameServer: 'ns.example.jp' }],
  },
]);
