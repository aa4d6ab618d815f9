import { describe, expect, it } from 'vitest';
import { hiddenCut } from '../../src/collect/hidden-cut.js';
import type { DnsMessage } from '../../src/dns/message.js';
import { domainName } from '../../src/dns/name.js';
import { CLASS_IN, type ResourceRecord } from '../../src/dns/rr.js';
import type { DnsExchange } from '../../src/model/exchange.js';

const ZONE = domainName('city.example.lg.jp');
const PARENT = domainName('jp');

const ns = (target: string): ResourceRecord => ({
  name: ZONE,
  class: CLASS_IN,
  ttl: 3600,
  type: 'NS',
  target: domainName(target),
});
const a = (name: string, address: string): ResourceRecord => ({
  name: domainName(name),
  class: CLASS_IN,
  ttl: 3600,
  type: 'A',
  address,
});

function cutOf(answers: readonly ResourceRecord[], additionals: readonly ResourceRecord[]) {
  const exchange = { server: { address: '192.0.2.53', port: 53 } } as DnsExchange;
  return hiddenCut(ZONE, PARENT, { exchange, message: { answers, additionals } as unknown as DnsMessage });
}

describe('a zone that no referral shows', () => {
  const inside = { host: 'ns1.city.example.lg.jp', address: '192.0.2.1', family: 4 };
  const own = { host: 'ns1.example.com', address: '192.0.2.53', family: 4 };

  it.each([
    [
      'takes the addresses below the zone above it',
      ['ns1.city.example.lg.jp'],
      [a('ns1.city.example.lg.jp', '192.0.2.1')],
      [inside],
    ],
    [
      'leaves those of others alone, which are not its server’s to give',
      ['ns1.city.example.lg.jp', 'ns1.example.com'],
      [a('ns1.city.example.lg.jp', '192.0.2.1'), a('ns1.example.com', '192.0.2.66')],
      [inside],
    ],
    [
      'has at least the server that answered',
      ['ns1.example.com'],
      [a('ns1.example.com', '192.0.2.66')],
      [own],
    ],
  ])('%s', (_, hosts, additionals, glue) => {
    const cut = cutOf(hosts.map(ns), additionals);
    expect(cut).toMatchObject({ zone: ZONE, parent: PARENT, nameServers: hosts, referral: null });
    expect(cut?.glue).toEqual(glue);
  });

  it('is none where the answer has no NS record of it', () => {
    expect(cutOf([], [a('ns1.city.example.lg.jp', '192.0.2.1')])).toBeUndefined();
  });
});
