import { describe, expect, it } from 'vitest';
import { proofOfExchange, proofOfKeys, proofOfLookup, proofOfQuestions } from '../../src/checks/proof.js';
import { domainName } from '../../src/dns/name.js';
import { RCODE } from '../../src/dns/rcode.js';
import type { ResourceRecord } from '../../src/dns/rr.js';
import type { Attempt } from '../../src/model/exchange.js';
import {
  exchangeOf,
  INSIDE,
  INSIDE_ADDRESS,
  NOW,
  nsRecords,
  OUTSIDE,
  registered,
  unanswered,
  view,
  ZONE,
} from './view-builder.js';

const SOA = { name: domainName('example.jp'), type: 'SOA' } as const;
const NS = { name: ZONE, type: 'NS' } as const;
const a: ResourceRecord = { name: INSIDE, class: 1, ttl: 300, type: 'A', address: INSIDE_ADDRESS };

function attempt(
  transport: 'udp' | 'tcp',
  edns: boolean,
  fate: 'timeout' | 'truncated' | 'formerr' | 'answer' = 'answer',
): Attempt {
  const note = fate === 'truncated' || fate === 'formerr' ? { note: fate } : {};
  const outcome =
    fate === 'timeout' ? { kind: 'timeout' as const } : { kind: 'reply' as const, octets: 60, ...note };
  return { transport, edns, at: NOW, elapsedMs: 1, outcome };
}

describe('a DNS exchange as proof', () => {
  it('names who was asked what, and what came', () => {
    const exchange = exchangeOf('192.0.2.1', SOA, { rcode: RCODE.NXDOMAIN, authoritative: true });
    expect(proofOfExchange(exchange, 'a.dns.jp')).toEqual({
      kind: 'dns',
      server: 'a.dns.jp (192.0.2.1)',
      question: 'example.jp. SOA',
      how: ['do'],
      observed: 'NXDOMAIN aa',
      at: NOW,
    });
  });

  it.each([
    ['a refusal', exchangeOf('192.0.2.1', SOA, { rcode: RCODE.REFUSED }), 'REFUSED'],
    ['a denial without records', exchangeOf('192.0.2.1', SOA, { authoritative: true }), 'NOERROR aa'],
    [
      'an answer with authority',
      exchangeOf('192.0.2.1', NS, { authoritative: true, answers: nsRecords([OUTSIDE, INSIDE]) }),
      'NOERROR aa: ns.example.jp, ns1.city.example.lg.jp',
    ],
    [
      'where mail goes',
      exchangeOf(
        '192.0.2.1',
        { name: ZONE, type: 'MX' },
        { authoritative: true, answers: [{ ...a, type: 'MX', preference: 10, exchange: OUTSIDE }] },
      ),
      'NOERROR aa: 10 ns.example.jp',
    ],
    [
      'a referral with its glue',
      exchangeOf('192.0.2.1', NS, { authorities: nsRecords([INSIDE]), additionals: [a] }),
      'NOERROR, referral: ns1.city.example.lg.jp; glue: ns1.city.example.lg.jp 192.0.2.1',
    ],
    [
      'an RRset in one order, however the server turned it',
      exchangeOf('192.0.2.1', NS, { authoritative: true, answers: nsRecords([INSIDE, OUTSIDE]) }),
      'NOERROR aa: ns.example.jp, ns1.city.example.lg.jp',
    ],
    ['silence', exchangeOf('192.0.2.1', SOA, 'timeout'), 'timeout'],
    ['octets that are no message', { ...exchangeOf('192.0.2.1', SOA, {}), reply: 'AAAA' }, 'malformed'],
  ])('%s', (_, exchange, observed) => {
    expect(proofOfExchange(exchange)).toMatchObject({ server: '192.0.2.1', observed });
  });

  it('shows at most 13 records of a hostile reply', () => {
    const hosts = Array.from({ length: 40 }, (_, i) => `ns${i}.example.jp`);
    const { observed } = proofOfExchange(exchangeOf('192.0.2.1', NS, { answers: nsRecords(hosts) }));
    expect(observed.match(/example\.jp/g)).toHaveLength(13);
    expect(observed.endsWith('…')).toBe(true);
  });

  it.each([
    ['plainly', [attempt('udp', true)], undefined],
    ['over TCP alone', [attempt('udp', true, 'timeout'), attempt('tcp', true)], ['tcp']],
    [
      'over TCP after a truncated reply',
      [attempt('udp', true, 'truncated'), attempt('tcp', true)],
      undefined,
    ],
    ['without EDNS alone', [attempt('udp', true, 'formerr'), attempt('udp', false)], ['noedns']],
    [
      'neither with EDNS nor over UDP',
      [attempt('udp', true, 'timeout'), attempt('tcp', false)],
      ['tcp', 'noedns'],
    ],
  ] as const)('says how a server was asked that answers %s', (_, attempts, how) => {
    const exchange = { ...exchangeOf('192.0.2.1', SOA, { authoritative: true }), attempts };
    const plain = { ...exchange, options: { ...exchange.options, dnssecOk: false } };
    expect(proofOfExchange(plain)).toMatchObject({ ...(how === undefined ? {} : { how }) });
    if (how === undefined) expect(proofOfExchange(plain)).not.toHaveProperty('how');
  });

  it('names the port where it is not 53', () => {
    const exchange = exchangeOf('127.0.0.1', SOA, {});
    const server = { address: '127.0.0.1', port: 5300 };
    expect(proofOfExchange({ ...exchange, server }).server).toBe('127.0.0.1#5300');
  });
});

describe('proof from evidence', () => {
  const exchange = exchangeOf('192.0.2.1', SOA, { rcode: RCODE.NXDOMAIN, authoritative: true });
  const { evidence } = view({ evidence: { exchanges: [exchange] } });

  it('leaves out questions never put', () => {
    const host = domainName('a.dns.jp');
    const asked = { host, address: '192.0.2.1', exchange: exchange.key };
    expect(proofOfQuestions(evidence, [asked, { host, address: null, exchange: null }])).toHaveLength(1);
  });

  it('takes each exchange once', () => {
    expect(proofOfKeys(evidence, [exchange.key, exchange.key])).toHaveLength(1);
  });
});

describe('a registry as proof', () => {
  it('is the telling line of its answer', () => {
    expect(proofOfLookup(registered())).toEqual([
      {
        kind: 'whois',
        server: 'whois.jprs.jp',
        question: 'example.jp',
        observed: '[Status] Active',
        at: NOW,
      },
    ]);
  });

  it('is the reason why it did not answer', () => {
    expect(proofOfLookup(unanswered('rate-limited'))).toMatchObject([{ observed: 'rate-limited' }]);
  });

  it('is nothing where nobody was asked', () => {
    expect(proofOfLookup(unanswered('not-asked'))).toEqual([]);
  });
});
