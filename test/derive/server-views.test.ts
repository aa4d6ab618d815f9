import { describe, expect, it } from 'vitest';
import { indexExchanges } from '../../src/derive/exchange-index.js';
import type { ParentView } from '../../src/derive/observed-servers.js';
import { deriveServers } from '../../src/derive/server-views.js';
import { domainName } from '../../src/dns/name.js';
import { RCODE } from '../../src/dns/rcode.js';
import type { Evidence } from '../../src/model/evidence.js';
import { exchangeOf, soaRecord } from '../checks/exchange-builder.js';

const ZONE = domainName('city.example.lg.jp');
const INSIDE = domainName('dns1.city.example.lg.jp');
const OUTSIDE = domainName('ns.example.jp');
const OWN = '192.0.2.1';
const GLUE = '198.51.100.1';

const serves = { authoritative: true, answers: [soaRecord(ZONE)] };
const refuses = { rcode: RCODE.REFUSED };

/** The addresses that count of a host whose zone tells OWN and whose parent gives GLUE. */
function counted(host: typeof INSIDE, own: readonly string[], atGlue: typeof serves | typeof refuses) {
  const replies = [[OWN, serves] as const, [GLUE, atGlue] as const];
  const exchanges = replies.map(([address, reply]) =>
    exchangeOf(address, { name: ZONE, type: 'SOA' }, reply),
  );
  const evidence = {
    exchanges,
    zones: [],
    limits: [],
    network: { ipv6Proven: true },
    probes: exchanges.map(({ server, key }) => ({ host, server, exchanges: { soa: key } })),
    hosts: [
      {
        host,
        registeredDomain: null,
        a: { outcome: own.length > 0 ? { kind: 'addresses', addresses: own } : { kind: 'failed' } },
        aaaa: { outcome: { kind: 'no-data' } },
      },
    ],
  } as unknown as Evidence;
  const referral = { kind: 'referral', nameServers: [host], glue: [{ host, address: GLUE, family: 4 }] };
  const views = [{ seen: referral }] as unknown as readonly ParentView[];
  const [server] = deriveServers(evidence, ZONE, domainName('jp'), views, indexExchanges(evidence));
  return server?.addresses.map(({ address }) => address);
}

describe('the addresses of a name server', () => {
  it.each([
    [
      'inside the zone: its own, and glue that leads to a server of the zone',
      INSIDE,
      [OWN],
      serves,
      [OWN, GLUE],
    ],
    ['inside the zone: not glue that leads nowhere', INSIDE, [OWN], refuses, [OWN]],
    ['outside the zone: its own', OUTSIDE, [OWN], serves, [OWN]],
    ['where its own are not known: what was asked', OUTSIDE, [], refuses, [OWN, GLUE]],
  ] as const)('%s', (_, host, own, atGlue, addresses) => {
    expect(counted(host, own, atGlue)).toEqual(addresses);
  });
});
